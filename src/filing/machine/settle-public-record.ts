import { usualWaits } from '../filing.ts';
import type { FiledReturn } from '../needs/portal.ts';
import { waitAfter, waitBeforeAttempt, waitingFor, wholeDoubt } from './backoff.ts';
import { markFiled } from './mark-filed.ts';
import { goOn, refuseStep, type Settling, settleFiled } from './settling.ts';

/** What the public record says of a step whose answer was lost. */
export async function settlePublicRecord(of: Settling, filed: FiledReturn | null): Promise<void> {
  if (of.task.kind === 'file') return filed ? settleFiled(of, filed) : settleNotFiled(of);
  if (filed) return settleFiledOutside(of, filed);
  if (of.step.attempts >= mostAttempts) return refuseStep(of, 'NO-ANSWER', neverAnswered);
  // The return is open, so the same part is sent again. Saving is by key: should the first have arrived after all, the
  // second replaces what it brought; deleting or resetting what is gone changes nothing, and a return that is ready
  // already answers RET00003.
  await of.books.saveStep({ ...of.step, state: 'planned' });
  const waits = (of.filing.waits ?? usualWaits).retrySeconds;
  const inSeconds = of.step.attempts < 2 ? 0 : waitBeforeAttempt(waits, of.step.attempts);
  await goOn(of, { says: 'The answer of GSTN was lost; sending again.', inSeconds });
}

/** How often something is sent whose answer is lost each time. */
const mostAttempts = 6;
const neverAnswered = `GSTN gave no clear answer ${mostAttempts} times. Nothing is lost: download the summary to see what it holds, then save again.`;

/** Somebody filed the return on the portal: nothing can be saved any more. */
async function settleFiledOutside(of: Settling, filed: FiledReturn): Promise<void> {
  await refuseStep(
    of,
    'FILED',
    `The return is filed already: ARN ${filed.arn}, on ${filed.filedOn}. This was not sent.`,
  );
  await markFiled(of.books, of.task.key, filed);
}

/**
 * The record may lag behind, so it is asked several times. Then the same request goes once more, with the same EVC: an
 * EVC that was used is refused and a filed return answers that it is filed, so that there can never be two filings.
 */
async function settleNotFiled(of: Settling): Promise<void> {
  const { books, filing, step, now } = of;
  const waits = (filing.waits ?? usualWaits).filingDoubtSeconds;
  const elapsed = waitingFor(step, now);
  if (elapsed < wholeDoubt(waits)) {
    const says = 'The answer of GSTN was lost. Looking in its record whether the return is filed.';
    return goOn(of, { says, inSeconds: waitAfter(waits, elapsed), state: 'waiting-to-retry' });
  }
  if (step.attempts < 2 && step.secret !== null) {
    await books.saveStep({ ...step, state: 'planned' });
    return goOn(of, {
      says: 'GSTN shows the return as not filed; filing again with the same EVC OTP.',
      inSeconds: 0,
    });
  }
  await refuseStep(of, 'NO-ANSWER', lostTwice);
}

const lostTwice =
  'The answer of GSTN was lost twice and its record shows the return as not filed. Request a new EVC OTP and file again; it cannot be filed twice.';
