import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { usage } from '../cli/exit-codes.ts';
import type { ServeOptions } from '../cli/world.ts';
import type { OidcSettings } from '../http/oidc.ts';
import type { Reach } from '../jobs/index.ts';

/** Ports that the contract names. */
export const defaultPorts = { web: 7788, simulator: 7799 } as const;

/** How to reach the real portal, or a GSP that passes its calls through. */
export interface GstnSettings {
  readonly baseUrl: string;
  readonly publicKeyPem: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly ipAddress?: string;
  /** What a pass-through GSP wants beside GSTN's own headers. */
  readonly extraHeaders?: Readonly<Record<string, string>>;
}

/** How to reach the portal by way of sandbox.co.in. */
export interface SandboxSettings {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Which of its two GSPs the provider takes. */
  readonly source: 'primary' | 'secondary';
}

/** How to reach the portal by way of WhiteBooks (formerly MasterGST). */
export interface WhitebooksSettings {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The account to which they belong. */
  readonly email: string;
  readonly ipAddress?: string;
}

/** Everything a process needs to know, read once at its start from options and environment. */
export interface Config {
  /** Absolute path of the data folder. */
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly simulatorPort: number;
  /** Where the simulator is reached as a portal. */
  readonly simulatorUrl: string;
  /** Whether SIMULATOR_URL says where, so that no other is looked for. */
  readonly simulatorIsGiven: boolean;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly trustProxy: boolean | string;
  readonly logLevel: string;
  /** Null where people sign in with their password only. */
  readonly oidc: OidcSettings | null;
  readonly gstn: GstnSettings | null;
  readonly sandbox: SandboxSettings | null;
  readonly whitebooks: WhitebooksSettings | null;
  /** Whether the served WhiteBooks dialect repeats the client secret in its answers, as old programs want it. */
  readonly echoesSecrets: boolean;
  /** Where messages to webhooks may go. */
  readonly webhooksReach: Reach;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration; what is wrong in it ends the command with a sentence and exit code 64. */
export function readConfig(options: ServeOptions, environment: Environment): Config {
  const simulatorPort =
    options.simulatorPort ?? portOf(environment, 'SIMULATOR_PORT') ?? defaultPorts.simulator;
  return {
    dataDir: resolve(options.dataDir),
    host: options.host ?? environment.HOST ?? '127.0.0.1',
    port: options.port ?? portOf(environment, 'PORT') ?? defaultPorts.web,
    simulatorPort,
    simulatorIsGiven: Boolean(environment.SIMULATOR_URL),
    simulatorUrl: environment.SIMULATOR_URL ?? `http://127.0.0.1:${simulatorPort}`,
    tls: tlsOf(options),
    trustProxy: trustProxyOf(environment.TRUST_PROXY),
    logLevel: environment.LOG_LEVEL ?? 'info',
    oidc: oidcOf(environment),
    gstn: gstnOf(environment),
    sandbox: sandboxOf(environment),
    whitebooks: whitebooksOf(environment),
    echoesSecrets: environment.WHITEBOOKS_ECHOES_SECRETS === 'true',
    webhooksReach: reachOf(environment.WEBHOOKS_REACH || 'public'),
  };
}

function reachOf(text: string): Reach {
  if (text === 'public' || text === 'loopback' || text === 'private') return text;
  throw usage(`WEBHOOKS_REACH="${text}" is not known. Set it to public, loopback or private, or remove it.`);
}

function portOf(environment: Environment, name: string): number | undefined {
  const text = environment[name];
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw usage(`${name}="${text}" is not a port. Set it to a number from 0 to 65535, or remove it.`);
  }
  return Number(text);
}

function tlsOf({ tlsCert, tlsKey }: ServeOptions): Config['tls'] {
  if (!tlsCert && !tlsKey) return null;
  if (!tlsCert || !tlsKey) throw usage('HTTPS needs both --tls-cert and --tls-key. Give the other one too.');
  return { cert: textFile('--tls-cert', tlsCert), key: textFile('--tls-key', tlsKey) };
}

function textFile(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw usage(
      `${option} "${path}" cannot be read (${(error as NodeJS.ErrnoException).code}). Check the path and its permissions.`,
    );
  }
}

/** `true` believes every proxy; an address or network (10.0.0.0/8) only that one. */
function trustProxyOf(text: string | undefined): boolean | string {
  if (!text || text === 'false' || text === '0') return false;
  return text === 'true' || text === '1' ? true : text;
}

function oidcOf(environment: Environment): OidcSettings | null {
  const issuer = environment.OIDC_ISSUER;
  if (!issuer) return null;
  const required = requiredBeside('OIDC_ISSUER', environment);
  const { protocol, hostname } = new URL(URL.canParse(issuer) ? issuer : 'none:');
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  if (protocol !== 'https:' && !(protocol === 'http:' && isHere))
    throw usage(
      `OIDC_ISSUER="${issuer}" is no https address. Set it as the provider gives it, or remove it.`,
    );
  return {
    issuer,
    clientId: required('OIDC_CLIENT_ID'),
    clientSecret: required('OIDC_CLIENT_SECRET'),
    label: environment.OIDC_LABEL || hostname,
  };
}

function gstnOf(environment: Environment): GstnSettings | null {
  const baseUrl = environment.GSTN_BASE_URL;
  if (!baseUrl) return null;
  const required = requiredBeside('GSTN_BASE_URL', environment);
  const ipAddress = environment.GSTN_IP_ADDRESS;
  const extraHeaders = extraHeadersOf(environment.GSTN_EXTRA_HEADERS);
  return {
    baseUrl,
    publicKeyPem: textFile('GSTN_PUBLIC_KEY_FILE', required('GSTN_PUBLIC_KEY_FILE')),
    clientId: required('GSTN_CLIENT_ID'),
    clientSecret: required('GSTN_CLIENT_SECRET'),
    ...(ipAddress ? { ipAddress } : {}),
    ...(extraHeaders ? { extraHeaders } : {}),
  };
}

function extraHeadersOf(text: string | undefined): Readonly<Record<string, string>> | null {
  if (!text) return null;
  const headers = objectIn(text);
  const isWrong = (entry: readonly [string, unknown]) =>
    !/^[\w-]+$/.test(entry[0]) || typeof entry[1] !== 'string';
  if (headers && !Object.entries(headers).some(isWrong)) return headers as Readonly<Record<string, string>>;
  // Not quoted: the value may hold a key.
  throw usage(
    'GSTN_EXTRA_HEADERS is not a JSON object of texts. Write it as {"x-gsp-key":"…"}, or remove it.',
  );
}

function objectIn(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function sandboxOf(environment: Environment): SandboxSettings | null {
  const baseUrl = environment.SANDBOX_BASE_URL;
  if (!baseUrl) return null;
  const required = requiredBeside('SANDBOX_BASE_URL', environment);
  const source = environment.SANDBOX_SOURCE || 'primary';
  if (source !== 'primary' && source !== 'secondary')
    throw usage(`SANDBOX_SOURCE is "${source}". Write primary or secondary, or remove it.`);
  return { baseUrl, apiKey: required('SANDBOX_API_KEY'), apiSecret: required('SANDBOX_API_SECRET'), source };
}

function whitebooksOf(environment: Environment): WhitebooksSettings | null {
  const baseUrl = environment.WHITEBOOKS_BASE_URL;
  if (!baseUrl) return null;
  const required = requiredBeside('WHITEBOOKS_BASE_URL', environment);
  const ipAddress = environment.WHITEBOOKS_IP_ADDRESS;
  return {
    baseUrl,
    clientId: required('WHITEBOOKS_CLIENT_ID'),
    clientSecret: required('WHITEBOOKS_CLIENT_SECRET'),
    email: required('WHITEBOOKS_EMAIL'),
    ...(ipAddress ? { ipAddress } : {}),
  };
}

function requiredBeside(given: string, environment: Environment): (name: string) => string {
  return (name) => {
    const value = environment[name];
    if (!value) throw usage(`${given} is set, but ${name} is not. Set it too, or remove ${given}.`);
    return value;
  };
}
