import {
  actionOn,
  financialYearOf,
  hasAnswers,
  type InwardDocument,
  type InwardStatement,
  type MatchDocument,
  type MatchResult,
  type MatchTotals,
  type Regime,
  reconcile,
  regimeOf,
  rupees,
  toLibrary,
} from '../../core/index.ts';
import type {
  Answer,
  CounterpartyDocument,
  Link,
  MatchingOf,
  MatchRow,
  MatchRules,
  MatchRulesOf,
  SideSum,
} from '../needs/counterparties.ts';
import type { Books } from '../needs/store.ts';
import { linkedPairs, type Strictness } from './linked-pairs.ts';
import { addTotals } from './match-totals.ts';
import { decideAgain } from './overtake-decisions.ts';
import type { OwnDocument } from './own-document.ts';

/** Both sides of a matching: ours, and each document of the other side once. */
export interface BothSides {
  readonly ours: readonly OwnDocument[];
  readonly theirs: readonly CounterpartyDocument[];
}

/** The results of a matching, and what they come to. */
export interface MatchedSide {
  readonly rows: readonly MatchRow[];
  readonly totals: MatchTotals;
  /** Both sides as they were matched. */
  readonly documents: { readonly ours: readonly MatchDocument[]; readonly theirs: readonly MatchDocument[] };
}

/** What people have said of the documents of the other side. */
interface Marks {
  readonly pending: ReadonlySet<string>;
  readonly answers: ReadonlyMap<string, Answer>;
  /** Why a decision on a document of IMS is to be made again, by identity. */
  readonly overtaken: ReadonlyMap<string, string>;
  readonly links: readonly Link[];
}

/**
 * Matches one side of a registration, each regime for itself and by its own rules. What people marked, chose and linked
 * holds whatever was downloaded since.
 */
export async function matchSide(
  books: Books,
  of: MatchingOf,
  { ours, theirs, rules }: BothSides & { readonly rules: MatchRulesOf },
): Promise<MatchedSide> {
  const marks = await marksOf(books, of);
  const parts = (['Current', 'Classic'] as const).map((regime) =>
    matchRegime(
      { of, regime, marks, how: rules[regime] },
      {
        ours: ours.filter(({ returnPeriod }) => regimeOf(returnPeriod) === regime),
        theirs: theirs.filter((one) => regimeOfTheirs(one) === regime),
      },
    ),
  );
  const rows = parts.flatMap((part) => part.rows);
  const totals = parts.map((part) => part.totals).reduce(addTotals);
  const actions = { A: 0, U: 0, R: 0, P: 0, none: 0 };
  for (const { action } of rows) actions[action ?? 'none'] += 1;
  const documents = {
    ours: parts.flatMap((part) => part.documents.ours),
    theirs: parts.flatMap((part) => part.documents.theirs),
  };
  return { rows, totals: { ...totals, actions }, documents };
}

async function marksOf(books: Books, { gstin, side }: MatchingOf): Promise<Marks> {
  const answers = await books.counterparties.answers(gstin, side);
  const decisions = side === 'purchase' ? await books.counterparties.decisions(gstin) : [];
  const isPending = ({ chosen }: Answer): boolean => chosen === 'P';
  return {
    pending: new Set([
      ...answers.filter(isPending).map(({ identity }) => identity),
      ...decisions
        .filter(({ action, state }) => action === 'P' && state !== 'overtaken')
        .map(({ identity }) => identity),
    ]),
    answers: new Map(answers.map((answer) => [answer.identity, answer])),
    overtaken: new Map(
      decisions.flatMap(({ identity, state, says }) => (state === 'overtaken' ? [[identity, says]] : [])),
    ),
    links: await books.counterparties.links(gstin, side),
  };
}

/** IMS is of no period: it began long after the classic ones. */
function regimeOfTheirs({ returnPeriod }: CounterpartyDocument): Regime {
  return returnPeriod === null ? 'Current' : regimeOf(returnPeriod);
}

interface Rules {
  readonly of: MatchingOf;
  readonly regime: Regime;
  readonly marks: Marks;
  readonly how: MatchRules;
}

function matchRegime(rules: Rules, { ours, theirs }: BothSides): MatchedSide {
  const how = strictness(rules.how);
  const own = new Map(ours.map((one) => [one.document.id, one]));
  const reported = new Map(theirs.map((one) => [one.document.id, one]));
  const asMatched = theirs.map((one) => ({ ...one, asMatched: documentToMatch(one) }));
  const pairs = linkedPairs({ ours, theirs: asMatched }, { how, links: rules.marks.links });
  const { results, totals } = reconcile({ ...pairs.rest, ...how });
  const rows = [...pairs.results, ...results].map((result) => rowOf(rules, { result, own, reported }));
  const documents = {
    ours: ours.map(({ document }) => document),
    theirs: asMatched.map((one) => one.asMatched),
  };
  return { rows, totals: pairs.totals.reduce(addTotals, totals), documents };
}

/** The rules as the matching takes them, tolerances in rupees. */
function strictness({
  policy,
  taxableTolerance,
  taxTolerance,
  comparesPlaceOfSupply,
}: MatchRules): Strictness {
  const tolerance = { taxableValue: rupees(taxableTolerance), tax: rupees(taxTolerance) };
  return { policy, tolerance, comparesPlaceOfSupply };
}

interface Matched {
  readonly result: MatchResult;
  readonly own: ReadonlyMap<string, OwnDocument>;
  readonly reported: ReadonlyMap<string, CounterpartyDocument>;
}

const noSection = {
  code: 'AMENDED',
  says: 'GSTR-2 has no section for amended documents: it is neither accepted nor rejected, and the credit is taken by the books.',
} as const;

/** A result with what a list shows of its documents. */
function rowOf(rules: Rules, { result, own, reported }: Matched): MatchRow {
  const ours = result.ours.flatMap((id) => own.get(id) ?? []);
  const theirs = result.theirs.flatMap((id) => reported.get(id) ?? []);
  const [mine] = ours;
  const [other] = theirs;
  const isFiled = other ? (other.document.filed ?? true) : null;
  const identity = other?.identity ?? null;
  const isAnswered =
    !other || rules.regime === 'Current' || rules.of.side === 'sale' || hasAnswers('GSTR-2', other.document);
  const checksum = other?.document.checksum ?? null;
  const again = whyAgain(rules.marks, { mine, identity, checksum });
  return {
    ...result,
    reasons: [...again, ...result.reasons, ...(isAnswered ? [] : [noSection])],
    action: isAnswered ? actionFor(rules, { code: result.code, identity, isFiled, checksum }) : null,
    counterpartyGstin: other?.document.counterpartyGstin ?? mine?.document.counterpartyGstin ?? '',
    counterpartyName: mine?.counterpartyName ?? other?.document.counterpartyName ?? null,
    number: mine?.document.number ?? other?.document.number ?? '',
    date: mine?.date ?? other?.document.date ?? '',
    ourSum: mine ? sumOf(ours.map(({ sum }) => sum)) : null,
    theirSum: other ? sumOf(theirs.map(({ document }) => signedSum(document))) : null,
    identity,
    isFiled,
    regime: rules.regime,
    ourPeriod: mine?.returnPeriod ?? null,
    theirPeriod: other?.returnPeriod ?? other?.document.filedPeriod ?? null,
    theirAction: rules.of.side === 'sale' ? theirActionOf(other?.document) : null,
    checksum,
  };
}

/** The flag of a result: computed by the table of its regime, or what a person has put in its place. */
function actionFor(
  { of, regime, marks, how }: Rules,
  { code, identity, isFiled, checksum }: Pick<MatchRow, 'code' | 'identity' | 'isFiled' | 'checksum'>,
): MatchRow['action'] {
  // Recipients decide in IMS; to what they say a supplier has no answer to send.
  if (regime === 'Current' && of.side === 'sale') return null;
  const answer = identity === null ? undefined : marks.answers.get(identity);
  const isChosen = answer?.chosen === 'A' || answer?.chosen === 'R';
  // What was chosen of another version, and sent, says nothing of this one.
  if (isChosen && isFiled !== false && !isOfAnotherVersion(answer, checksum)) return answer.chosen;
  // What only we have is uploaded where there is a return to upload it with, whatever the policy says of the rest.
  if (code === 'TO') return regime === 'Classic' ? 'U' : null;
  return actionOn(code, {
    policy: how.policy,
    filed: isFiled !== false,
    pending: identity !== null && marks.pending.has(identity),
  });
}

/** Whether the portal has an answer to a document that the counter party has changed since. */
function isOfAnotherVersion({ state, checksum: answered }: Answer, checksum: string | null): boolean {
  return state === 'confirmed' && answered !== null && checksum !== null && answered !== checksum;
}

interface Answered {
  readonly mine: OwnDocument | undefined;
  readonly identity: string | null;
  readonly checksum: string | null;
}

/** That a document was answered and the answer holds no more; of a withdrawn one our own tells it. */
function whyAgain(
  { answers, overtaken }: Marks,
  { mine, identity, checksum }: Answered,
): MatchRow['reasons'] {
  const answer = answers.get(identity ?? '');
  if (answer && isOfAnotherVersion(answer, checksum)) return [{ code: decideAgain, says: changedSince }];
  if (overtaken.size === 0) return [];
  const says = overtaken.get(identity ?? (mine ? identityOf(mine) : ''));
  return says === undefined ? [] : [{ code: decideAgain, says }];
}

const changedSince =
  'Changed by the counter party after your answer: look at it again before Accept/Reject sends the flag.';

/** What a counter party's document of this number would be known by. */
function identityOf({ document: { counterpartyGstin, kind, number }, date }: OwnDocument): string {
  return [counterpartyGstin, kind, number, financialYearOf(date)].join('|');
}

/** In IMS the recipient's action; in the GSTR-1A of 2017 his flag, of which U and M are no answer to ours. */
function theirActionOf(document: InwardDocument | undefined): MatchRow['theirAction'] {
  if (!document) return null;
  if (document.action) return document.action;
  const flag = document.counterpartyFlag;
  return flag === 'A' || flag === 'R' || flag === 'P' ? flag : null;
}

function sumOf(sums: readonly SideSum[]): SideSum {
  return sums.reduce(
    (all, { taxableValue, tax }) => ({ taxableValue: all.taxableValue + taxableValue, tax: all.tax + tax }),
    { taxableValue: 0, tax: 0 },
  );
}

function signedSum({ kind, amounts }: InwardDocument): SideSum {
  const { taxableValue, igst, cgst, sgst, cess } = amounts;
  const tax = igst + cgst + sgst + cess;
  // 0 - x and not -x: there is no negative zero of rupees.
  return kind === 'credit-note' || kind === 'isd-credit-note'
    ? { taxableValue: 0 - taxableValue, tax: 0 - tax }
    : { taxableValue, tax };
}

/** A document of a counter party as the matching takes it. */
function documentToMatch({ kind, document }: CounterpartyDocument): MatchDocument {
  const statement: InwardStatement = { kind, gstin: document.gstin, documents: [document] };
  const [shown] = toLibrary(statement).documents;
  if (!shown) throw new TypeError(`Document "${document.id}" cannot be shown.`);
  return shown;
}
