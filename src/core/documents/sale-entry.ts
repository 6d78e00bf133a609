import type { BookPlace, SaleDocument, SaleLine } from './supply.ts';

/** A line as it is typed and kept; amounts in paise. */
export type SaleEntryLine = Omit<SaleLine, 'origin'>;

/** Where and when a document is posted in the books; no return asks for it. */
export interface Posting {
  /** Name of the place of business. */
  readonly campus?: string;
  readonly division?: string;
  /** yyyy-mm-dd */
  readonly postingDate?: string;
}

/** A sale document as it is typed and kept: without the place it was read from, which is the entry itself. */
export interface SaleEntry extends Omit<SaleDocument, 'origin' | 'columns' | 'lines'>, Posting {
  readonly lines: readonly SaleEntryLine[];
  /** As the person chose it; refused where campus and place of supply say otherwise. */
  readonly supplyType?: 'INTER' | 'INTRA';
}

/** The document of an entry, for classification and the return; findings and origins will name the place. */
export function saleDocumentOf(entry: SaleEntry, place: BookPlace): SaleDocument {
  const { campus: _campus, division: _division, postingDate: _posted, ...document } = entry;
  return { ...document, lines: entry.lines.map((line) => ({ ...line, origin: place })), origin: place };
}
