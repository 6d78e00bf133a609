import type { MatchRow, MatchSide } from '../needs/counterparties.ts';
import type { Reason } from '../not-possible.ts';

/** What a person may do with a matched document; null where it is possible, else why not. */
export interface AnswerGates {
  readonly markPending: Reason | null;
  readonly unmarkPending: Reason | null;
  readonly accept: Reason | null;
  readonly reject: Reason | null;
  readonly link: Reason | null;
  readonly unlink: Reason | null;
}

/** What stands in the way of everything: the role, or a return that cannot be changed any more. */
export interface GateGround {
  readonly side: MatchSide;
  readonly locked: Reason | null;
}

const because = (says: string): Reason => ({ code: 'NOT-READY', says });
const first = (...reasons: readonly (Reason | null)[]): Reason | null =>
  reasons.find((reason) => reason !== null) ?? null;

/** The gates of a result of the matching. In classic periods as the seeds have them, in current ones as IMS does. */
export function answerGates(row: MatchRow, { side, locked }: GateGround): AnswerGates {
  const flagged = first(locked, whyNoAnswer(row, side));
  return {
    markPending: first(flagged, row.action === 'P' ? because('It is pending already.') : null),
    unmarkPending: first(locked, row.action === 'P' ? null : because('It is not pending.')),
    accept: first(flagged, row.action === 'A' ? because('It is accepted already.') : null),
    reject: first(flagged, row.action === 'R' ? because('It is rejected already.') : null),
    link: first(locked, whyNotLink(row)),
    unlink: first(locked, isLinked(row) ? null : because('Nobody has linked it: the match is computed.')),
  };
}

function whyNoAnswer({ code, isFiled, regime, reasons }: MatchRow, side: MatchSide): Reason | null {
  const amended = reasons.find((reason) => reason.code === 'AMENDED');
  if (amended) return because(amended.says);
  if (code === 'TO')
    return because(
      regime === 'Classic'
        ? 'Pending takes the place of Accept or Reject. This document is taxpayer only (TO): its flag is Upload (U).'
        : 'The counter party does not report this document, so there is nothing to accept, reject or keep pending.',
    );
  if (regime === 'Current')
    return side === 'purchase'
      ? null
      : because(
          'In the Current regime the recipient decides in IMS. Correct your document in GSTR-1A or a later period.',
        );
  return isFiled === false
    ? because('Awaiting counter party filing: until then it can be neither accepted nor rejected.')
    : null;
}

function whyNotLink({ code }: MatchRow): Reason | null {
  if (code === 'TO' || code === 'CO') return null;
  return because('It has its partner already. Only documents without one (TO, CO) can be linked.');
}

/** Whether the pair was put together by a person. */
function isLinked({ reasons }: MatchRow): boolean {
  return reasons.some(({ code }) => code === 'LINKED');
}
