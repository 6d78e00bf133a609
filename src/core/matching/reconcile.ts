import { actionOn, type PendingMark, PendingMarks } from './action.ts';
import { toleranceInPaise } from './amounts.ts';
import { pairByNumber } from './by-number.ts';
import { open, suggestPairs } from './candidates.ts';
import type {
  MatchCode,
  MatchDocument,
  MatchPolicy,
  MatchReason,
  MatchResult,
  MatchSuggestion,
  MatchTolerance,
} from './document.ts';
import { explainRest } from './nearest.ts';
import { ownCopy, withoutPlace } from './own-copy.ts';
import { suggestSums } from './several.ts';
import { documentsAt, type Matching, type Side, sidesOf, unexplained } from './sides.ts';
import { type MatchTotals, TotalsOfResults } from './totals.ts';
import { traitsOf } from './traits.ts';

/** What is matched, and how strictly. */
export interface ReconcileInput {
  /** The taxpayer's register: purchases against GSTR-2A, 2B or IMS, sales against GSTR-1A. */
  readonly ours: readonly MatchDocument[];
  /** What counter parties report. */
  readonly theirs: readonly MatchDocument[];
  /** `seed` unless given. */
  readonly policy?: MatchPolicy;
  /** Nothing for `seed`, ₹1 for each head for `careful`, unless given. */
  readonly tolerance?: MatchTolerance;
  /** Whether another place of supply is a mismatch; it is unless given. */
  readonly comparesPlaceOfSupply?: boolean;
  /** Documents that a person has marked pending. */
  readonly pending?: readonly PendingMark[];
}

/** The verdicts and what they come to. */
export interface Reconciliation {
  /** In the order of ours, then of theirs that have no partner. What each says does not depend on any order. */
  readonly results: readonly MatchResult[];
  readonly totals: MatchTotals;
  /** Pending marks whose documents are on neither side any more. */
  readonly orphanedPending?: readonly PendingMark[];
}

/** How far amounts may differ under each policy where nothing else is said, in rupees. */
export const tolerances: Readonly<Record<MatchPolicy, MatchTolerance>> = {
  seed: { taxableValue: 0, tax: 0 },
  careful: { taxableValue: 1, tax: 1 },
};

/**
 * Matches a register with what counter parties report. Every document of both sides is in exactly one result; each
 * result says why. Amounts are rupees. Throws when a document is of no known class.
 */
export function reconcile(input: ReconcileInput): Reconciliation {
  const { policy = 'seed', tolerance = tolerances[policy], pending = [] } = input;
  const reported = input.theirs.map(ownCopy);
  const theirs = input.comparesPlaceOfSupply === false ? reported.map(withoutPlace) : reported;
  const sides = sidesOf(input.ours.map(ownCopy), theirs);
  const verdicts = new Verdicts(sides, {
    policy,
    marks: new PendingMarks(pending),
  });
  const matching: Matching = {
    ...verdicts.sides,
    tolerance: toleranceInPaise(tolerance),
    link: (ours, theirs, comparison) => verdicts.link(ours, theirs, comparison),
  };
  pairByNumber(matching);
  explainLeftovers(matching);
  return verdicts.finish();
}

/** Finds suggestions and reasons for all that has no partner. */
function explainLeftovers(matching: Matching): void {
  const { ours, theirs } = matching;
  const leftovers = { ours: traitsOfLeftovers(ours), theirs: traitsOfLeftovers(theirs) };
  suggestPairs(matching, leftovers);
  suggestSums(matching, open(matching, leftovers));
  explainRest(matching, open(matching, leftovers), leftovers);
}

function traitsOfLeftovers(side: Side) {
  return unexplained(side).map((place) => traitsOf(side, place));
}

interface Rules {
  readonly policy: MatchPolicy;
  readonly marks: PendingMarks;
}

interface Finding {
  readonly code: MatchCode;
  readonly reasons: readonly MatchReason[];
  readonly differences: MatchResult['differences'];
  readonly suggestion?: MatchSuggestion;
}

const noDifferences: MatchResult['differences'] = Object.freeze({});

/** The results while they are made: links as they are found, the rest at the end. */
class Verdicts {
  readonly sides: { readonly ours: Side; readonly theirs: Side };
  private readonly rules: Rules;
  private readonly totals = new TotalsOfResults();
  private readonly byOurs: (MatchResult | undefined)[];

  constructor(sides: Verdicts['sides'], rules: Rules) {
    this.sides = sides;
    this.rules = rules;
    this.byOurs = new Array(sides.ours.documents.length);
  }

  link(
    ours: readonly number[],
    theirs: readonly number[],
    { agrees, reasons, differences }: Parameters<Matching['link']>[2],
  ): void {
    for (const place of ours) this.sides.ours.linked[place] = 1;
    for (const place of theirs) this.sides.theirs.linked[place] = 1;
    const code = agrees ? 'OK' : 'Mismatch';
    this.byOurs[ours[0] ?? 0] = this.result({ code, reasons, differences }, ours, theirs);
  }

  finish(): Reconciliation {
    const { ours, theirs } = this.sides;
    const results: MatchResult[] = [];
    for (let place = 0; place < ours.documents.length; place++) {
      const result = this.byOurs[place] ?? (ours.linked[place] ? undefined : this.alone('TO', place));
      if (result) results.push(result);
    }
    for (let place = 0; place < theirs.documents.length; place++) {
      if (!theirs.linked[place]) results.push(this.alone('CO', place));
    }
    const orphans = this.rules.marks.orphans;
    return {
      results,
      totals: this.totals.totals,
      ...(orphans.length > 0 ? { orphanedPending: orphans } : {}),
    };
  }

  private alone(code: 'TO' | 'CO', place: number): MatchResult {
    const isOurs = code === 'TO';
    const side = isOurs ? this.sides.ours : this.sides.theirs;
    const suggestion = side.suggestions.get(place);
    const finding = {
      code,
      reasons: side.why.get(place) ?? [],
      differences: noDifferences,
      ...(suggestion ? { suggestion } : {}),
    };
    return isOurs ? this.result(finding, [place], []) : this.result(finding, [], [place]);
  }

  private result(
    { code, reasons, differences, suggestion }: Finding,
    ourPlaces: readonly number[],
    theirPlaces: readonly number[],
  ): MatchResult {
    const ours = documentsAt(this.sides.ours, ourPlaces);
    const theirs = documentsAt(this.sides.theirs, theirPlaces);
    const { policy, marks } = this.rules;
    const filed = theirs.every((document) => document.filed !== false);
    const pending = marks.hasAny(ours) || marks.hasAny(theirs);
    const verdict: MatchResult = {
      code,
      action: actionOn(code, { policy, filed, pending }),
      ours: ours.map(({ id }) => id),
      theirs: theirs.map(({ id }) => id),
      reasons: filed ? reasons : [...reasons, notFiled(theirs, policy)],
      differences,
    };
    const result = suggestion ? { ...verdict, suggestion } : verdict;
    this.totals.add(result, ours, theirs);
    return result;
  }
}

function notFiled([document]: readonly MatchDocument[], policy: MatchPolicy): MatchReason {
  const until =
    policy === 'seed'
      ? 'it can be neither accepted nor rejected until then.'
      : 'only what is filed enters GSTR-2B. Act on it then.';
  const who = document?.counterpartyGstin ?? '';
  return { code: 'NOT-FILED', says: `${who} has saved this document but not filed it: ${until}` };
}
