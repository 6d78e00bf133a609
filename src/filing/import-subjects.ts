import type {
  AdvanceRow,
  Campus,
  Company,
  Finding,
  ImportSubject,
  InwardStatement,
  Item,
  Party,
  PurchaseDocument,
  ToldAt,
} from '../core/index.ts';
import { effectOfStatement } from './counterparties/statement-effect.ts';
import { keepStatement } from './counterparties/take-statement.ts';
import { comparedAdvances, putAdvances, takeOutAdvances } from './documents/import-advances.ts';
import { comparedPurchases, putPurchases, takeOutPurchases } from './documents/purchases.ts';
import type { Actor } from './filing.ts';
import type { Importing } from './importing.ts';
import { planMasters, putMasters, undoMasters } from './masters/import-masters.ts';
import type { MasterContents, MasterKind } from './needs/masters.ts';
import type { Books, ImportEntry, ImportUndone, ReturnKey, SectionEffect } from './needs/store.ts';
import { NotPossible } from './not-possible.ts';
import { permit, permitSomewhere } from './permissions.ts';

/** What was read from files that are no sales, by what they are about. */
export interface ReadContents {
  readonly purchases: readonly PurchaseDocument[];
  /** The statement, null where it could not be read whole, and the files it was read from. */
  readonly statement: { readonly statement: InwardStatement | null; readonly raw: readonly string[] };
  readonly customers: readonly ToldAt<Party>[];
  readonly vendors: readonly ToldAt<Party>[];
  readonly items: readonly ToldAt<Item>[];
  readonly companies: readonly ToldAt<Company>[];
  readonly campuses: readonly ToldAt<Campus>[];
  readonly 'advances-received': readonly ToldAt<AdvanceRow>[];
  readonly 'advances-paid': readonly ToldAt<AdvanceRow>[];
}

/** Everything that files can be about but sales, which a return of its own keeps. */
export type OtherSubject = Exclude<ImportSubject, 'sales'>;

/** What files would do to the books. */
export interface ComparedContents {
  readonly counts: Omit<ImportEntry['counts'], 'error'>;
  readonly effect: readonly SectionEffect[];
  readonly findings: readonly Finding[];
}

/** What importing is for one subject. */
interface SubjectTraits<Contents> {
  /** Throws `NotPossible` for whoever may not. */
  permit(actor: Actor, gstin: string): void;
  compare(books: Books, of: Importing, contents: Contents): Promise<ComparedContents>;
  put(books: Books, of: Importing, contents: Contents): Promise<void>;
  undo(books: Books, of: Importing): Promise<ImportUndone>;
}

const purchases: SubjectTraits<ReadContents['purchases']> = {
  permit: (actor, gstin) => permit(actor, 'import', gstin),
  async compare(books, { key }, documents) {
    return { ...(await comparedPurchases(books, { ...key, documents })), findings: [] };
  },
  async put(books, { filing, actor, key, ...of }, documents) {
    await putPurchases(books, { filing, actor }, { ...key, ...of, documents });
  },
  undo: (books, { filing, actor, key: { gstin }, importId }) =>
    takeOutPurchases(books, { filing, actor }, { gstin, importId }),
};

const statement: SubjectTraits<ReadContents['statement']> = {
  permit: (actor, gstin) => permit(actor, 'download', gstin),
  async compare(books, { key: { gstin } }, { statement: read }) {
    if (!read) return { counts: { new: 0, changed: 0, same: 0 }, effect: [], findings: [] };
    const { kind, documents } = read;
    const period = kind === 'IMS' ? null : (read.returnPeriod ?? null);
    const kept = await books.counterparties.documents(gstin, [kind]);
    const before = kept.filter(({ returnPeriod }) => returnPeriod === period).map(({ document }) => document);
    const { counts, effect, gone } = effectOfStatement(before, documents);
    return { counts, effect, findings: goneFindings(gone, kind) };
  },
  async put(books, { filing, actor, key: { gstin }, fileName }, { statement: read, raw }) {
    if (!read) return;
    const taken = { statement: { ...read, gstin }, findings: [], source: fileName, by: actor.by, raw };
    await keepStatement(books, filing, taken);
  },
  async undo() {
    const says =
      'A statement says what the portal says, and the matching stands on it. Import a newer one instead.';
    throw new NotPossible('IMPORT-STATE', says);
  },
};

function goneFindings(count: number, kind: string): readonly Finding[] {
  if (count === 0) return [];
  const [what, are] = count === 1 ? ['One document', 'is'] : [`${count} documents`, 'are'];
  return [
    {
      code: 'STATEMENT-WITHDRAWN',
      severity: 'info',
      says: `${what} of the ${kind} taken before ${are} not in this one and ${are} marked as withdrawn.`,
    },
  ];
}

function advances(book: 'sale' | 'purchase'): SubjectTraits<readonly ToldAt<AdvanceRow>[]> {
  return {
    permit: (actor, gstin) => permit(actor, 'import', gstin),
    compare: (books, of, told) => comparedAdvances(books, of, { book, told }),
    put: (books, of, told) => putAdvances(books, of, { book, told }),
    undo: (books, of) => takeOutAdvances(books, of, book),
  };
}

function list<Kind extends MasterKind, Told extends readonly ToldAt<MasterContents[Kind]>[]>(
  kind: Kind,
): SubjectTraits<Told> {
  const planOf = (books: Books, told: Told) => planMasters(books, kind, told);
  const changeOf = ({ filing, actor, importId }: Importing) => ({
    at: filing.clock.now(),
    by: actor.by,
    importId,
  });
  return {
    permit: (actor) => void permitSomewhere(actor, 'edit'),
    async compare(books, _of, told) {
      const { counts, findings } = await planOf(books, told);
      return { counts, findings, effect: [] };
    },
    put: async (books, of, told) => putMasters(books, kind, await planOf(books, told), changeOf(of)),
    undo: (books, of) => undoMasters(books, kind, changeOf(of)),
  };
}

/** What importing is, subject by subject. */
export const subjectTraits: {
  readonly [Subject in OtherSubject]: SubjectTraits<ReadContents[Subject]>;
} = {
  purchases,
  statement,
  'advances-received': advances('sale'),
  'advances-paid': advances('purchase'),
  customers: list('party'),
  vendors: list('party'),
  items: list('item'),
  companies: list('company'),
  campuses: list('campus'),
};

/** Throws `NotPossible` for whoever may not import files about this into the books of a GSTIN. */
export function permitImport(
  actor: Actor,
  { subject, key }: { readonly subject: ImportSubject; readonly key: ReturnKey },
): void {
  if (subject === 'sales') permit(actor, 'import', key.gstin);
  else subjectTraits[subject].permit(actor, key.gstin);
}
