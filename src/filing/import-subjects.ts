import {
  compareStatements,
  type Finding,
  type ImportSubject,
  type InwardStatement,
  type Item,
  inwardDirection,
  type Party,
  type PurchaseDocument,
  type ToldAt,
} from '../core/index.ts';
import { keepStatement } from './counterparties/take-statement.ts';
import { comparedPurchases, putPurchases, takeOutPurchases } from './documents/purchases.ts';
import type { Actor, Filing } from './filing.ts';
import { planMasters, putMasters, undoMasters } from './masters/import-masters.ts';
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
}

/** Everything that files can be about but sales, which a return of its own keeps. */
export type OtherSubject = Exclude<ImportSubject, 'sales'>;

/** What files would do to the books. */
export interface ComparedContents {
  readonly counts: Omit<ImportEntry['counts'], 'error'>;
  readonly effect: readonly SectionEffect[];
  readonly findings: readonly Finding[];
}

/** Who imports what, into which return or beside it, and under which id. */
export interface Importing {
  readonly filing: Filing;
  readonly actor: Actor;
  readonly key: ReturnKey;
  readonly importId: string;
  readonly fileName: string;
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
    const changes = compareStatements(before, documents);
    const count = (what: string) => changes.filter(({ change }) => change === what).length;
    const [added, changed] = [count('added'), count('changed')];
    const counts = { new: added, changed, same: documents.length - added - changed };
    return { counts, effect: effectOf(read), findings: goneFindings(count('gone'), kind) };
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

function effectOf({ documents }: InwardStatement): readonly SectionEffect[] {
  const sums = new Map<string, { count: number; taxableValue: number }>();
  for (const document of documents) {
    const sum = sums.get(document.section) ?? { count: 0, taxableValue: 0 };
    sum.count += 1;
    sum.taxableValue += inwardDirection(document) * document.amounts.taxableValue;
    sums.set(document.section, sum);
  }
  return [...sums].map(([section, sum]) => ({ section, ...sum }));
}

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

function list<Kind extends 'party' | 'item', Told extends ReadContents['customers' | 'vendors' | 'items']>(
  kind: Kind,
): SubjectTraits<Told> {
  const planOf = (books: Books, told: Told) => planMasters(books, kind, told as never);
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
} = { purchases, statement, customers: list('party'), vendors: list('party'), items: list('item') };

/** Throws `NotPossible` for whoever may not import files about this into the books of a GSTIN. */
export function permitImport(
  actor: Actor,
  { subject, key }: { readonly subject: ImportSubject; readonly key: ReturnKey },
): void {
  if (subject === 'sales') permit(actor, 'import', key.gstin);
  else subjectTraits[subject].permit(actor, key.gstin);
}
