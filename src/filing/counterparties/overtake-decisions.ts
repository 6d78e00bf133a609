import type { Decision } from '../needs/counterparties.ts';
import type { Books } from '../needs/store.ts';

/** Code of the reason that a result carries while a decision on its document is to be made again. */
export const decideAgain = 'DECIDE-AGAIN';

/**
 * After IMS was read: decisions that it had shown and shows no more are to be made again. Nothing is sent. Answers how
 * many there are.
 */
export async function overtakeDecisions(books: Books, gstin: string, at: string): Promise<number> {
  const overtaken = (await books.counterparties.noLongerShown(gstin)).map(
    ({ decision, shown }): Decision => ({ ...decision, state: 'overtaken', says: whyAgain(shown), at }),
  );
  if (overtaken.length === 0) return 0;
  await books.counterparties.saveDecisions(gstin, overtaken, at);
  await books.audit({
    at,
    by: 'GSTN',
    act: 'decisions overtaken',
    object: `IMS ${gstin}`,
    details: overtaken.map(({ identity, action, says }) => `${action} ${identity}: ${says}`),
  });
  return overtaken.length;
}

function whyAgain(shown: Decision['action'] | null): string {
  if (shown === null) return 'Withdrawn by the supplier after your answer.';
  return shown === 'N'
    ? 'Changed by the supplier after your answer, and GSTN shows no action any more: decide again.'
    : 'GSTN shows another action than yours: it was decided elsewhere. Decide again.';
}
