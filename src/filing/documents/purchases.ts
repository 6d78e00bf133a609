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
import type { DocumentEntry, DocumentFilter, NewEntry } from '../needs/documents.ts';
import { type PageWanted, type TotalledPage, withTotals } from '../needs/page.ts';
import { permit } from '../permissions.ts';
import { registrationOf } from '../standing.ts';
import { openPurchases } from './open-purchases.ts';

/** Purchases that were read from files, for a return period. */
export interface PurchasesToImport {
  readonly gstin: string;
  readonly returnPeriod: ReturnPeriod;
  readonly fileName: string;
  readonly documents: readonly PurchaseDocument[];
  readonly findings: readonly Finding[];
}

/** What an import of purchases changed in the books. */
export interface ImportedPurchases {
  readonly counts: { readonly new: number; readonly changed: number; readonly same: number };
  readonly findings: readonly Finding[];
}

/** Takes purchases into the books, each once by supplier, number and year, and matches anew. Throws `NotPossible`. */
export async function importPurchases(
  filing: Filing,
  actor: Actor,
  { gstin, returnPeriod, fileName, documents, findings }: PurchasesToImport,
): Promise<ImportedPurchases> {
  permit(actor, 'import', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    await openPurchases(books, gstin, [returnPeriod]);
    const at = filing.clock.now();
    const importId = filing.newId();
    const entries = documents.map(({ origin: _origin, ...content }) => purchaseEntry(content, returnPeriod));
    const counts = await books.purchases.put(gstin, entries, { at, by: actor.by, importId });
    await matchPurchases(books, gstin, at);
    await books.audit({
      at,
      by: actor.by,
      act: 'purchases imported',
      object: `purchases ${gstin}`,
      details: { importId, fileName, ...counts },
    });
    return { counts, findings };
  });
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
