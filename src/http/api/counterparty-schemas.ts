import { Type } from 'typebox';
import { MatchCode, MatchFlag, MatchMark } from './match-schemas.ts';
import {
  amounts,
  Finding,
  Gate,
  Gstin,
  Instant,
  ListOf,
  OneOf,
  OrNull,
  Paise,
  taxes,
  WirePeriod,
} from './schemas.ts';

/** The statements in which the portal says what counter parties report. */
export const Kind = OneOf('StatementKind', ['GSTR-2A', 'GSTR-2B', 'IMS', 'IMS outward', 'GSTR-1A']);
/** What can be decided on a document. */
export const Action = OneOf('Decision', ['A', 'R', 'P', 'N']);
/** The path of one registration. */
export const GstinPath = Type.Object({ gstin: Gstin });
/** What names a document of a counter party in every statement. */
export const Identity = Type.String({
  maxLength: 200,
  description: 'Party, class, number and financial year',
});

/** What is matched: sales with what recipients say, or purchases with what suppliers report. */
export const Side = OneOf('MatchSide', ['sale', 'purchase']);
/** A document of a counter party as the last statement of its kind showed it. */
export const Document = Type.Object(
  {
    kind: Kind,
    identity: Identity,
    period: OrNull(WirePeriod),
    documentKind: Type.String(),
    counterpartyGstin: Type.String(),
    counterpartyName: OrNull(Type.String()),
    number: Type.String(),
    date: Type.String({ description: 'yyyy-mm-dd' }),
    placeOfSupply: OrNull(Type.String()),
    reverseCharge: Type.Boolean(),
    isFiled: Type.Boolean({ description: 'Whether the counter party has filed (CFS)' }),
    filedPeriod: OrNull(WirePeriod),
    creditAvailable: OrNull(Type.String()),
    action: OrNull(Type.String({ description: 'What the portal shows as decided' })),
    isPendingBlocked: Type.Boolean(),
    mayReduce: Type.Boolean({ description: 'The credit given back may be declared with an acceptance' }),
    ...amounts,
    value: OrNull(Paise),
    firstSeen: Instant,
    lastSeen: Instant,
    withdrawnAt: OrNull(Instant),
    match: MatchMark,
  },
  { title: 'CounterpartyDocument' },
);
/** A statement that was taken whole. */
export const Statement = Type.Object(
  {
    statementId: Type.String(),
    kind: Kind,
    period: OrNull(WirePeriod),
    source: Type.String({ description: 'portal, or the name of the file' }),
    rawHash: Type.String({ description: 'SHA-256 of what was read' }),
    at: Instant,
    by: Type.String(),
    counts: Type.Object({
      new: Type.Integer(),
      changed: Type.Integer(),
      same: Type.Integer(),
      withdrawn: Type.Integer(),
    }),
    findings: ListOf(Finding),
  },
  { title: 'StatementRow' },
);
/** Credit that is given back, by head; none where no credit had been taken. */
export const Reduction = Type.Union([Type.Object(taxes, { title: 'CreditReduction' }), Type.Literal('none')]);
/** What is decided on a document, and how far it has got. */
export const DecisionView = Type.Object(
  {
    identity: Identity,
    action: Action,
    remarks: Type.String(),
    reduction: OrNull(Reduction),
    state: OneOf('DecisionState', ['staged', 'sent', 'confirmed', 'refused', 'overtaken']),
    says: Type.String(),
    by: Type.String(),
    at: Instant,
  },
  { title: 'DecisionView' },
);
const Rupees = Type.Number({ description: 'Rupees, at most two decimals' });
const Reason = Type.Object({ code: Type.String(), says: Type.String() });
const Ids = ListOf(Type.String());
const SideSum = Type.Object({ taxableValue: Paise, tax: Paise });
/** A result of the matching with what a list shows of its documents. */
export const Match = Type.Object(
  {
    counterpartyGstin: Type.String(),
    counterpartyName: OrNull(Type.String()),
    number: Type.String(),
    date: Type.String({ description: 'yyyy-mm-dd' }),
    ourSum: OrNull(SideSum),
    theirSum: OrNull(SideSum),
    identity: OrNull(Identity),
    isFiled: OrNull(Type.Boolean({ description: 'Whether the counter party has filed (CFS)' })),
    code: MatchCode,
    action: OrNull(MatchFlag),
    regime: OneOf('Regime', ['Classic', 'Current']),
    theirAction: OrNull(OneOf('TheirAction', ['A', 'R', 'P', 'N'])),
    ourPeriod: OrNull(Type.String({ description: 'yyyy-mm' })),
    theirPeriod: OrNull(Type.String({ description: 'yyyy-mm' })),
    ours: Ids,
    theirs: Ids,
    reasons: ListOf(Reason),
    differences: Type.Immutable(
      Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()]), {
        description: 'By field: ours less theirs in rupees, or both as text',
      }),
    ),
    suggestion: Type.Optional(
      Type.Object({ ours: Ids, theirs: Ids, score: Type.Number(), says: Type.String() }),
    ),
  },
  { title: 'MatchRow' },
);
/** A result in a list. */
export const ListedMatch = Type.Intersect(
  [
    Match,
    Type.Object({
      owner: OrNull(Type.String({ description: 'E-mail address of who looks after it' })),
      comments: Type.Integer(),
    }),
  ],
  { title: 'ListedMatch' },
);
const SideTotal = Type.Object(
  {
    count: Type.Integer(),
    taxableValue: Rupees,
    igst: Rupees,
    cgst: Rupees,
    sgst: Rupees,
    cess: Rupees,
  },
  { title: 'SideTotal' },
);
const CodeTotal = Type.Object(
  { results: Type.Integer(), ours: SideTotal, theirs: SideTotal },
  { title: 'CodeTotal' },
);
/** What a matching comes to. */
export const Totals = Type.Object(
  {
    ours: SideTotal,
    theirs: SideTotal,
    codes: Type.Object({ OK: CodeTotal, TO: CodeTotal, CO: CodeTotal, Mismatch: CodeTotal }),
    suggested: Type.Integer(),
    ambiguous: Type.Integer(),
  },
  { title: 'MatchTotals' },
);
const ImpactRow = Type.Object({
  documents: Type.Integer(),
  amounts: Type.Object({ taxableValue: Paise, ...taxes }),
});
/** What staged decisions would come to, by action. */
export const Impact = Type.Object({ A: ImpactRow, R: ImpactRow, P: ImpactRow, N: ImpactRow });
const Line = Type.Object({
  rate: OrNull(Type.Number({ description: 'Percent' })),
  taxableValue: Paise,
  ...taxes,
});
const SideOfView = Type.Object(
  {
    number: Type.String(),
    date: Type.String({ description: 'yyyy-mm-dd' }),
    placeOfSupply: OrNull(Type.String()),
    reverseCharge: Type.Boolean(),
    type: OrNull(Type.String()),
    ...amounts,
    value: OrNull(Paise),
    lines: ListOf(Line),
  },
  { title: 'SideOfView' },
);
/** View CP Invoice: both documents of a result, and what can be done with it. */
export const View = Type.Object(
  {
    row: Match,
    ours: OrNull(SideOfView),
    theirs: OrNull(SideOfView),
    kind: OrNull(Kind),
    remarks: Type.String({ description: 'Of the recipient, where he gave any' }),
    answer: OrNull(
      Type.Object({
        chosen: OrNull(OneOf('ChosenAnswer', ['A', 'R', 'P'])),
        state: OneOf('AnswerState', ['none', 'sent', 'confirmed', 'refused']),
        says: Type.String(),
        by: Type.String(),
        at: Instant,
      }),
    ),
    gates: Type.Object({
      markPending: Gate,
      unmarkPending: Gate,
      accept: Gate,
      reject: Gate,
      link: Gate,
      unlink: Gate,
    }),
    values: OrNull(
      Type.Object(
        { use: Gate, undo: Gate, isTaken: Type.Boolean({ description: 'The purchase has their values' }) },
        { title: 'ValueGates' },
      ),
    ),
    previous: OrNull(Identity),
    next: OrNull(Identity),
  },
  { title: 'MatchView' },
);
