import {
  type MatchDocument,
  type MatchResult,
  type MatchTotals,
  type ReconcileInput,
  reconcile,
} from '../../core/index.ts';
import type { CounterpartyDocument, Link } from '../needs/counterparties.ts';
import type { OwnDocument } from './own-document.ts';

/** A document of the other side, with how the matching sees it. */
interface Reported extends CounterpartyDocument {
  readonly asMatched: MatchDocument;
}

/** How strictly documents are compared. */
export type Strictness = Pick<ReconcileInput, 'policy' | 'tolerance' | 'comparesPlaceOfSupply'>;

/** What links leave to be matched, and the verdicts on what they put together. */
interface LinkedPairs {
  readonly rest: { readonly ours: readonly MatchDocument[]; readonly theirs: readonly MatchDocument[] };
  readonly results: readonly MatchResult[];
  readonly totals: readonly MatchTotals[];
}

/**
 * Compares the documents that people have put together. They are one document by their word, so number and party are not
 * asked again; everything else is compared as ever. A link one of whose documents is not there any more does nothing.
 */
export function linkedPairs(
  { ours, theirs }: { readonly ours: readonly OwnDocument[]; readonly theirs: readonly Reported[] },
  { how, links }: { readonly how: Strictness; readonly links: readonly Link[] },
): LinkedPairs {
  const own = new Map(ours.map(({ document }) => [document.id, document]));
  const reported = new Map(theirs.map((one) => [one.identity, one]));
  const taken = new Set<string>();
  const results: MatchResult[] = [];
  const totals: MatchTotals[] = [];
  for (const link of links) {
    const mine = own.get(link.own);
    const other = reported.get(link.identity);
    if (!mine || !other || mine.kind !== other.asMatched.kind) continue;
    const asOne = { ...other.asMatched, number: mine.number, counterpartyGstin: mine.counterpartyGstin };
    const compared = reconcile({ ours: [mine], theirs: [asOne], ...how });
    const [result] = compared.results;
    if (compared.results.length !== 1 || !result) continue;
    taken.add(mine.id).add(other.identity);
    results.push({
      ...result,
      reasons: [...result.reasons, linkedBy(link, { mine, other: other.asMatched })],
    });
    totals.push(compared.totals);
  }
  return {
    rest: {
      ours: ours.flatMap(({ document }) => (taken.has(document.id) ? [] : [document])),
      theirs: theirs.flatMap(({ identity, asMatched }) => (taken.has(identity) ? [] : [asMatched])),
    },
    results,
    totals,
  };
}

function linkedBy(
  { by }: Link,
  { mine, other }: { readonly mine: MatchDocument; readonly other: MatchDocument },
): MatchResult['reasons'][number] {
  const numbers = mine.number === other.number ? '' : `: ours is "${mine.number}", theirs "${other.number}"`;
  return { code: 'LINKED', says: `Linked by ${by}${numbers}.` };
}
