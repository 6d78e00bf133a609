import {
  type AdvanceRow,
  advancePaid,
  advanceReceived,
  checkPurchase,
  type Finding,
  type PurchaseEntry,
  type SaleEntry,
  type ToldAdvance,
  type ToldAt,
  toldAdvances,
} from '../../core/index.ts';
import type { Importing } from '../importing.ts';
import type {
  AdvanceLookUp,
  DocumentBook,
  DocumentEntry,
  EntryContent,
  NewEntry,
} from '../needs/documents.ts';
import type { Books, ImportUndone, Registration } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { filerOf, registrationOf } from '../standing.ts';
import { documents, periodName } from '../wording.ts';
import { checkAdvance, isTakenWithin, refuseTaken } from './advances.ts';
import { afterChange, openRegistration } from './changed-documents.ts';
import { checkSale } from './check-sale.ts';
import { effectOf, type ImportEffect } from './import-effect.ts';
import { openPurchases } from './open-purchases.ts';
import { purchaseEntry } from './purchases.ts';

/** Rows of a file for one of the two books. */
export interface AdvancesToImport {
  readonly book: 'sale' | 'purchase';
  readonly told: readonly ToldAt<AdvanceRow>[];
}

/** What differs between advances received and paid. */
interface BookTraits<Content extends EntryContent> {
  of(books: Books): DocumentBook<Content>;
  /** The registration; throws `NotPossible` where the returns of the period are closed. */
  open(books: Books, of: Importing): Promise<Registration>;
  checked(of: Opened, told: ToldAdvance, book: AdvanceLookUp<Content>): Promise<NewEntry<Content>>;
  changed(books: Books, of: Opened, act: string): Promise<void>;
}

interface Opened extends Importing {
  readonly registration: Registration;
}

const sale: BookTraits<SaleEntry> = {
  of: (books) => books.sales,
  open: (books, { key }) => openRegistration(books, key.gstin, [key.returnPeriod]),
  async checked({ filing, key, registration }, told, book) {
    const content = advanceReceived(told);
    const { returnPeriod } = key;
    const taken = await isTakenWithin(book, registration, { content, returnPeriod });
    const standing = { isOriginalKnown: false, isTakenWithin: taken };
    return checkSale(filerOf(registration, key, filing.clock.now()), content, standing);
  },
  async changed(books, { filing, actor, key, registration }, act) {
    const periods = [key.returnPeriod];
    await afterChange(books, { filing, actor, registration, periods, act, entry: null });
  },
};

const purchase: BookTraits<PurchaseEntry> = {
  of: (books) => books.purchases,
  async open(books, { key: { gstin, returnPeriod } }) {
    await openPurchases(books, gstin, [returnPeriod]);
    return registrationOf(books, gstin);
  },
  async checked({ key }, told) {
    const { document, findings } = checkPurchase(key, advancePaid(told, key.gstin.slice(0, 2)));
    const isDraft = findings.some(({ severity }) => severity === 'error');
    return { ...purchaseEntry(document, key.returnPeriod), isDraft, findings };
  },
  async changed(books, { filing, actor, key, importId, fileName }, act) {
    const at = filing.clock.now();
    const details = { importId, fileName };
    await books.audit({ at, by: actor.by, act, object: `purchases ${key.gstin}`, details });
  },
};

const traitsOf = (book: AdvancesToImport['book']): BookTraits<EntryContent> =>
  (book === 'sale' ? sale : purchase) as BookTraits<EntryContent>;

/** What advances of a file would do to the books; what has errors stays out. Throws `NotPossible`. */
export async function comparedAdvances(
  books: Books,
  of: Importing,
  { book, told }: AdvancesToImport,
): Promise<ImportEffect & { readonly findings: readonly Finding[] }> {
  const traits = traitsOf(book);
  const opened = { ...of, registration: await traits.open(books, of) };
  const { entries, findings } = await soundAdvances(books, opened, { traits, told });
  const changes = await traits.of(books).compare(of.key.gstin, entries);
  const ofAdvances = changes.filter(({ kind }) => kind.startsWith('advance'));
  return { ...effectOf(ofAdvances, ({ kind }) => kind), findings };
}

/** Takes advances into the books, each once by number, date and what it takes up. Throws `NotPossible`. */
export async function putAdvances(
  books: Books,
  of: Importing,
  { book, told }: AdvancesToImport,
): Promise<void> {
  const traits = traitsOf(book);
  const opened = { ...of, registration: await traits.open(books, of) };
  const { entries } = await soundAdvances(books, opened, { traits, told });
  const change = { at: of.filing.clock.now(), by: of.actor.by, importId: of.importId };
  await traits.of(books).put(of.key.gstin, entries, change);
  await traits.changed(books, opened, 'advances imported');
}

/** Takes out what an import of advances added and puts back what it replaced. Throws `NotPossible`. */
export async function takeOutAdvances(
  books: Books,
  of: Importing,
  book: AdvancesToImport['book'],
): Promise<ImportUndone> {
  const traits = traitsOf(book);
  const { gstin, returnPeriod } = of.key;
  const ledger = traits.of(books);
  const opened = { ...of, registration: await traits.open(books, of) };
  const { changedSince } = await ledger.whatUndoes(gstin, of.importId);
  if (changedSince > 0)
    throw new NotPossible(
      'CHANGED',
      `${documents(changedSince)} of this import changed since, by hand or by a later import. Correct or delete them in the list.`,
    );
  const entries = await ledger.ofPeriods(gstin, [returnPeriod]);
  const added = entries.filter(({ importId, version }) => importId === of.importId && version === 1);
  await refuseTaken(
    ledger,
    gstin,
    added.map(({ entry }) => entry),
  );
  const change = { at: of.filing.clock.now(), by: of.actor.by };
  const undone = await ledger.undoImport(gstin, of.importId, change);
  await traits.changed(books, opened, 'import of advances undone');
  return undone;
}

interface Sound {
  readonly entries: readonly NewEntry<EntryContent>[];
  readonly findings: readonly Finding[];
}

/** The documents of a file that fit the books, one after the other: each finds those before it beside what is kept. */
async function soundAdvances(
  books: Books,
  of: Opened,
  {
    traits,
    told,
  }: { readonly traits: BookTraits<EntryContent>; readonly told: readonly ToldAt<AdvanceRow>[] },
): Promise<Sound> {
  const { gstin, returnPeriod } = of.key;
  const book = traits.of(books);
  const entries: NewEntry<EntryContent>[] = [];
  const findings: Finding[] = [];
  for (const advance of toldAdvances(told)) {
    const withEarlier = withFile(book, entries);
    const made = await traits.checked(of, advance, withEarlier);
    const kept = await book.withIdentity(gstin, made.identity);
    const { content } = made;
    const entry = kept ? { entry: kept.entry } : {};
    const ofBooks = isElsewhere(kept, returnPeriod)
      ? [keptElsewhere(kept)]
      : await checkAdvance(withEarlier, gstin, { content, returnPeriod, ...entry });
    const found = [...made.findings, ...ofBooks];
    findings.push(...found.map((finding) => placedIn(advance, finding)));
    if (!found.some(({ severity }) => severity === 'error')) entries.push(made);
  }
  return { entries, findings };
}

function isElsewhere(
  kept: DocumentEntry<EntryContent> | null,
  returnPeriod: string,
): kept is DocumentEntry<EntryContent> {
  return kept !== null && kept.returnPeriod !== returnPeriod;
}

function keptElsewhere({ number, returnPeriod }: DocumentEntry<EntryContent>): Finding {
  return {
    code: 'ADVANCE-ELSEWHERE',
    severity: 'error',
    says: `Voucher "${number}" is in the books already, in ${periodName(returnPeriod)}. Import it into that period, or correct its number.`,
    column: 'Invoice No.',
    value: number,
  };
}

/** The book as it will be with the documents of the file that stand before. */
function withFile(
  book: DocumentBook<EntryContent>,
  entries: readonly NewEntry<EntryContent>[],
): AdvanceLookUp<EntryContent> {
  // They have no number yet; each is told from the others by one of its own.
  const arriving = entries.map((entry, at) => ({ ...entry, entry: -1 - at }) as DocumentEntry<EntryContent>);
  const isNamed = (one: { readonly number: string; readonly date: string }, number: string, date: string) =>
    one.number.toUpperCase() === number.toUpperCase() && one.date === date;
  const besides = (kept: readonly DocumentEntry<EntryContent>[]) =>
    kept.filter(({ identity }) => !entries.some((entry) => entry.identity === identity));
  return {
    entry: (entry) => book.entry(entry),
    named: async (gstin, number, date) => [
      ...besides(await book.named(gstin, number, date)),
      ...arriving.filter((entry) => isNamed(entry, number, date)),
    ],
    takersOf: async (gstin, voucher) => [
      ...besides(await book.takersOf(gstin, voucher)),
      ...arriving.filter(
        ({ content: { adjusts } }) => adjusts && isNamed(adjusts, voucher.number, voucher.date),
      ),
    ],
  };
}

/** Fields of the form of a voucher by what findings call them. */
const fields: Readonly<Record<string, string>> = {
  'Invoice No.': 'number',
  'Invoice Date': 'date',
  'GST No.': 'gstin',
  Customer: 'party',
  Vendor: 'party',
  'Place Of Supply': 'placeOfSupply',
  TaxRate: 'rate',
  'Zero Tax': 'rate',
  Amount: 'amount',
  'Taxable Value': 'amount',
  CESS: 'cess',
};

/** A finding about a document at the row and column of the file that it is about. */
function placedIn({ rows }: ToldAdvance, { sheet: _, row, column = '', ...finding }: Finding): Finding {
  const told = rows[(row ?? 1) - 1] ?? rows[0];
  const header = told?.headers[fields[column] ?? ''];
  return {
    ...finding,
    ...(told ? { sheet: told.sheet, row: told.row } : {}),
    ...(header === undefined ? {} : { column: header }),
  };
}
