export type { CallListener, GatewayCall } from './gateway-call.ts';
export { createGstnPortal, type GstnConfig, type GstnPortal } from './gstn/client.ts';
export { type PortalCode, portalCodes } from './gstn/portal-codes.ts';
export { createSandboxPortal, type SandboxConfig, type SandboxPortal } from './sandbox/client.ts';
export { createWhitebooksPortal, type WhitebooksConfig, type WhitebooksPortal } from './whitebooks/client.ts';
