import { type ReturnForm, regimeOf } from '../../core/index.ts';
import type { Answer, MatchRow, MatchSide } from '../needs/counterparties.ts';
import type { Books, ReturnKey } from '../needs/store.ts';

/** A document of the other side in a classic period, with the flag on it and how far the answer has got. */
export interface StandingAnswer {
  readonly row: MatchRow;
  readonly identity: string;
  readonly answer: Answer | null;
  /** The portal has this very answer to this very version of the document. */
  readonly isConfirmed: boolean;
}

/** How many documents of the other side carry each flag, and how many answers are still to be sent. */
export interface AnswerCounts {
  readonly accept: number;
  readonly reject: number;
  readonly pending: number;
  /** Without a flag: their counter party has not filed. */
  readonly waiting: number;
  readonly unsent: number;
}

/** The side on which the documents of a form are matched. */
export function sideOf(form: ReturnForm): MatchSide {
  return form === 'GSTR2' ? 'purchase' : 'sale';
}

/** The documents that a return of a classic period answers; none in other periods. */
export async function answersOfReturn(books: Books, key: ReturnKey): Promise<readonly StandingAnswer[]> {
  const { gstin, form, returnPeriod } = key;
  if (regimeOf(returnPeriod) !== 'Classic' || form === 'GSTR1A') return [];
  const side = sideOf(form);
  const answers = new Map(
    (await books.counterparties.answers(gstin, side)).map((answer) => [answer.identity, answer]),
  );
  const rows = await books.counterparties.matchesOfPeriod({ gstin, side }, returnPeriod);
  return rows.flatMap((row) => {
    const { identity } = row;
    return identity === null ? [] : [standing(row, identity, answers.get(identity) ?? null)];
  });
}

function standing(row: MatchRow, identity: string, answer: Answer | null): StandingAnswer {
  const isConfirmed =
    answer?.state === 'confirmed' && answer.sent === row.action && answer.checksum === row.checksum;
  return { row, identity, answer, isConfirmed };
}

/** Whether an answer is still to be sent. */
export function isUnsent({ row, isConfirmed }: StandingAnswer): boolean {
  return (row.action === 'A' || row.action === 'R') && !isConfirmed;
}

/** The answers of a return in numbers. */
export function countAnswers(answers: readonly StandingAnswer[]): AnswerCounts {
  const flagged = (action: MatchRow['action']): number =>
    answers.filter(({ row }) => row.action === action).length;
  return {
    accept: flagged('A'),
    reject: flagged('R'),
    pending: flagged('P'),
    waiting: flagged(null),
    unsent: answers.filter(isUnsent).length,
  };
}
