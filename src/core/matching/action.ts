import type { MatchAction, MatchCode, MatchDocument, MatchPolicy } from './document.ts';
import { normalNumber } from './number.ts';
import { normalGstin } from './sides.ts';

/**
 * What each code calls for. `seed` is the table of the classic return. `careful` is for IMS, where rejecting a genuine
 * document loses credit and rejecting a credit note raises the supplier's liability: nothing is rejected unasked, and
 * there is nothing to upload.
 */
const actions: Readonly<Record<MatchPolicy, Readonly<Record<MatchCode, MatchAction>>>> = {
  seed: { OK: 'A', TO: 'U', CO: 'R', Mismatch: 'R' },
  careful: { OK: 'A', TO: null, CO: 'P', Mismatch: 'P' },
};

/** What an action depends on beside the code. */
export interface ActionGround {
  readonly policy: MatchPolicy;
  /** Whether the counter party has filed what he reports. */
  readonly filed: boolean;
  /** Whether a person has marked the document pending. */
  readonly pending: boolean;
}

/**
 * The action on a match code. Until the counter party has filed, his documents can be neither accepted nor rejected;
 * pending takes the place of accept or reject only.
 */
export function actionOn(code: MatchCode, { policy, filed, pending }: ActionGround): MatchAction {
  const action = actions[policy][code];
  if (code === 'TO') return action;
  if (!filed) return null;
  return pending ? 'P' : action;
}

/** What a pending mark is kept by, so that it survives a new download and a new match: no id is part of it. */
export type PendingMark = Pick<MatchDocument, 'gstin' | 'counterpartyGstin' | 'kind' | 'number' | 'date'>;

/** The pending marks of a taxpayer, asked by document; `orphans` are those that no document has answered to. */
export class PendingMarks {
  private readonly marks: ReadonlyMap<string, PendingMark>;
  private readonly counterparties: ReadonlySet<string>;
  private readonly met = new Set<string>();

  constructor(marks: readonly PendingMark[]) {
    this.marks = new Map(marks.map((mark) => [markKey(mark), mark]));
    this.counterparties = new Set(marks.map(({ counterpartyGstin }) => counterpartyGstin));
  }

  /** Whether one of some documents is marked; each that is counts as met. */
  hasAny(documents: readonly MatchDocument[]): boolean {
    let any = false;
    for (const document of documents) any = this.has(document) || any;
    return any;
  }

  private has(document: MatchDocument): boolean {
    // Nearly no counter party has a mark, and a key costs more than a look.
    if (!this.counterparties.has(document.counterpartyGstin)) return false;
    const key = markKey(document);
    if (!this.marks.has(key)) return false;
    this.met.add(key);
    return true;
  }

  /** Marks of documents that are on neither side any more; they are kept and shown. */
  get orphans(): readonly PendingMark[] {
    return [...this.marks].filter(([key]) => !this.met.has(key)).map(([, mark]) => mark);
  }
}

function markKey({ gstin, counterpartyGstin, kind, number, date }: PendingMark): string {
  return [normalGstin(gstin), normalGstin(counterpartyGstin), kind, normalNumber(number), date].join('|');
}
