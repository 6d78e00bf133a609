import type { Actor, Filing } from '../../filing/index.ts';
import type { Callers, TokenCaller } from '../../filing/needs/callers.ts';
import type { Consumer, Consumers } from '../../filing/needs/consumers.ts';
import type { Taxpayer } from '../../filing/needs/portal.ts';
import type { Act } from '../../filing/permissions.ts';

/** What the dialects work with; main puts it together. */
export interface DialectContext {
  readonly filing: Filing;
  readonly callers: Callers;
  readonly consumers: Consumers;
  /** The gateway of GSTINs that are registered through a dialect. */
  readonly usualGateway: string;
}

/** One call of a program, known by its key and token. */
export interface SandboxCall {
  readonly context: DialectContext;
  readonly consumer: Consumer;
  readonly actor: Actor;
  /** The token that was shown; '' where none is asked for. */
  readonly token: string;
  /** Whom the token speaks for; GSTIN '' for a token of the program itself. */
  readonly taxpayer: Taxpayer;
  /** How the portal is reached for him, as it stood when the call came. */
  readonly way: Pick<TokenCaller, 'registration' | 'session'>;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The header `x-source`; undefined where it is not sent. */
  readonly source: string | undefined;
  /** As parsed; undefined where there is no body. */
  readonly body: unknown;
}

/** What an operation answers: `data`, and what stands beside it at the top. */
export interface OperationAnswer {
  readonly data: unknown;
  readonly beside?: object;
}

/** One operation of the provider's contract. */
export interface SandboxOperation {
  /** Name of the row in the coverage table. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** Path as in the contract, `{year}` for what varies. */
  readonly path: string;
  /** Which token it wants. */
  readonly token: 'secret' | 'api' | 'taxpayer';
  /** What it is in the books; the key's role must allow it. */
  readonly act: Act;
  answer(call: SandboxCall): Promise<OperationAnswer>;
}

/** Where the taxpayer's calls begin. */
export const taxpayerRoot = '/gst/compliance/tax-payer';
/** Where the reads of the public record begin. */
export const publicRoot = '/gst/compliance/public';
