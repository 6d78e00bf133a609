import type { Actor, Filing } from '../../filing/index.ts';
import type { Callers, TxnCaller } from '../../filing/needs/callers.ts';
import type { Consumer, Consumers } from '../../filing/needs/consumers.ts';
import type { DialectSessions } from '../../filing/needs/dialect-sessions.ts';
import type { Parameters } from './parameters.ts';

/** What the WhiteBooks dialect works with. */
export interface WhitebooksContext {
  readonly filing: Filing;
  readonly callers: Callers;
  readonly consumers: Consumers;
  readonly sessions: DialectSessions;
  /** Gateway of GSTINs that a program names and nobody has registered. */
  readonly usualGateway: string;
  /** Today in India, yyyy-mm-dd. */
  readonly today: () => string;
  /**
   * Whether the echoed header map repeats `client_secret`. The provider's own program of 2022 sends that map back as
   * its next headers; everybody else is better off without a secret in a body.
   */
  readonly echoesSecrets: boolean;
}

/** One call of a program that has been recognised. */
export interface DialectCall {
  readonly context: WhitebooksContext;
  readonly consumer: Consumer;
  /** Who acts in the books: the program, under its name. */
  readonly actor: Actor;
  readonly parameters: Parameters;
  /** The session that the call's `txn` names, as it stood when the call came. */
  readonly caller: TxnCaller;
  /** As parsed from JSON; undefined where the request has no body. */
  readonly body: unknown;
}

/** What a call answers; `data` is absent on calls about the session. */
export interface DialectAnswer {
  readonly says: string;
  readonly data?: unknown;
  /** A `txn` that the call has issued. */
  readonly txn?: string;
}
