import type { Portal } from '../../filing/needs/portal.ts';
import { portalOver } from '../portal-methods.ts';
import { paths } from './endpoints.ts';
import { type Patience, usualPatience } from './file-download.ts';
import { createLine, type LineConfig } from './line.ts';
import { plainCall } from './plain-call.ts';
import { createSignIn, type PortalKeySetting } from './sign-in.ts';

/** Settings of the gateway to GSTN; the portal's public key is given, or fetched from an address. */
export type GstnConfig = LineConfig &
  PortalKeySetting & {
    /** How long a section that comes as files is waited for; ten minutes where absent. */
    readonly patience?: Patience;
  };

/** The portal over the encrypted wire of GSTN's taxpayer API; `close` gives its connections back. */
export type GstnPortal = Portal & { close(): void };

/**
 * Opens the gateway to GSTN, or to a GSP that passes GSTN's calls through. It never retries and keeps nothing: all
 * it must remember is in the `secret` of the sessions it makes. Every method may throw `PortalError`.
 */
export function createGstnPortal(config: GstnConfig): GstnPortal {
  const line = createLine(config);
  const patience = config.patience ?? usualPatience;
  const portal = portalOver({
    ...createSignIn(line, config),
    forms: ['GSTR1', 'GSTR1A', 'GSTR2'],
    plainCall: (of, call) => plainCall({ line, patience, baseUrl: config.baseUrl }, of, call),
    publicCall: (gstin, { resource, action, query }) => {
      const path = resource === 'search' ? paths.publicSearch : paths.publicReturns;
      return line.readPublic(gstin, { action, gstin, ...query }, path);
    },
  });
  return { ...portal, close: () => line.close() };
}
