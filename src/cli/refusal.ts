import { PortalError } from '../filing/needs/portal.ts';
import { NotPossible } from '../filing/not-possible.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** How a command that failed ends: its exit code, a stable code and a sentence. */
export interface Refusal {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly says: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** Tells the portal's refusals (2) and what the books do not allow (1) from defects of ours (3). */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof PortalError) {
    const { code, message, remedy } = error;
    return {
      exitCode: exitCodes.portalRefused,
      code,
      says: `The portal refused: ${message} (${code}). What to do: ${remedy}.`,
      document: { remedy },
    };
  }
  if (error instanceof NotPossible)
    return { exitCode: exitCodes.dataHasErrors, code: error.code, says: error.message, document: {} };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    exitCode: exitCodes.defect,
    code: 'DEFECT',
    says: `This is a defect of ours, not of your data. Report it with these lines:\n${detail}`,
    document: {},
  };
}
