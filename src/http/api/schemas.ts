import { type TSchema, Type } from 'typebox';
import type { PageWanted } from '../../filing/needs/page.ts';

/** A list that nobody changes: the use cases answer read-only lists. */
export const ListOf = <Item extends TSchema>(item: Item) => Type.Immutable(Type.Array(item));
/** A value or null. */
export const OrNull = <Item extends TSchema>(item: Item) => Type.Union([item, Type.Null()]);

/** How a page of a list is asked for. */
export const PageQuery = Type.Object({
  cursor: Type.Optional(
    Type.String({ maxLength: 800, description: 'The `next` of the page before; absent for the first page' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100, description: 'Rows wanted' })),
});

/** The page that a query asks for. */
export function wantedPage({ cursor, limit }: Type.Static<typeof PageQuery>): PageWanted {
  return { cursor, limit: limit ?? 100 };
}

/** A page of a list. */
export const PageOf = <Item extends TSchema>(item: Item) =>
  Type.Object({ rows: ListOf(item), next: NextPage });

const NextPage = OrNull(Type.String({ description: 'Give it back as `cursor`; null on the last page' }));

/** One of several words. */
export const OneOf = <const Word extends string>(title: string, words: readonly Word[]) =>
  Type.Enum([...words] as [Word, ...Word[]], { title });

/** Whether something can be done now, and the sentence why not. */
export const Gate = Type.Object({ enabled: Type.Boolean(), why: OrNull(Type.String()) }, { title: 'Gate' });

/** Money in whole paise. */
export const Paise = Type.Integer({ description: 'Whole paise', examples: [1_180_00] });
/** An instant, ISO 8601 in UTC. */
export const Instant = Type.String({ examples: ['2026-11-24T04:00:00.000Z'] });

/** The name of a thing of ours in a path. */
export const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\w.-]+$' });

/** Number of an entry of the books, as a caller names it: not past what the database counts. */
export const EntryNumber = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
/** Version of an entry, as a caller names it. */
export const EntryVersion = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** A GSTIN in a path or an answer. */
export const Gstin = Type.String({
  minLength: 15,
  maxLength: 15,
  description: 'GSTIN, 15 characters',
  examples: ['27AAMCT7421K1ZV'],
});
/** A return period, MMYYYY. */
export const WirePeriod = Type.String({
  pattern: '^(0[1-9]|1[0-2])20\\d\\d$',
  description: 'Return period, MMYYYY',
  examples: ['102026'],
});
/** The path of one return. */
export const ReturnPath = Type.Object({ gstin: Gstin, period: WirePeriod });

/** Whether a list shows only advances with their adjustments and refunds, or none of them. */
export const AdvancesOnly = Type.Optional(
  Type.Boolean({ description: 'Only advances with their adjustments and refunds; false for all but them' }),
);

/** The heads of tax, in paise. */
export const taxes = { igst: Paise, cgst: Paise, sgst: Paise, cess: Paise };
/** The amounts of a document or a sum, in paise. */
export const amounts = { value: Paise, taxableValue: Paise, ...taxes };
/** Amounts in paise with the number of documents. */
export const CountedAmounts = Type.Object({ count: Type.Integer(), ...amounts }, { title: 'CountedAmounts' });

/** Totals of everything that matches, with the first page of a list. */
export const TotalsOnce = Type.Union([CountedAmounts, Type.Null()], {
  description: 'Of everything that matches. They come with the first page; null on those that follow',
});

/** How often GSTR-1 is filed. */
export const Frequency = OneOf('Frequency', ['monthly', 'quarterly']);
/** What a program may do with its key. */
export const KeyRole = OneOf('KeyRole', ['admin', 'preparer', 'filer', 'viewer']);
/** What a person is to the taxpayer. */
export const Role = OneOf('Role', ['admin', 'maker', 'checker', 'signatory', 'client', 'auditor']);
/** Roles of somebody, each for some GSTINs or, where they are null, for every one of the company. */
export const Grants = ListOf(
  Type.Object(
    {
      role: Role,
      gstins: OrNull(ListOf(Gstin)),
    },
    { title: 'Grant' },
  ),
);

/** A registration of the company, with the name of its State. */
export const Registration = Type.Object(
  {
    gstin: Gstin,
    legalName: Type.String(),
    state: Type.String(),
    portalUserName: Type.String(),
    signatoryPan: Type.String(),
    gateway: Type.String(),
    frequency: Frequency,
    turnoverPreviousYear: OrNull(Paise),
    turnoverCurrentYear: OrNull(Paise),
  },
  { title: 'Registration' },
);

/** Who is signed in, for which company, with what to choose from. */
export const Session = Type.Object(
  {
    user: Type.Object({
      name: Type.String(),
      email: Type.String(),
      grants: Grants,
      language: OneOf('Language', ['en', 'hi']),
    }),
    company: Type.Object({ name: Type.String() }),
    registrations: ListOf(Registration),
    periods: ListOf(WirePeriod),
    practice: Type.Boolean({ description: 'The portal is the simulator' }),
  },
  { title: 'Session' },
);

/** What is wrong with the taxpayer's data, or worth a look. */
export const Finding = Type.Object(
  {
    code: Type.String(),
    severity: OneOf('Severity', ['error', 'warning', 'info']),
    says: Type.String(),
    sheet: Type.Optional(Type.String()),
    row: Type.Optional(Type.Integer()),
    column: Type.Optional(Type.String()),
    value: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()])),
    portalCode: Type.Optional(Type.String()),
    source: Type.Optional(Type.String()),
  },
  { title: 'Finding' },
);

/** Where the portal session of a registration stands. */
export const ConnectionStateSchema = OneOf('ConnectionState', ['none', 'otp-requested', 'signed-in']);

/** A sentence for people. */
export const Says = Type.Object({ says: Type.String() });

/** Long work that was asked for, and how far it is. */
export const Task = Type.Object(
  {
    taskId: Type.String(),
    kind: OneOf('TaskKind', [
      'save',
      'delete',
      'reset',
      'proceed',
      'summary',
      'file',
      'download',
      'act',
      'compute-2b',
    ]),
    title: Type.String(),
    state: OneOf('TaskState', [
      'running',
      'waiting-for-sign-in',
      'waiting-to-retry',
      'done',
      'done-with-errors',
      'refused',
      'cancelled',
    ]),
    by: Type.String(),
    startedAt: Instant,
    endedAt: OrNull(Instant),
    retryAt: OrNull(Instant),
    says: Type.String(),
    code: OrNull(Type.String()),
    progress: Type.Object({ done: Type.Integer(), of: Type.Integer() }),
  },
  { title: 'Task' },
);

/** Where a document stands toward the portal. */
export const RecordState = OneOf('RecordState', [
  'new',
  'modified',
  'to-delete',
  'sent',
  'processed',
  'error',
  'filed',
]);
/** Where a return stands. */
export const ReturnStatus = OneOf('ReturnStatus', [
  'none',
  'uploaded',
  'uploaded-with-errors',
  'ready-to-file',
  'filed',
]);

/** A document as the list shows it. */
export const RecordRow = Type.Object(
  {
    key: Type.String(),
    section: Type.String(),
    sectionTitle: Type.String(),
    counterpartyGstin: OrNull(Type.String()),
    counterpartyName: OrNull(Type.String()),
    documentNumber: OrNull(Type.String()),
    documentDate: OrNull(Type.String()),
    placeOfSupply: OrNull(Type.String()),
    ...amounts,
    state: RecordState,
    error: OrNull(Type.Object({ code: Type.String(), message: Type.String() })),
    origin: ListOf(Type.Object({ sheet: Type.String(), row: Type.Integer() })),
    entry: OrNull(Type.Integer({ description: 'The document of the books that it was made from' })),
  },
  { title: 'RecordRow' },
);

/** A return on the board of returns. */
export const ReturnRow = Type.Object(
  {
    gstin: Gstin,
    legalName: Type.String(),
    period: WirePeriod,
    status: ReturnStatus,
    statusWords: Type.String(),
    dueDate: Type.String({ examples: ['2026-11-11'] }),
    daysLeft: Type.Integer(),
    arn: OrNull(Type.String({ examples: ['AA2711261234567'] })),
    filedOn: OrNull(Type.String({ examples: ['10-11-2026'] })),
  },
  { title: 'ReturnRow' },
);
