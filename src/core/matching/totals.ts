import { type Paise, paise, rupees } from '../money.ts';
import type { MatchAction, MatchCode, MatchDocument, MatchResult } from './document.ts';

/** Count and amounts of documents; credit notes count as less. Rupees. */
export interface SideTotal {
  readonly count: number;
  readonly taxableValue: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
}

/** Results of one code with the documents of both sides in them. */
export interface CodeTotal {
  readonly results: number;
  readonly ours: SideTotal;
  readonly theirs: SideTotal;
}

/**
 * What a matching comes to. The documents of ours in OK, TO and Mismatch are all of ours; those of theirs in OK, CO and
 * Mismatch all of theirs, in count and in every amount.
 */
export interface MatchTotals {
  readonly ours: SideTotal;
  readonly theirs: SideTotal;
  readonly codes: Readonly<Record<MatchCode, CodeTotal>>;
  readonly actions: Readonly<Record<Exclude<MatchAction, null> | 'none', number>>;
  /** Results with a suggested link. */
  readonly suggested: number;
  /** Results between whose candidates nothing decides. */
  readonly ambiguous: number;
}

interface Sum {
  count: number;
  taxableValue: Paise;
  igst: Paise;
  cgst: Paise;
  sgst: Paise;
  cess: Paise;
}

const noSum = (): Sum => ({ count: 0, taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 });
const noCode = () => ({ results: 0, ours: noSum(), theirs: noSum() });

/** Adds up results as they are made. */
export class TotalsOfResults {
  private readonly codes = { OK: noCode(), TO: noCode(), CO: noCode(), Mismatch: noCode() };
  private readonly actions = { A: 0, U: 0, R: 0, P: 0, none: 0 };
  private suggested = 0;
  private ambiguous = 0;

  /** Takes one result with its documents. */
  add(result: MatchResult, ours: readonly MatchDocument[], theirs: readonly MatchDocument[]): void {
    const code = this.codes[result.code];
    code.results++;
    for (const document of ours) addTo(code.ours, document);
    for (const document of theirs) addTo(code.theirs, document);
    this.actions[result.action ?? 'none']++;
    if (result.suggestion) this.suggested++;
    if (result.reasons[0]?.code === 'AMBIGUOUS') this.ambiguous++;
  }

  /** The totals so far, in rupees. */
  get totals(): MatchTotals {
    const { OK, TO, CO, Mismatch } = this.codes;
    const shown = ({ results, ours, theirs }: ReturnType<typeof noCode>): CodeTotal => ({
      results,
      ours: inRupees([ours]),
      theirs: inRupees([theirs]),
    });
    return {
      ours: inRupees([OK.ours, TO.ours, Mismatch.ours]),
      theirs: inRupees([OK.theirs, CO.theirs, Mismatch.theirs]),
      codes: { OK: shown(OK), TO: shown(TO), CO: shown(CO), Mismatch: shown(Mismatch) },
      actions: { ...this.actions },
      suggested: this.suggested,
      ambiguous: this.ambiguous,
    };
  }
}

/** What some results of a matching come to, in rupees. */
export function totalsOf(
  results: readonly MatchResult[],
  documents: { readonly ours: readonly MatchDocument[]; readonly theirs: readonly MatchDocument[] },
): MatchTotals {
  const ours = new Map(documents.ours.map((document) => [document.id, document]));
  const theirs = new Map(documents.theirs.map((document) => [document.id, document]));
  const sums = new TotalsOfResults();
  for (const result of results)
    sums.add(
      result,
      result.ours.flatMap((id) => ours.get(id) ?? []),
      result.theirs.flatMap((id) => theirs.get(id) ?? []),
    );
  return sums.totals;
}

function addTo(sum: Sum, document: MatchDocument): void {
  // A note whose books write it with a minus is as much less as one without.
  const less = document.kind === 'credit-note' && document.taxableValue >= 0;
  const sign = less ? -1 : 1;
  sum.count++;
  sum.taxableValue += sign * paise(document.taxableValue);
  sum.igst += sign * paise(document.igst ?? 0);
  sum.cgst += sign * paise(document.cgst ?? 0);
  sum.sgst += sign * paise(document.sgst ?? 0);
  sum.cess += sign * paise(document.cess ?? 0);
}

function inRupees(sums: readonly Sum[]): SideTotal {
  const all = noSum();
  for (const sum of sums) {
    all.count += sum.count;
    all.taxableValue += sum.taxableValue;
    all.igst += sum.igst;
    all.cgst += sum.cgst;
    all.sgst += sum.sgst;
    all.cess += sum.cess;
  }
  return {
    count: all.count,
    taxableValue: rupees(all.taxableValue),
    igst: rupees(all.igst),
    cgst: rupees(all.cgst),
    sgst: rupees(all.sgst),
    cess: rupees(all.cess),
  };
}
