import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { Actor, Filing } from '../filing/index.ts';
import type { Origin } from '../filing/needs/origin.ts';
import type { RelayAddresses } from '../filing/needs/otp-relays.ts';
import type { Registration } from '../filing/needs/store.ts';
import type { FilesToCheck, ShownImport } from './api/check-files.ts';
import type { ChangeFeed } from './changes.ts';
import type { Oidc } from './oidc.ts';
import type { People } from './people.ts';

/** The practice portal, as far as the web may see into it. */
export interface Practice {
  otps(registration: Registration): Promise<{ readonly loginOtp: string; readonly evc: string }>;
}

/** What the handlers work with; main puts it together. */
export interface ApiContext {
  readonly filing: Filing;
  readonly people: People;
  readonly relays: RelayAddresses;
  readonly changes: ChangeFeed;
  /** `checkFiles`, where large files do not hold up everybody else. */
  readonly checkFiles: (actor: Actor, wanted: FilesToCheck) => Promise<ShownImport>;
  /** Today in India, yyyy-mm-dd. */
  readonly today: () => string;
  /** Does something for a request, so that what is kept meanwhile says which one it was. */
  readonly within: <Result>(origin: Origin, work: () => Result) => Result;
  /** Present where the company signs in at an identity provider. */
  readonly oidc?: Oidc;
  /** Present when the gateway is the simulator: its one-time passwords may be shown for practice. */
  readonly practice?: Practice;
}

/** The server with typebox schemas as types. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;
