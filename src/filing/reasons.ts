import { dueDateOf, isIffMonth, quarterEndOf, regimeOf } from '../core/index.ts';
import { whyNotApproved } from './approvals/approval-standing.ts';
import type { NotPossibleCode, Reason } from './not-possible.ts';
import { whyNotPermitted } from './permissions.ts';
import type { Standing } from './standing.ts';
import { lastProceedAt, summaryIsAfter } from './standing.ts';
import { ago, documents, formName, indianDate, periodName, portalDate, taskTitles } from './wording.ts';

// Each function answers why something cannot be done now, or null. The page shows the sentence beside the disabled
// button and the use case refuses with the same one, so that the two can never say different things.

const because = (code: NotPossibleCode, says: string): Reason => ({ code, says });

const first = (...reasons: readonly (Reason | null)[]): Reason | null =>
  reasons.find((reason) => reason !== null) ?? null;

/** Why the registration cannot be connected with the portal. */
export function whyNotConnect({
  roles,
  registration,
}: Pick<Standing, 'roles' | 'registration'>): Reason | null {
  const refused = whyNotPermitted(roles, 'connect');
  if (refused) return refused;
  if (registration.portalUserName) return null;
  return because(
    'USER-NAME',
    `No GST portal user name is set for ${registration.gstin}. Enter it under Registrations.`,
  );
}

/** Why there is no payload to generate. */
export function whyNotGenerate(standing: Standing, kind: 'save' | 'delete'): Reason | null {
  return first(
    whyNotPermitted(standing.roles, 'generate payload'),
    whyNoGstr2(standing),
    whyBlank(standing, kind),
  );
}

/** Why nothing can be saved (`save`: new and modified documents; `delete`: those to delete). */
export function whyNotSave(standing: Standing, kind: 'save' | 'delete'): Reason | null {
  return first(
    whyNotPermitted(standing.roles, 'save'),
    whyNoGstr2(standing),
    whyFrozen(standing),
    whyBusy(standing),
    whyFuture(standing),
    whyNotOpen(standing),
    whyNotConnected(standing),
    whyBlank(standing, kind),
  );
}

/** Why the summary cannot be downloaded. */
export function whyNotSummary(standing: Standing): Reason | null {
  return first(whyNoGstr2(standing), whyNotDownload(standing));
}

/** Why nothing can be downloaded. */
export function whyNotDownload(standing: Standing): Reason | null {
  return first(whyNotPermitted(standing.roles, 'download'), whyBusy(standing), whyNotConnected(standing));
}

/** What the person says about a return on the way to filing. */
export interface Choice {
  readonly isNil?: boolean;
  /** Sections in which books and portal are known to differ; empty when they agree or nothing is known. */
  readonly differing: readonly string[];
  /** A checker's reason to go on although they differ. */
  readonly override?: { readonly reason: string } | undefined;
}

/** Why the return cannot proceed to file (the button Submit). */
export function whyNotProceed(standing: Standing, choice: Choice): Reason | null {
  return first(
    whyNotPermitted(standing.roles, 'proceed'),
    whyNoGstr2(standing),
    whyFiled(standing),
    whyBusy(standing),
    whyFuture(standing),
    whyNotOpen(standing),
    whyNotConnected(standing),
    whyAlreadyReady(standing),
    choice.isNil ? whyNotNil(standing) : whyNotSaved(standing),
    whyUnanswered(standing),
    whyDiffers(standing, choice),
    whyNotApproved(standing.approval),
  );
}

/** Why the return cannot be filed. */
export function whyNotFile(standing: Standing, choice: Choice): Reason | null {
  return first(
    whyNotPermitted(standing.roles, 'file'),
    whyNoGstr2(standing),
    whyFiled(standing),
    whyBusy(standing),
    whyNotConnected(standing),
    whyNotReady(standing),
    whyNoFreshSummary(standing),
    standing.state.isNil ? whyNotNil(standing) : whyDiffers(standing, choice),
    whyNotApproved(standing.approval),
    whyNoSignatory(standing),
  );
}

/** Why what is saved on the portal cannot be reset. */
export function whyNotReset(standing: Standing): Reason | null {
  return first(
    whyNotPermitted(standing.roles, 'reset'),
    whyNoGstr2(standing),
    whyFrozen(standing),
    whyBusy(standing),
    whyNotConnected(standing),
    whyNotApproved(standing.resetApproval),
  );
}

/** Why a filed return cannot be changed; null while it is not filed. */
export function whyFiled({ state }: Pick<Standing, 'state'>): Reason | null {
  if (state.status !== 'filed') return null;
  const arn = state.arn ? `, ARN ${state.arn}` : '';
  return because(
    'FILED',
    `Period finalized: ${formName(state.form)} of ${periodName(state.returnPeriod)} is filed${arn}.`,
  );
}

/** Why a return that is filed, or submitted in a classic period, cannot be changed. */
export function whyFrozen({ state }: Pick<Standing, 'state'>): Reason | null {
  const filed = whyFiled({ state });
  if (filed || state.status !== 'ready-to-file' || regimeOf(state.returnPeriod) === 'Current') return filed;
  return because(
    'NOT-READY',
    `${formName(state.form)} of ${periodName(state.returnPeriod)} is submitted: in classic periods Submit freezes the return. File it.`,
  );
}

/** Why nothing of a GSTR-2 is sent in a current period: it was suspended in 2017 and is no form of the law since. */
function whyNoGstr2({ state }: Standing): Reason | null {
  if (state.form !== 'GSTR2' || regimeOf(state.returnPeriod) === 'Classic') return null;
  return because('PERIOD', 'GSTR-2 is not filed now. Your actions reach GSTR-2B; then GSTR-3B Table 4.');
}

/** Why the accepted and rejected documents of counter parties cannot be sent. */
export function whyNotAct(standing: Standing): Reason | null {
  const { roles, state, decisions } = standing;
  const isClassic = regimeOf(state.returnPeriod) === 'Classic';
  if (state.form !== 'GSTR2' && !isClassic) return noAnswers;
  const asked = whyNotPermitted(roles, 'send decisions');
  if (!isClassic) {
    const staged =
      decisions.staged > 0
        ? null
        : because('NOTHING-TO-SEND', 'No decision is staged. Accept, reject or mark documents first.');
    return first(asked, whyNotDownload(standing), staged);
  }
  return first(
    asked,
    whyFrozen(standing),
    whyBusy(standing),
    whyNotConnected(standing),
    whyNoAnswers(standing),
  );
}

/** Why there is no accept/reject payload to generate. */
export function whyNotGenerateAnswers(standing: Standing): Reason | null {
  const { roles, state } = standing;
  if (regimeOf(state.returnPeriod) === 'Current')
    return state.form === 'GSTR2'
      ? because('PERIOD', 'In the Current regime actions go to IMS as they are staged there.')
      : noAnswers;
  return first(whyNotPermitted(roles, 'generate payload'), whyNoAnswers(standing));
}

/** Why GSTR-2B cannot be computed. */
export function whyNotCompute2b(standing: Standing): Reason | null {
  if (regimeOf(standing.state.returnPeriod) === 'Current') return whyNotDownload(standing);
  return because('PERIOD', 'GSTR-2B is generated from Aug 2020 on. This period files GSTR-2.');
}

const noAnswers = because(
  'NOT-READY',
  'In the Current regime recipients answer in IMS; a supplier corrects his document in GSTR-1A or a later period.',
);

function whyNoAnswers({ answers, state, counterPartyAt }: Standing): Reason | null {
  if (answers.unsent > 0) return null;
  if (counterPartyAt === null)
    return because(
      'NOTHING-TO-SEND',
      'No counter party invoices downloaded for this period. Download first.',
    );
  const period = periodName(state.returnPeriod);
  if (answers.waiting > 0)
    return because(
      'NOTHING-TO-SEND',
      `Counter party of ${documents(answers.waiting)} has not filed; until then they can be neither accepted nor rejected.`,
    );
  return because('NOTHING-TO-SEND', `Nothing is left to accept or reject for ${period}.`);
}

/** A GSTR-2 is complete when what suppliers report is answered; a GSTR-1 takes what is left over into the next one. */
function whyUnanswered({ state, answers }: Standing): Reason | null {
  if (state.form !== 'GSTR2' || answers.unsent === 0) return null;
  return because(
    'UNSENT-CHANGES',
    `${documents(answers.unsent)} to be accepted or rejected: press Accept/Reject.`,
  );
}

/** Why documents of a filed period can no longer come, change or go, and where corrections go instead. */
export function whyClosed(standing: Pick<Standing, 'state'>): Reason | null {
  const filed = whyFiled(standing);
  if (!filed) return whyFrozen(standing);
  const { form, returnPeriod } = standing.state;
  const also = form === 'GSTR1' && returnPeriod >= '2024-07' ? ', or in GSTR-1A of this one' : '';
  return {
    ...filed,
    says: `${filed.says} Report corrections in the amendment tables (9A, 9C, 10, 11 II) of a later period${also}.`,
  };
}

function whyBusy({ openTask, now }: Standing): Reason | null {
  if (!openTask) return null;
  const title = taskTitles[openTask.kind];
  return because('TASK-OPEN', `${openTask.by} started ${title} ${ago(openTask.startedAt, now)}`);
}

function whyFuture({ state, now }: Standing): Reason | null {
  if (state.returnPeriod <= indianDate(now).slice(0, 7)) return null;
  return because(
    'PERIOD',
    `${periodName(state.returnPeriod)} has not begun. Choose a period up to this month.`,
  );
}

/** GSTR-1A opens on the later of the due date of GSTR-1 and its filing (Notification 12/2024 Central Tax). */
function whyNotOpen({ state, corrected, registration, now }: Standing): Reason | null {
  if (!corrected) return null;
  const { returnPeriod } = state;
  const period = periodName(returnPeriod);
  if (returnPeriod < '2024-07')
    return because(
      'PERIOD',
      `GSTR-1A is available from Jul 2024. Correct ${period} in the GSTR-1 of a later period.`,
    );
  if (registration.frequency === 'quarterly' && isIffMonth(returnPeriod)) {
    const last = periodName(quarterEndOf(returnPeriod));
    return because('PERIOD', `GSTR-1A of a quarterly taxpayer is for the whole quarter. Choose ${last}.`);
  }
  if (corrected.status !== 'filed')
    return because('NOT-READY', `GSTR-1A opens after GSTR-1 is filed. File GSTR-1 of ${period} first.`);
  const dueDate = dueDateOf(returnPeriod, registration.frequency);
  if (indianDate(now) >= dueDate) return null;
  return because(
    'NOT-READY',
    `GSTR-1A of ${period} opens on ${portalDate(dueDate)}, the due date of GSTR-1. Wait until then.`,
  );
}

function whyNotConnected({ connection }: Standing): Reason | null {
  return connection === 'signed-in' ? null : because('NOT-CONNECTED', 'Connect first');
}

function whyBlank({ counts, total, state }: Standing, kind: 'save' | 'delete'): Reason | null {
  const waiting = kind === 'delete' ? counts['to-delete'] : counts.new + counts.modified + counts.error;
  if (waiting > 0) return null;
  return because('NOTHING-TO-SEND', `Blank Payload: nothing to send — ${whatThereIs(kind, total, state)}`);
}

function whatThereIs(
  kind: 'save' | 'delete',
  total: number,
  { form, returnPeriod: period }: Standing['state'],
): string {
  const books = form === 'GSTR2' ? 'purchases' : 'sales';
  if (kind === 'delete') return 'no document is marked to be deleted.';
  if (total === 0 && form === 'GSTR1A')
    return `there are no corrections for ${periodName(period)} yet. Correct a filed document, or import what was missed.`;
  if (total === 0) return `there are no documents for ${periodName(period)} yet. Import ${books} first.`;
  return total === 1 ? 'the document is already saved.' : `all ${documents(total)} are already saved.`;
}

/** Why the return is not nil: it has documents, or it is a month of the Invoice Furnishing Facility, which has none. */
export function whyNotNil({ total, counts, state, registration }: Standing): Reason | null {
  const known = total + counts['to-delete'];
  const period = periodName(state.returnPeriod);
  if (known === 0) {
    if (state.form === 'GSTR1A')
      return because('NOT-READY', 'There is no nil GSTR-1A. Without anything to correct none is filed.');
    if (registration.frequency !== 'quarterly' || !isIffMonth(state.returnPeriod)) return null;
    return because(
      'NOT-READY',
      `The Invoice Furnishing Facility of ${period} has no nil return. Leave the month out; the quarter's return reports it.`,
    );
  }
  return because(
    'NOT-READY',
    `There ${known === 1 ? 'is' : 'are'} ${documents(known)} for ${period}. A nil return has none: save them and submit without nil.`,
  );
}

function whyNotSaved({ counts, state }: Standing): Reason | null {
  const unsent = counts.new + counts.modified + counts['to-delete'];
  if (state.status === 'none') {
    const period = periodName(state.returnPeriod);
    return because(
      'NOT-SAVED',
      `Nothing is saved on GSTN for ${period} yet. Save first, or submit a nil return.`,
    );
  }
  return unsent > 0 ? because('UNSENT-CHANGES', `${documents(unsent)} changed after the last Save`) : null;
}

function whyAlreadyReady({ state }: Standing): Reason | null {
  if (state.status !== 'ready-to-file') return null;
  const word = regimeOf(state.returnPeriod) === 'Classic' ? 'submitted' : 'Ready to File';
  return because('NOT-READY', `The return is ${word} already. Download the summary, then File.`);
}

function whyDiffers({ roles, counts }: Standing, { differing, override, isNil }: Choice): Reason | null {
  if (isNil || (differing.length === 0 && counts.error === 0)) return null;
  if (override) return whyNotPermitted(roles, 'override') ?? whyNoReason(override.reason);
  if (counts.error > 0) {
    return because(
      'DIFFERENCE',
      `${documents(counts.error)} refused by GSTN: correct or delete, then save again.`,
    );
  }
  return because('DIFFERENCE', `Books and GSTN differ in ${differing.join(', ')}: see Difference.`);
}

function whyNoReason(reason: string): Reason | null {
  return reason.trim()
    ? null
    : because('NOT-CONFIRMED', 'Give the reason for going on although books and GSTN differ.');
}

function whyNotReady({ state }: Standing): Reason | null {
  return state.status === 'ready-to-file' ? null : because('NOT-READY', 'Submit first');
}

function whyNoFreshSummary({ state, tasks }: Standing): Reason | null {
  if (state.isNil || summaryIsAfter(state, lastProceedAt(tasks))) return null;
  return because('SUMMARY-NEEDED', 'Download the summary first: filing signs the one made after Submit.');
}

function whyNoSignatory({ registration }: Standing): Reason | null {
  if (registration.signatoryPan) return null;
  return because(
    'PAN',
    `No authorised signatory is set for ${registration.gstin}. Enter the PAN under Registrations.`,
  );
}
