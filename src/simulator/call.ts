import type { Settings } from './settings.ts';
import type { OtherForm, SessionState, TaxpayerState, World } from './world.ts';

/** Parameters of a request, by name. */
export type Query = Readonly<Record<string, string | undefined>>;

/** A call of a signed-in taxpayer, its headers checked and its body opened. */
export interface TaxpayerCall {
  readonly world: World;
  readonly settings: Settings;
  readonly taxpayer: TaxpayerState;
  readonly session: SessionState;
  readonly action: string;
  readonly gstin: string;
  /** MMYYYY, or empty for calls that speak of no period. */
  readonly period: string;
  /** Absent where the call is about GSTR-1. */
  readonly form?: OtherForm;
  /** Where the return of the call is kept: see `slotOf`. */
  readonly slot: string;
  readonly query: Query;
  /** The JSON text of the payload; empty for reads. */
  readonly json: string;
  /** The base64 text that was encrypted: what signatures are made over. */
  readonly base64: Buffer;
  /** The request body as received, for `sign`, `st` and `sid`. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Where this simulator can be reached, for addresses of files. */
  readonly origin: string;
}

/** An answer: an object, or its JSON text where that already exists. */
export type Answer = object | string;

/** Carries out one action; throws a Refusal when the portal says no. */
type Handler = (call: TaxpayerCall) => Answer;

/** Marks an action: whose payload may differ, whose body has a MAC, what must be durable before the answer. */
export interface Action {
  readonly handler: Handler;
  /** Opens `data` of the body; `hmac` is checked too. */
  readonly reads: 'nothing' | 'payload' | 'signed-payload';
  /** Speaks of one return period, which header and query must agree on. */
  readonly ofPeriod: boolean;
  /** The answer goes out as it is, not sealed: it is only a yes. */
  readonly plain?: true;
}
