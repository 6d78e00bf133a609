import type { SectionName } from './sections.ts';

/** Amounts of a record in whole paise, signed as on the form (credit notes are negative). */
export interface Amounts {
  readonly value: number;
  readonly taxableValue: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
}

/** A value of a row: text, paise or a plain number (rate in percent, a count); absent fields are absent. */
export type RowValue = string | number;
/** One line of a table in our names, as its `fields` define; a document has one row for each rate. */
export type Row = Readonly<Record<string, RowValue>>;

/** One document, or one aggregate row, of one table of GSTR-1: what is kept, listed, sent, and refused by the portal as one. */
export interface Gstr1Record {
  /** Unique within the return: the table's name and the identity, e.g. `b2b|29AADFM3390P1ZN|TX-142`. */
  readonly key: string;
  readonly section: SectionName;
  readonly counterpartyGstin: string | null;
  readonly counterpartyName: string | null;
  readonly documentNumber: string | null;
  /** yyyy-mm-dd */
  readonly documentDate: string | null;
  readonly placeOfSupply: string | null;
  readonly amounts: Amounts;
  readonly rows: readonly Row[];
  /** Where the rows came from: sheet and row of the file. */
  readonly origin: readonly { readonly sheet: string; readonly row: number }[];
}
