import {
  type Finding,
  financialYearOf,
  type PurchaseDocument,
  type PurchaseEntry,
  purchaseAmounts,
  type ReturnPeriod,
} from '../../core/index.ts';
import { matchPurchases } from '../counterparties/match-purchases.ts';
import type { Actor, Filing } from '../filing.ts';
import { judgedIn } from '../judged.ts';
import type { DocumentEntry, DocumentFilter, NewEntry } from '../needs/documents.ts';
import { type PageWanted, type TotalledPage, withTotals } from '../needs/page.ts';
import type { Books, ImportUndone } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { whyFrozen } from '../reasons.ts';
import { registrationOf } from '../standing.ts';
import { documents, periodName } from '../wording.ts';
import { effectOf, type ImportEffect } from './import-effect.ts';
import { openPurchases } from './open-purchases.ts';

/** Purchases that were read from files, for a return period. */
export interface PurchasesToImport {
  readonly gstin: string;
  readonly returnPeriod: ReturnPeriod;
  readonly fileName: string;
  readonly documents: readonly PurchaseDocument[];
  readonly findings: readonly Finding[];
}

/** What an import of purchases changed in the books, or would change, by section of GSTR-2. */
export interface ImportedPurchases extends ImportEffect {
  /** Names the import to undo it; null where the files were only looked at. */
  readonly importId: string | null;
  readonly findings: readonly Finding[];
}

/** What importing purchases would come to; the books do not change. Throws `NotPossible`. */
export async function checkPurchases(
  filing: Filing,
  actor: Actor,
  { findings, ...of }: PurchasesToImport,
): Promise<ImportedPurchases> {
  permit(actor, 'import', of.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, of.gstin);
    const judged = await judgedIn(books, of.gstin, findings);
    return { importId: null, ...(await comparedPurchases(books, of)), findings: judged };
  });
}

type PurchasesOfPeriod = Pick<PurchasesToImport, 'gstin' | 'returnPeriod' | 'documents'>;

/** The same within the books. */
export async function comparedPurchases(
  books: Books,
  { gstin, returnPeriod, documents: read }: PurchasesOfPeriod,
): Promise<ImportEffect> {
  await openPurchases(books, gstin, [returnPeriod]);
  const entries = entriesOf(read, returnPeriod);
  await refuseTakenOver(books, gstin, entries);
  const changes = await books.purchases.compare(gstin, entries);
  return effectOf(changes, ({ table }) => table);
}

/** Throws `NotPossible` where documents would leave a GSTR-2 that is submitted or filed for the one they are read for. */
async function refuseTakenOver(
  books: Books,
  gstin: string,
  entries: readonly NewEntry<PurchaseEntry>[],
): Promise<void> {
  for (const [period, count] of await books.purchases.takenOver(gstin, entries)) {
    const state = await books.lockReturn({ gstin, form: 'GSTR2', returnPeriod: period });
    const frozen = whyFrozen({ state });
    if (frozen)
      throw new NotPossible(
        frozen.code,
        `${documents(count)} of these files ${count === 1 ? 'is' : 'are'} in the books of ${periodName(period)} already, whose GSTR-2 is ${state.status === 'filed' ? 'filed' : 'submitted'}. Leave them out of the files.`,
      );
  }
}

/** Takes purchases into the books, each once by supplier, number and year, and matches anew. Throws `NotPossible`. */
export async function importPurchases(
  filing: Filing,
  actor: Actor,
  { findings, ...of }: PurchasesToImport,
): Promise<ImportedPurchases> {
  permit(actor, 'import', of.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, of.gstin);
    const importId = filing.newId();
    const judged = await judgedIn(books, of.gstin, findings);
    const put = await putPurchases(books, { filing, actor }, { ...of, importId });
    return { importId, ...put, findings: judged };
  });
}

/** The same within the books, under the id of an import. */
export async function putPurchases(
  books: Books,
  { filing, actor }: ByActor,
  of: PurchasesOfPeriod & Pick<PurchasesToImport, 'fileName'> & { readonly importId: string },
): Promise<ImportEffect> {
  const { gstin, returnPeriod, fileName, documents: read, importId } = of;
  const { effect } = await comparedPurchases(books, of);
  const at = filing.clock.now();
  const entries = entriesOf(read, returnPeriod);
  const counts = await books.purchases.put(gstin, entries, { at, by: actor.by, importId });
  await matchPurchases(books, gstin, at);
  await books.audit({
    at,
    by: actor.by,
    act: 'purchases imported',
    object: `purchases ${gstin}`,
    details: { importId, fileName, ...counts },
  });
  return { counts, effect };
}

interface ByActor {
  readonly filing: Filing;
  readonly actor: Actor;
}

/** Takes out what an import of purchases added and puts back what it replaced. Throws `NotPossible`. */
export async function undoPurchases(
  filing: Filing,
  actor: Actor,
  of: { readonly gstin: string; readonly importId: string },
): Promise<ImportUndone> {
  permit(actor, 'import', of.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, of.gstin);
    return takeOutPurchases(books, { filing, actor }, of);
  });
}

/** The same within the books. */
export async function takeOutPurchases(
  books: Books,
  { filing, actor }: ByActor,
  { gstin, importId }: { readonly gstin: string; readonly importId: string },
): Promise<ImportUndone> {
  const { periods, changedSince } = await books.purchases.whatUndoes(gstin, importId);
  if (periods.length === 0)
    throw new NotPossible('NOT-FOUND', 'Nothing of this import is in the books. There is nothing to undo.');
  await openPurchases(books, gstin, periods);
  if (changedSince > 0)
    throw new NotPossible(
      'CHANGED',
      `${documents(changedSince)} of this import changed since, by hand or by a later import. Correct or delete them in the list.`,
    );
  const at = filing.clock.now();
  const undone = await books.purchases.undoImport(gstin, importId, { at, by: actor.by });
  await matchPurchases(books, gstin, at);
  await books.audit({
    at,
    by: actor.by,
    act: 'import of purchases undone',
    object: `purchases ${gstin}`,
    details: { importId, ...undone },
  });
  return undone;
}

function entriesOf(
  read: readonly PurchaseDocument[],
  returnPeriod: ReturnPeriod,
): readonly NewEntry<PurchaseEntry>[] {
  return read.map(({ origin: _origin, ...content }) => purchaseEntry(content, returnPeriod));
}

/** The purchases of a registration, page by page. Throws `NotPossible`. */
export function purchasePage(
  filing: Filing,
  actor: Actor,
  {
    gstin,
    filter,
    wanted,
  }: { readonly gstin: string; readonly filter: DocumentFilter; readonly wanted: PageWanted },
): Promise<TotalledPage<DocumentEntry<PurchaseEntry>>> {
  permit(actor, 'see', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    return withTotals(
      wanted,
      () => books.purchases.totals(gstin, filter),
      (part) => books.purchases.page(gstin, filter, part),
    );
  });
}

/** A purchase on its way into the books. */
export function purchaseEntry(content: PurchaseEntry, returnPeriod: ReturnPeriod): NewEntry<PurchaseEntry> {
  const { section, kind, number, date, key } = content;
  const sum = purchaseAmounts(content);
  const sign = kind === 'credit-note' || kind === 'advance-refund' ? -1 : 1;
  const signed = (paise: number): number => (paise === 0 ? 0 : sign * paise);
  const tax = sum.igst + sum.cgst + sum.sgst + sum.cess;
  return {
    returnPeriod,
    identity: [
      key,
      date === '' ? returnPeriod : financialYearOf(date),
      ...(content.amends ? [`amends in ${returnPeriod}`] : []),
    ].join('|'),
    kind,
    number,
    // Advances have no date of their own: they are of the period.
    date: date === '' ? `${returnPeriod}-01` : date,
    counterpartyGstin: content.supplierGstin ?? null,
    counterpartyName: content.supplierName ?? null,
    placeOfSupply: content.placeOfSupply ?? null,
    tables: section === '' ? [] : [section],
    amounts: {
      value: signed(content.value ?? sum.taxableValue + (content.reverseCharge ? 0 : tax)),
      taxableValue: signed(sum.taxableValue),
      igst: signed(sum.igst),
      cgst: signed(sum.cgst),
      sgst: signed(sum.sgst),
      cess: signed(sum.cess),
    },
    content,
    isDraft: false,
    findings: [],
  };
}
