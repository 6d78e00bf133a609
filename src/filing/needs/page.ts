/** Which part of a list is wanted: `cursor` is the `next` of the page before, absent for the first one. */
export interface PageWanted {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A part of a list. What is added to the list meanwhile neither repeats nor hides a row of the pages that follow. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Give it back to get the next page; null on the last one. */
  readonly next: string | null;
}

/** A cursor that no page has given, or that belongs to another list. */
export class UnknownCursor extends Error {
  constructor(cursor: string) {
    super(`"${cursor}" is not the next page of this list. Begin again without a cursor.`);
    this.name = 'UnknownCursor';
  }
}

/** Count and money (paise) of what a list shows. */
export interface RecordTotals {
  readonly count: number;
  /** Paise, signed as on the form. */
  readonly value: number;
  readonly taxableValue: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
}
