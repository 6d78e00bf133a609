import type { Reason } from './not-possible.ts';
import {
  type Choice,
  whyNotAct,
  whyNotCompute2b,
  whyNotConnect,
  whyNotDownload,
  whyNotFile,
  whyNotGenerate,
  whyNotGenerateAnswers,
  whyNotProceed,
  whyNotReset,
  whyNotSave,
  whyNotSummary,
} from './reasons.ts';
import type { Standing } from './standing.ts';

/** A button of the sync page: enabled, or with the sentence why not. */
export interface Button {
  readonly enabled: boolean;
  readonly why: string | null;
}

/** The buttons of the sync page, by name. */
export type ButtonName =
  | 'connect'
  | 'generateNew'
  | 'generateDelete'
  | 'save'
  | 'saveDeletes'
  | 'downloadSummary'
  | 'submit'
  | 'file'
  | 'counterPartyDownload'
  | 'acceptReject'
  | 'generateAnswers'
  | 'compute2b'
  | 'reset';

/** All buttons as they stand: pure, of the same reasons by which the use cases refuse. */
export function buttonsOf(
  standing: Standing,
  differing: readonly string[],
): Readonly<Record<ButtonName, Button>> {
  const choice: Choice = { differing, isNil: isNilReturn(standing) };
  return {
    connect: button(whyNotConnect(standing)),
    generateNew: button(whyNotGenerate(standing, 'save')),
    generateDelete: button(whyNotGenerate(standing, 'delete')),
    save: button(whyNotSave(standing, 'save')),
    saveDeletes: button(whyNotSave(standing, 'delete')),
    downloadSummary: button(whyNotSummary(standing)),
    submit: button(whyNotProceed(standing, choice)),
    file: button(whyNotFile(standing, choice)),
    counterPartyDownload: button(whyNotDownload(standing)),
    acceptReject: button(whyNotAct(standing)),
    generateAnswers: button(whyNotGenerateAnswers(standing)),
    compute2b: button(whyNotCompute2b(standing)),
    reset: button(whyNotReset(standing)),
  };
}

/** Without any document the one thing to submit is a nil return. */
function isNilReturn({ total, counts, state, answers }: Standing): boolean {
  return (
    total === 0 &&
    answers.accept === 0 &&
    counts['to-delete'] === 0 &&
    (state.status === 'none' || state.isNil)
  );
}

function button(reason: Reason | null): Button {
  return { enabled: reason === null, why: reason?.says ?? null };
}
