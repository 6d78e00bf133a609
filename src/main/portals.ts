import { usage } from '../cli/exit-codes.ts';
import { type CallKeeper, keepCalls } from '../filing/index.ts';
import type { Clock } from '../filing/needs/clock.ts';
import { type Portal, PortalError } from '../filing/needs/portal.ts';
import type { Registration, Store } from '../filing/needs/store.ts';
import {
  type CallListener,
  createGstnPortal,
  createSandboxPortal,
  createWhitebooksPortal,
} from '../gateways/index.ts';
import type { Config } from './config.ts';

/** The gateways of this process. */
export interface Portals {
  /** The portal of a registration, which keeps its calls in the books of the tenant. */
  portalOf(tenantId: string, registration: Registration): Portal;
  /** Where a gateway leads, for people; an unknown name ends the command with exit code 64. */
  at(name: string): string;
  /** Writes the calls that are still to be kept and gives the connections back. */
  close(): Promise<void>;
}

/** What gateways need besides their configuration. */
export interface PortalNeeds {
  readonly store: Store;
  readonly clock: Clock;
  /** Hears of calls that could not be kept. */
  readonly onFailure: (error: unknown) => void;
}

/** A gateway that holds connections. */
type Gateway = Portal & { close(): void };

/** Opens the gateways that the configuration names; connections are made at the first call. */
export function openPortals(config: Config, { store, clock, onFailure }: PortalNeeds): Portals {
  const addresses = addressesIn(config);
  const keepers = new Map<string, CallKeeper>();
  const portals = new Map<string, Gateway>();
  const keeperOf = (tenantId: string) =>
    remembered(keepers, tenantId, () => keepCalls(store, tenantId, onFailure));
  return {
    portalOf(tenantId, { gateway, gstin }) {
      if (!addresses.has(gateway)) throw notConfigured(gateway, gstin);
      const open = () => openGateway(config, gateway, { clock, onCall: keeperOf(tenantId).onCall });
      return remembered(portals, `${tenantId} ${gateway}`, open);
    },
    at: (name) => addresses.get(name) ?? unknown(name, [...addresses.keys()]),
    async close() {
      for (const portal of portals.values()) portal.close();
      await Promise.all([...keepers.values()].map((keeper) => keeper.settled()));
    },
  };
}

function addressesIn({ simulatorUrl, gstn, sandbox, whitebooks }: Config): ReadonlyMap<string, string> {
  const addresses = new Map([['simulator', simulatorUrl]]);
  if (gstn) addresses.set('gstn', gstn.baseUrl);
  if (sandbox) addresses.set('sandbox', sandbox.baseUrl);
  if (whitebooks) addresses.set('whitebooks', whitebooks.baseUrl);
  return addresses;
}

function openGateway(
  { simulatorUrl, gstn, sandbox, whitebooks }: Config,
  name: string,
  shared: { readonly clock: Clock; readonly onCall: CallListener },
): Gateway {
  if (name === 'sandbox' && sandbox) return createSandboxPortal({ ...shared, ...sandbox });
  if (name === 'whitebooks' && whitebooks) return createWhitebooksPortal({ ...shared, ...whitebooks });
  if (name === 'gstn' && gstn) return createGstnPortal({ ...shared, ...gstn });
  return createGstnPortal({
    ...shared,
    baseUrl: simulatorUrl,
    publicKeyUrl: `${simulatorUrl}/_simulator/certificate`,
    clientId: 'vivarani',
    clientSecret: 'simulator',
  });
}

function remembered<Value>(known: Map<string, Value>, name: string, make: () => Value): Value {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = make();
  known.set(name, made);
  return made;
}

function notConfigured(gateway: string, gstin: string): PortalError {
  const says = `The registration ${gstin} uses the gateway "${gateway}", which is not configured. Configure it, or choose another.`;
  return new PortalError('NO-GATEWAY', says, 'report a defect');
}

/** The variable that configures a gateway. */
const variables: Readonly<Record<string, string>> = {
  gstn: 'GSTN_BASE_URL',
  sandbox: 'SANDBOX_BASE_URL',
  whitebooks: 'WHITEBOOKS_BASE_URL',
};

function unknown(name: string, known: readonly string[]): never {
  const variable = variables[name];
  const hint = variable ? ` Set ${variable} and its companions to reach the real portal.` : '';
  throw usage(`--portal "${name}" is not configured; there is ${known.join(' and ')}.${hint}`);
}
