import type { Step } from '../needs/store.ts';

/** The request of a proceed step. */
export function proceedRequest(step: Step): { readonly isNil: boolean } {
  return step.request as { readonly isNil: boolean };
}

/** The request of a file step; the EVC is its secret. */
export interface FileStepRequest {
  readonly pan: string;
  readonly isNil: boolean;
  /** Of the summary that was confirmed; null for a nil return. */
  readonly checksum: string | null;
}
