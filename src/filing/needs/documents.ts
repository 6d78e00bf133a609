import type {
  Amounts,
  DocumentKind,
  DocumentName,
  Finding,
  PurchaseEntry,
  PurchaseKind,
  ReturnPeriod,
  SaleEntry,
} from '../../core/index.ts';
import type { Page, PageWanted, RecordTotals, SectionSum } from './page.ts';

/** A document as one of the two books keeps it. */
export type EntryContent = SaleEntry | PurchaseEntry;

/** A document on its way into the books, with what lists and checks need to know of it. */
export interface NewEntry<Content extends EntryContent> {
  readonly returnPeriod: ReturnPeriod;
  /** What makes it that document within its book. */
  readonly identity: string;
  readonly kind: DocumentKind | PurchaseKind;
  readonly number: string;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly counterpartyGstin: string | null;
  readonly counterpartyName: string | null;
  readonly placeOfSupply: string | null;
  /** Names of the tables that report it. */
  readonly tables: readonly string[];
  /** Paise, signed as on the form. */
  readonly amounts: Amounts;
  readonly content: Content;
  /** It has errors: kept, but reported by no return. */
  readonly isDraft: boolean;
  readonly findings: readonly Finding[];
}

/** A document in the books. */
export interface DocumentEntry<Content extends EntryContent> extends NewEntry<Content> {
  readonly gstin: string;
  /** Its number in the books, for ever. */
  readonly entry: number;
  /** 1, 2, 3 … with every change. */
  readonly version: number;
  readonly importId: string | null;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** Who writes, when, and by which import. */
export interface Change {
  readonly at: string;
  readonly by: string;
  readonly importId?: string;
}

/** Which documents a list shows. */
export interface DocumentFilter {
  readonly returnPeriod?: ReturnPeriod;
  readonly table?: string;
  /** Two digits of the State. */
  readonly placeOfSupply?: string;
  readonly drafts?: boolean;
  /** Only advances with their adjustments and refunds, or none of them. */
  readonly advances?: boolean;
  /** Finds in number, counterparty GSTIN and name. */
  readonly find?: string;
}

/** Which advances a list shows. */
export interface AdvanceFilter {
  /** Those of a period; with `isOpen` those up to it that have a balance. */
  readonly returnPeriod: ReturnPeriod;
  readonly isOpen?: boolean;
  readonly find?: string;
}

/** An advance of the books with what became of it; paise without tax. */
export interface AdvanceEntry<Content extends EntryContent> {
  readonly document: DocumentEntry<Content>;
  readonly adjusted: number;
  readonly refunded: number;
  /** A later period has amended it. */
  readonly isAmended: boolean;
}

/** What adding documents comes to. */
export interface PutCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
}

/** What adding documents would do to those of one kind and table in their return period; paise, signed as on the form. */
export interface EntriesChange extends PutCounts {
  readonly kind: NewEntry<EntryContent>['kind'];
  /** Empty where no table reports them. */
  readonly table: string;
  readonly arriving: SectionSum;
  readonly before: SectionSum;
  readonly after: SectionSum;
}

/** The documents of an import as they stand now. */
export interface UndoneDocuments {
  readonly periods: readonly ReturnPeriod[];
  /** Changed by hand since, or by a later import: undoing would lose that. */
  readonly changedSince: number;
}

/** What a check of advances looks up. */
export type AdvanceLookUp<Content extends EntryContent> = Pick<
  DocumentBook<Content>,
  'entry' | 'named' | 'takersOf'
>;

/** One of the tenant's two books: what registrations sold, or what they bought. */
export interface DocumentBook<Content extends EntryContent> {
  page(gstin: string, filter: DocumentFilter, wanted: PageWanted): Promise<Page<DocumentEntry<Content>>>;
  /** Of everything that matches, not of a page. */
  totals(gstin: string, filter: DocumentFilter): Promise<RecordTotals>;
  /** Null where there is none, or none any more. */
  entry(entry: number): Promise<DocumentEntry<Content> | null>;
  /** The entry that has this identity. */
  withIdentity(gstin: string, identity: string): Promise<DocumentEntry<Content> | null>;
  /** Entries of a number and date (yyyy-mm-dd), the oldest first. */
  named(gstin: string, number: string, date: string): Promise<readonly DocumentEntry<Content>[]>;
  /** Receipt and payment vouchers with their adjustments and refunds, page by page. */
  advancePage(
    gstin: string,
    filter: AdvanceFilter,
    wanted: PageWanted,
  ): Promise<Page<AdvanceEntry<Content>> & { readonly count: number }>;
  /** The adjustments and refunds of a voucher that are no drafts. */
  takersOf(gstin: string, voucher: DocumentName): Promise<readonly DocumentEntry<Content>[]>;
  /** Adds documents, replacing those of equal identity whose content differs; set-based. Answers the counts. */
  put(gstin: string, entries: readonly NewEntry<Content>[], change: Change): Promise<PutCounts>;
  /** What `put` would come to; nothing is changed. */
  compare(gstin: string, entries: readonly NewEntry<Content>[]): Promise<readonly EntriesChange[]>;
  /** How many documents `put` would take over from each other period. */
  takenOver(gstin: string, entries: readonly NewEntry<Content>[]): Promise<ReadonlyMap<ReturnPeriod, number>>;
  /** What stands in the way of undoing an import, and the periods it touched. */
  whatUndoes(gstin: string, importId: string): Promise<UndoneDocuments>;
  /** Takes out what an import added and puts back what it replaced; answers how many of each. */
  undoImport(
    gstin: string,
    importId: string,
    change: Change,
  ): Promise<{ readonly removed: number; readonly restored: number }>;
  /** Replaces the entry if it still has this version; false when somebody else was faster. */
  change(
    entry: number,
    version: number,
    to: NewEntry<Content> & { readonly change: Change },
  ): Promise<boolean>;
  /** Takes entries out of the book, or puts back those whose identity is free; answers the period of each that went. */
  setDeleted(
    gstin: string,
    entries: readonly number[],
    change: Change & { readonly deleted: boolean },
  ): Promise<readonly ReturnPeriod[]>;
  /** Every entry that is no draft, in the order of entry. */
  all(gstin: string): Promise<readonly DocumentEntry<Content>[]>;
  /** Every entry of these periods that is no draft, in the order of entry. */
  ofPeriods(gstin: string, periods: readonly ReturnPeriod[]): Promise<readonly DocumentEntry<Content>[]>;
}

/** The import id of records that were made from the documents of the books. */
export const madeFromDocuments = 'documents';
