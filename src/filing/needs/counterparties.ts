import type {
  Finding,
  InwardDocument,
  MatchCode,
  MatchPolicy,
  MatchResult,
  MatchTotals,
  PurchaseEntry,
  Regime,
  ReturnPeriod,
  StatementKind,
} from '../../core/index.ts';
import type { Page, PageWanted, RecordTotals } from './page.ts';

/** What a statement changed of what was known. */
export interface StatementCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Documents that an earlier statement had and this one has not. */
  readonly withdrawn: number;
}

/** A statement of the portal that was read whole. */
export interface StatementEntry {
  readonly statementId: string;
  readonly gstin: string;
  readonly kind: StatementKind;
  /** Null for IMS, which is of no period. */
  readonly returnPeriod: ReturnPeriod | null;
  /** `portal`, or the name of the file. */
  readonly source: string;
  /** SHA-256 of the raw answer, hex. */
  readonly rawHash: string;
  readonly at: string;
  readonly by: string;
  readonly counts: StatementCounts;
  readonly findings: readonly Finding[];
}

/** A statement with the raw answers, or files, that it was read from. */
export interface KeptStatement {
  readonly entry: StatementEntry;
  readonly raw: readonly unknown[];
}

/** Which statements a list shows. */
export interface StatementFilter {
  readonly kind?: StatementKind;
  readonly returnPeriod?: ReturnPeriod;
}

/** Whose documents are matched: what the taxpayer sold with what recipients say of it, or what he bought with what suppliers report. */
export type MatchSide = 'sale' | 'purchase';

/** A document of a counter party as the last statement of its kind showed it. */
export interface CounterpartyDocument {
  readonly kind: StatementKind;
  /** The same in every statement: party, class, number and financial year. */
  readonly identity: string;
  readonly returnPeriod: ReturnPeriod | null;
  readonly document: InwardDocument;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly withdrawnAt: string | null;
}

/** What is decided on a document, and how far it has got. */
export interface Decision {
  readonly identity: string;
  readonly action: 'A' | 'R' | 'P' | 'N';
  readonly remarks: string;
  /** Credit given back: paise by head, `none` where none had been taken; null where nothing is declared. */
  readonly reduction: Readonly<Record<'igst' | 'cgst' | 'sgst' | 'cess', number>> | 'none' | null;
  /**
   * staged: can be undone. sent: on its way. confirmed: the portal shows it. refused: `says` tells why. overtaken: the
   * portal had shown it and shows it no more, as `says` tells; it is to be made again.
   */
  readonly state: 'staged' | 'sent' | 'confirmed' | 'refused' | 'overtaken';
  readonly says: string;
  readonly by: string;
  readonly at: string;
}

/**
 * What the taxpayer answers to a document of a classic period (accept, reject) and how far it has got. The flag is
 * computed by the matching unless a person has chosen another; pending is such a choice, and is never sent.
 */
export interface Answer {
  readonly identity: string;
  readonly chosen: 'A' | 'R' | 'P' | null;
  /** What was last sent to the portal, of which version of the document; null while nothing was. */
  readonly sent: 'A' | 'R' | null;
  readonly checksum: string | null;
  readonly state: 'none' | 'sent' | 'confirmed' | 'refused';
  readonly says: string;
  readonly by: string;
  readonly at: string;
}

/** Two documents that a person has put together: our own by its id in the matching, the other side's by identity. */
export interface Link {
  readonly own: string;
  readonly identity: string;
  readonly by: string;
  readonly at: string;
}

/** A purchase that took the values of the supplier's document, with what stood there before. */
export interface TakenValue {
  readonly entry: number;
  /** The version that taking the values made. */
  readonly version: number;
  readonly gstin: string;
  readonly identity: string;
  readonly returnPeriod: ReturnPeriod;
  readonly content: PurchaseEntry;
  readonly by: string;
  readonly at: string;
}

/** Which documents of counter parties a list shows. */
export interface CounterpartyFilter {
  readonly kinds?: readonly StatementKind[];
  readonly returnPeriod?: ReturnPeriod;
  readonly find?: string;
  readonly isFiled?: boolean;
  /** With those that later statements do not have any more. */
  readonly withdrawn?: boolean;
}

/** Taxable value and tax of one side of a result in paise, credit notes negative. */
export interface SideSum {
  readonly taxableValue: number;
  readonly tax: number;
}

/** A result of the matching with what a list shows of its documents. */
export interface MatchRow extends MatchResult {
  readonly counterpartyGstin: string;
  readonly counterpartyName: string | null;
  readonly number: string;
  /** yyyy-mm-dd */
  readonly date: string;
  /** Null where that side has none. */
  readonly ourSum: SideSum | null;
  readonly theirSum: SideSum | null;
  /** Identity of the counter party's document, by which it is decided on. */
  readonly identity: string | null;
  readonly isFiled: boolean | null;
  readonly regime: Regime;
  /** Periods in which the two sides report it, in IMS that of the supplier's return; null where a side has none. */
  readonly ourPeriod: ReturnPeriod | null;
  readonly theirPeriod: ReturnPeriod | null;
  /** What the recipient has done with our document, as the portal shows it. */
  readonly theirAction: 'A' | 'R' | 'P' | 'N' | null;
  /** The portal's check sum of their document. */
  readonly checksum: string | null;
}

/** Which results of the matching a list shows. */
export interface MatchFilter {
  /** Results in which either side is of one of these periods. */
  readonly periods?: PeriodRange;
  readonly code?: MatchCode;
  readonly counterpartyGstin?: string;
  /** Code of one of its reasons. */
  readonly reason?: string;
  /** Who looks after it. */
  readonly owner?: string;
  readonly find?: string;
  /** The end of a day in India, yyyy-mm-dd: the results as they stood then, in place of those of today. */
  readonly asOf?: string;
}

/** Periods from the first to the last, both among them. */
export interface PeriodRange {
  readonly from: ReturnPeriod;
  readonly to: ReturnPeriod;
}

/** A result in a list, with who looks after it and how many comments there are. */
export interface ListedMatch extends MatchRow {
  readonly owner: string | null;
  readonly comments: number;
}

/** Results that have one particular in common, and the tax of both sides in paise. */
export interface CountedMatches {
  readonly value: string;
  /** Of a counter party. */
  readonly name: string | null;
  readonly count: number;
  readonly ourTax: number;
  readonly theirTax: number;
}

/** Results by each particular that a list can be narrowed by, most first. */
export interface MatchFacets {
  readonly codes: readonly CountedMatches[];
  readonly parties: readonly CountedMatches[];
  readonly reasons: readonly CountedMatches[];
  readonly owners: readonly CountedMatches[];
}

/** How a counter party stands: results by code, tax of both sides in paise, and what of our tax is at risk. */
export interface PartyStanding {
  readonly counterpartyGstin: string;
  readonly counterpartyName: string | null;
  readonly codes: Readonly<Record<MatchCode, number>>;
  readonly ourTax: number;
  readonly theirTax: number;
  /** Tax of ours that he does not report, reports lower, or has not filed. */
  readonly atRisk: number;
}

/** What has changed in a matching since the end of a day. */
export interface MatchingSince {
  /** Since when the matching is known day by day. */
  readonly knownFrom: string;
  /** Documents that were not there then, or are not there any more. */
  readonly theirsCame: number;
  readonly theirsGone: number;
  readonly oursCame: number;
  readonly oursGone: number;
  /** Results of today whose documents stood otherwise then. */
  readonly otherwise: number;
}

/** What somebody said of a matched document: a comment, or whom he gave it to (empty: to nobody). */
export interface MatchNote {
  readonly kind: 'assigned' | 'comment';
  readonly says: string;
  readonly by: string;
  readonly at: string;
}

/** A note on some documents, named by the identity of the counter party's or by the id of our own. */
export interface NewMatchNote extends MatchNote {
  readonly documents: readonly string[];
}

/** How the documents of one regime are matched for a registration. */
export interface MatchRules {
  readonly policy: MatchPolicy;
  /** How far amounts may differ and still agree, in paise: the taxable value, and each head of tax. */
  readonly taxableTolerance: number;
  readonly taxTolerance: number;
  readonly comparesPlaceOfSupply: boolean;
}

/** The rules of both regimes. */
export type MatchRulesOf = Readonly<Record<Regime, MatchRules>>;

/** When the last matching was made, and what it came to. */
export interface Matching {
  readonly at: string;
  readonly totals: MatchTotals;
}

/** What counter parties report to the tenant's registrations, and what is decided on it. */
export interface CounterpartyBooks {
  /** Keeps an answer of the portal until its statement is whole. */
  keepPart(taskId: string, number: number, answer: unknown): Promise<void>;
  parts(taskId: string): Promise<readonly unknown[]>;
  dropParts(taskId: string): Promise<void>;
  /** Takes a statement whole: its documents replace those of the last one of its kind and period. */
  takeStatement(
    entry: Omit<StatementEntry, 'counts' | 'rawHash'>,
    taken: { readonly documents: readonly InwardDocument[]; readonly raw: unknown },
  ): Promise<StatementCounts>;
  statements(gstin: string, filter: StatementFilter, wanted: PageWanted): Promise<Page<StatementEntry>>;
  statement(gstin: string, statementId: string): Promise<KeptStatement | null>;
  page(gstin: string, filter: CounterpartyFilter, wanted: PageWanted): Promise<Page<CounterpartyDocument>>;
  /** Of everything that matches, not of a page. */
  totals(gstin: string, filter: CounterpartyFilter): Promise<RecordTotals>;
  /** Every document that is not withdrawn, of these kinds. */
  documents(gstin: string, kinds: readonly StatementKind[]): Promise<readonly CounterpartyDocument[]>;
  decisions(gstin: string): Promise<readonly Decision[]>;
  /** What was decided at the end of a day in India, yyyy-mm-dd. */
  decisionsAsOf(gstin: string, day: string): Promise<readonly Decision[]>;
  /** Confirmed decisions that IMS shows otherwise now, with the action it shows; null where the document was withdrawn. */
  noLongerShown(
    gstin: string,
  ): Promise<readonly { readonly decision: Decision; readonly shown: Decision['action'] | null }[]>;
  saveDecisions(gstin: string, decisions: readonly Decision[], at: string): Promise<void>;
  dropDecisions(gstin: string, identities: readonly string[], at: string): Promise<void>;
  answers(gstin: string, side: MatchSide): Promise<readonly Answer[]>;
  saveAnswers(gstin: string, side: MatchSide, answers: readonly Answer[]): Promise<void>;
  links(gstin: string, side: MatchSide): Promise<readonly Link[]>;
  /** Puts two documents together; each has one partner, so earlier links of either are gone. */
  saveLink(gstin: string, side: MatchSide, link: Link): Promise<void>;
  dropLink(gstin: string, side: MatchSide, identity: string): Promise<void>;
  /** The rules that somebody has set for a registration, by regime; none where the defaults hold. */
  matchRules(gstin: string): Promise<Partial<MatchRulesOf>>;
  saveMatchRules(
    gstin: string,
    rules: MatchRulesOf,
    change: { readonly by: string; readonly at: string },
  ): Promise<void>;
  takenValue(entry: number): Promise<TakenValue | null>;
  saveTakenValue(taken: TakenValue): Promise<void>;
  dropTakenValue(entry: number): Promise<void>;
  saveMatching(of: MatchingOf, matching: Matching, rows: readonly MatchRow[]): Promise<void>;
  matching(of: MatchingOf): Promise<Matching | null>;
  matchPage(of: MatchingOf, filter: MatchFilter, wanted: PageWanted): Promise<Page<ListedMatch>>;
  /** Of everything that matches, each particular counted among what the others leave. */
  matchFacets(of: MatchingOf, filter: MatchFilter): Promise<MatchFacets>;
  /** The results by counter party, those with most tax at risk first. */
  matchParties(of: MatchingOf, filter: MatchFilter): Promise<readonly PartyStanding[]>;
  /** What has changed since the end of a day; null where nothing was ever matched. */
  matchingSince(
    of: MatchingOf,
    wanted: { readonly asOf: string; readonly periods?: PeriodRange | undefined },
  ): Promise<MatchingSince | null>;
  /** What was said of some documents, oldest first. */
  matchNotes(of: MatchingOf, documents: readonly string[]): Promise<readonly MatchNote[]>;
  addMatchNotes(of: MatchingOf, note: NewMatchNote): Promise<void>;
  /** The results in which any of these documents stands. */
  matchesOf(
    of: MatchingOf,
    named: { readonly own?: readonly string[]; readonly identities?: readonly string[] },
  ): Promise<readonly MatchRow[]>;
  /** The results whose counter party reports its document in a period. */
  matchesOfPeriod(of: MatchingOf, returnPeriod: ReturnPeriod): Promise<readonly MatchRow[]>;
  /** The document of this identity in each of these statements, and the identities before and after it in the list. */
  document(
    gstin: string,
    kinds: readonly StatementKind[],
    identity: string,
  ): Promise<DocumentAndNeighbours | null>;
  /** Documents of IMS that are not withdrawn, by the action the portal shows on them. */
  actionCounts(gstin: string): Promise<Readonly<Record<Decision['action'], number>>>;
  /** When a statement was last taken; null when it never was. */
  lastTakenAt(
    gstin: string,
    kinds: readonly StatementKind[],
    returnPeriod: ReturnPeriod,
  ): Promise<string | null>;
}

/** Names a matching: of one registration, on one side. */
export interface MatchingOf {
  readonly gstin: string;
  readonly side: MatchSide;
}

/** A document of a counter party with those that stand beside it in its list. */
export interface DocumentAndNeighbours {
  readonly found: CounterpartyDocument;
  readonly previous: string | null;
  readonly next: string | null;
}
