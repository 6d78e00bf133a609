import type { Page, PageWanted } from './page.ts';

/** What a program may do: the roles of people. */
export type ConsumerRole = 'admin' | 'preparer' | 'filer' | 'viewer';

/** Whether a dialect sends what it gets, or reads it by the rules first and answers their faults. */
export type ConsumerMode = 'pass-through' | 'strict';

/** A program that calls the product, as its tenant allows it. */
export interface Consumer {
  readonly tenantId: string;
  readonly consumerId: string;
  readonly name: string;
  /** The account's address; the WhiteBooks dialect compares it. */
  readonly email: string;
  /** The first characters of its key, to tell keys apart. */
  readonly keyStart: string;
  /** GSTINs it may speak for; null for every one of the tenant, also such as are not registered yet. */
  readonly gstins: readonly string[] | null;
  /** Calls a minute; null for no limit. */
  readonly callsPerMinute: number | null;
  readonly mode: ConsumerMode;
  readonly role: ConsumerRole;
  /** ISO 8601 */
  readonly createdAt: string;
  /** ISO 8601, to the minute; null before its first call. */
  readonly lastUsedAt: string | null;
  /** ISO 8601; null while it may call. */
  readonly revokedAt: string | null;
}

/** What is chosen when a consumer is made; the rest takes its defaults: every GSTIN, 100 calls a minute, pass-through, admin. */
export interface NewConsumer {
  readonly name: string;
  readonly email?: string;
  readonly gstins?: readonly string[] | null;
  readonly callsPerMinute?: number | null;
  readonly mode?: ConsumerMode;
  readonly role?: ConsumerRole;
}

/** Key and secret of a consumer: known to nobody but the person who reads them now. */
export interface ConsumerKeys {
  /** `x-api-key`, or the `client_id` of WhiteBooks. */
  readonly apiKey: string;
  /** `x-api-secret`, or the `client_secret` of WhiteBooks. */
  readonly apiSecret: string;
}

/** Whose session it is, at which point, and until when (ISO 8601). */
export interface NewConsumerSession {
  /** Null for a token of the consumer himself. */
  readonly taxpayer: { readonly gstin: string; readonly userName: string } | null;
  readonly state: 'otp-requested' | 'signed-in';
  readonly openedAt: string;
  readonly expiresAt: string;
}

/** A token of a consumer, found by the token or by whom it speaks for. */
export interface ConsumerSession extends Omit<NewConsumerSession, 'openedAt'> {
  readonly consumer: Consumer;
}

/** Whose session is looked for when no token is given: WhiteBooks names the user and his State. */
export interface SessionSearch {
  readonly userName: string;
  /** The first two digits of the GSTIN. */
  readonly stateCode: string;
  readonly gstin?: string;
  /** ISO 8601: what has expired by then is not found. */
  readonly now: string;
}

/** An answer kept for a request with an `Idempotency-Key`. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * What became of a claim to a key: `first` (do the work, then keep the answer), `answered` (give it again),
 * `at-work` (the first request has not ended) or `other-request` (the key belongs to another request).
 */
export type Claim =
  | { readonly is: 'first' }
  | { readonly is: 'answered'; readonly answer: KeptAnswer }
  | { readonly is: 'at-work' }
  | { readonly is: 'other-request' };

/** A repeated request is recognised by its key and by what it asks. */
export interface ClaimedRequest {
  readonly idempotencyKey: string;
  /** Method, address and body, in one string. */
  readonly request: string;
}

/** Programs that call the product, their sessions and repeated requests. Secrets and tokens are kept as hashes only. */
export interface Consumers {
  create(tenantId: string, consumer: NewConsumer): Promise<{ consumer: Consumer; keys: ConsumerKeys }>;
  /** The oldest first, revoked ones too. */
  list(tenantId: string, page: PageWanted): Promise<Page<Consumer>>;
  /** Ends a consumer and all its sessions; false where there is none. */
  revoke(tenantId: string, consumerId: string): Promise<boolean>;
  /** The consumer of a key, which proves nothing yet; null when unknown or revoked. */
  byKey(apiKey: string): Promise<Consumer | null>;
  /** The consumer whose key and secret these are; null when they are not, or it is revoked. */
  authenticate(keys: ConsumerKeys): Promise<Consumer | null>;

  /** Keeps a session under its token; a session under the same token is replaced. */
  keepSession(consumer: Consumer, token: string, session: NewConsumerSession): Promise<void>;
  /** The session of a token of the tenant; null when unknown, expired at `now` (ISO 8601), closed, or its consumer is revoked. */
  session(tenantId: string, token: string, now: string): Promise<ConsumerSession | null>;
  /** The newest session of a taxpayer that this consumer opened; null when none lives. */
  findSession(consumer: Consumer, search: SessionSearch): Promise<ConsumerSession | null>;
  closeSession(tenantId: string, token: string): Promise<void>;

  /** Claims an idempotency key for 24 hours; a claim whose request never ended is given up after ten minutes. */
  claim(consumer: Consumer, claimed: ClaimedRequest): Promise<Claim>;
  keepAnswer(consumer: Consumer, idempotencyKey: string, answer: KeptAnswer): Promise<void>;
  /** Gives a claim back whose request came to nothing, so that it can be tried again. */
  forgetClaim(consumer: Consumer, idempotencyKey: string): Promise<void>;
}
