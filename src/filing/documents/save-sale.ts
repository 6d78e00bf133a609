import { amendedBy, type Finding, type ReturnPeriod, type SaleEntry } from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import { judgedIn } from '../judged.ts';
import type { DocumentEntry, NewEntry } from '../needs/documents.ts';
import type { Books, Registration } from '../needs/store.ts';
import { permit } from '../permissions.ts';
import { filerOf, registrationOf } from '../standing.ts';
import { checkAdvance, isTakenWithin } from './advances.ts';
import { afterChange, openRegistration } from './changed-documents.ts';
import { checkSale } from './check-sale.ts';
import { refuseTwice, replaceEntry } from './replace-entry.ts';
import { entryOf } from './sale-documents.ts';

/** A sale document as a person wants it kept. */
export interface SaleToSave {
  readonly gstin: string;
  readonly returnPeriod: ReturnPeriod;
  readonly content: SaleEntry;
  /** Keeps a document with errors as a draft, which no return reports; it is refused otherwise. */
  readonly asDraft?: boolean;
  /** Key of a row of the period's return, come in by a workbook, whose place the document takes. */
  readonly replaces?: string;
}

/** The document as it is kept now; with `entry` null it has errors, and nothing was kept. */
export interface SavedSale {
  readonly entry: DocumentEntry<SaleEntry> | null;
  readonly findings: readonly Finding[];
}

/** What a document would be and what is wrong with it; nothing is kept. Throws `NotPossible`. */
export async function trySale(filing: Filing, actor: Actor, sale: SaleToSave): Promise<NewEntry<SaleEntry>> {
  permit(actor, 'see', sale.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const registration = await registrationOf(books, sale.gstin);
    const entry = await checked(books, { filing, registration, sale });
    return { ...entry, findings: await judgedIn(books, sale.gstin, entry.findings) };
  });
}

/** Adds a sale document to the books and to the return that reports it. Throws `NotPossible`. */
export async function addSale(filing: Filing, actor: Actor, sale: SaleToSave): Promise<SavedSale> {
  permit(actor, 'edit', sale.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const registration = await openRegistration(books, sale.gstin, [sale.returnPeriod]);
    const entry = await checked(books, { filing, registration, sale });
    if (entry.isDraft && !sale.asDraft)
      return { entry: null, findings: await judgedIn(books, sale.gstin, entry.findings) };
    await refuseTwice(books.sales, { entry, gstin: sale.gstin });
    await takePlace(books, sale);
    await books.sales.put(sale.gstin, [entry], { at: filing.clock.now(), by: actor.by });
    const kept = await books.sales.withIdentity(sale.gstin, entry.identity);
    await afterChange(books, {
      filing,
      actor,
      registration,
      periods: [sale.returnPeriod],
      act: 'document added',
      entry: kept,
    });
    const findings = await judgedIn(books, sale.gstin, entry.findings);
    return { entry: kept && { ...kept, findings }, findings };
  });
}

/**
 * Replaces a document if nobody else has changed it since `version` was read. Throws `NotPossible`, with code `CHANGED`
 * when somebody has.
 */
export async function changeSale(
  filing: Filing,
  actor: Actor,
  sale: SaleToSave & { readonly entry: number; readonly version: number },
): Promise<SavedSale> {
  permit(actor, 'edit', sale.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const before = await entryOf(books, sale);
    const periods = [...new Set([before.returnPeriod, sale.returnPeriod])];
    const registration = await openRegistration(books, sale.gstin, periods);
    const entry = await checked(books, { filing, registration, sale });
    if (entry.isDraft && !sale.asDraft)
      return { entry: null, findings: await judgedIn(books, sale.gstin, entry.findings) };
    await refuseTwice(books.sales, { entry, gstin: sale.gstin, but: sale.entry });
    const change = { at: filing.clock.now(), by: actor.by };
    await replaceEntry(books.sales, before, { version: sale.version, entry, change });
    const kept = await entryOf(books, sale);
    await afterChange(books, {
      filing,
      actor,
      registration,
      periods,
      act: 'document changed',
      entry: kept,
      before,
    });
    const findings = await judgedIn(books, sale.gstin, entry.findings);
    return { entry: kept && { ...kept, findings }, findings };
  });
}

interface ToCheck {
  readonly filing: Filing;
  readonly registration: Registration;
  readonly sale: SaleToSave & { readonly entry?: number };
}

async function checked(
  books: Books,
  { filing, registration, sale: { content, returnPeriod, entry } }: ToCheck,
): Promise<NewEntry<SaleEntry>> {
  const key = { gstin: registration.gstin, form: 'GSTR1', returnPeriod } as const;
  const isOriginalKnown = await hasOriginal(books, registration.gstin, { content, returnPeriod });
  const { gstin } = registration;
  const advance = { content, returnPeriod, ...(entry === undefined ? {} : { entry }) };
  return checkSale(filerOf(registration, key, filing.clock.now()), content, {
    isOriginalKnown,
    findings: await checkAdvance(books.sales, gstin, advance),
    isTakenWithin: await isTakenWithin(books.sales, registration, advance),
  });
}

async function hasOriginal(
  books: Books,
  gstin: string,
  { content, returnPeriod }: Pick<SaleToSave, 'content' | 'returnPeriod'>,
): Promise<boolean> {
  const amended = amendedBy(content);
  if (!amended) return false;
  const named = await books.sales.named(gstin, amended.number, amended.date);
  return named.some((entry) => entry.kind === content.kind && entry.returnPeriod < returnPeriod);
}

/** The row of a workbook goes where its document stands from now on; what was sent of it is corrected on the portal. */
async function takePlace(books: Books, { gstin, returnPeriod, replaces }: SaleToSave): Promise<void> {
  if (replaces === undefined) return;
  await books.deleteRecords({ gstin, form: 'GSTR1', returnPeriod }, [replaces]);
}
