/** Which part of a list is wanted: `cursor` is the `next` of the page before, absent for the first one. */
export interface PageWanted {
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** How many match, where that is known: few are picked out, of many the first are read in the order of the list. */
  readonly matching?: number | undefined;
}

/** A part of a list. What is added to the list meanwhile neither repeats nor hides a row of the pages that follow. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Give it back to get the next page; null on the last one. */
  readonly next: string | null;
}

/** A part of a list of documents. The totals of everything that matches come with the first part alone. */
export interface TotalledPage<Row> extends Page<Row> {
  readonly totals: RecordTotals | null;
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

/** A part of a list with the totals of all of it. They are read once, before the first part: a list plans with their count. */
export async function withTotals<Row>(
  wanted: PageWanted,
  totals: () => Promise<RecordTotals>,
  page: (wanted: PageWanted) => Promise<Page<Row>>,
): Promise<TotalledPage<Row>> {
  if (wanted.cursor !== undefined) return { ...(await page(wanted)), totals: null };
  const all = await totals();
  return { ...(await page({ ...wanted, matching: all.count })), totals: all };
}

/** How many records a section has and what they come to; paise, signed as on the form. */
export interface SectionSum {
  readonly count: number;
  readonly taxableValue: number;
  readonly tax: number;
}
