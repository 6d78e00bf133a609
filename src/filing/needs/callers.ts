import type { Consumer, ConsumerKeys } from './consumers.ts';
import type { DialectSession } from './dialect-sessions.ts';
import type { PortalSession, Taxpayer } from './portal.ts';
import type { Registration } from './store.ts';

/** Who calls with a token, and how the portal is reached for the taxpayer of the token. */
export interface TokenCaller {
  readonly consumer: Consumer;
  /** Null where the token is unknown, closed or has expired; its `taxpayer` is null for a token of the consumer himself. */
  readonly token: { readonly taxpayer: Taxpayer | null } | null;
  readonly registration: Registration | null;
  /** The registration's session at the portal, in whatever state. */
  readonly session: PortalSession | null;
}

/** Who calls with client id and secret, and the session that his `txn` names. */
export interface TxnCaller {
  readonly consumer: Consumer;
  /** Null where the `txn` is unknown, closed or has expired. */
  readonly found: DialectSession | null;
  /** Of the GSTIN of the session, where it is registered. */
  readonly registration: Registration | null;
}

/** What the dialects must know before every call, each in one round trip to the database. */
export interface Callers {
  /** Null where the key is unknown or revoked. `now` is ISO 8601. */
  byToken(shown: {
    readonly apiKey: string;
    readonly token: string;
    readonly now: string;
  }): Promise<TokenCaller | null>;
  /** Null where key and secret do not fit or the key is revoked. `now` is ISO 8601. */
  byTxn(shown: ConsumerKeys & { readonly txn: string; readonly now: string }): Promise<TxnCaller | null>;
}
