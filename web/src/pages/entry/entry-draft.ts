/** An item of a document while somebody types it; everything is text as typed. */
export interface LineDraft {
  readonly hsn?: string | undefined;
  readonly description?: string | undefined;
  readonly unit?: string | undefined;
  readonly quantity?: string | undefined;
  readonly rate?: string | undefined;
  readonly zeroTax?: string | undefined;
  readonly taxableValue?: string | undefined;
  readonly cess?: string | undefined;
  readonly eligibility?: string | undefined;
  /** JSON of the amounts a supplier stated, and what they were stated for: they stand until that changes. */
  readonly stated?: string | undefined;
}

/** A sale or purchase while somebody types it; days are yyyy-mm-dd, the rest is text as typed. */
export interface EntryDraft {
  readonly kind: string;
  readonly party?: string | undefined;
  readonly gstin?: string | undefined;
  readonly number?: string | undefined;
  readonly date?: string | undefined;
  readonly placeOfSupply?: string | undefined;
  readonly supplyType?: string | undefined;
  readonly type?: string | undefined;
  readonly reverseCharge?: string | undefined;
  readonly etin?: string | undefined;
  readonly share?: string | undefined;
  readonly payment?: string | undefined;
  readonly portCode?: string | undefined;
  readonly billNumber?: string | undefined;
  readonly billDate?: string | undefined;
  readonly originalNumber?: string | undefined;
  readonly originalDate?: string | undefined;
  readonly originalValue?: string | undefined;
  readonly isFromSez?: string | undefined;
  /** Of amended notes, advances and purchases: the document whose place they take. */
  readonly amendsNumber?: string | undefined;
  readonly amendsDate?: string | undefined;
  /** Of adjustments and refunds: the voucher. */
  readonly adjustsNumber?: string | undefined;
  readonly adjustsDate?: string | undefined;
  readonly campus?: string | undefined;
  readonly division?: string | undefined;
  readonly postingDate?: string | undefined;
  readonly roundOff?: string | undefined;
  /** JSON of what the form does not show and gives back as it was. */
  readonly rest?: string | undefined;
  readonly lines: readonly LineDraft[];
}

/** Which of the two books a form writes. */
export type Book = 'sale' | 'purchase';

/** Whether a document is an advance, its refund or its adjustment. */
export function isAdvance({ kind }: Pick<EntryDraft, 'kind'>): boolean {
  return kind.startsWith('advance');
}

/** The address of the list that a document stands in. */
export function listOf(book: Book, draft: Pick<EntryDraft, 'kind'>): string {
  return `/${book}/${isAdvance(draft) ? 'advances' : 'invoices'}`;
}

/** A new receipt or payment voucher. */
export function blankAdvance(book: Book): EntryDraft {
  return { ...blankDraft, kind: book === 'sale' ? 'advance-receipt' : 'advance' };
}

/** What a form is opened for: a document itself, or one that is made from it. */
export type EntryMode = 'edit' | 'amend' | 'note' | 'refund' | 'adjust';

/** What a new document begins with. */
export const blankDraft: EntryDraft = {
  kind: 'invoice',
  type: 'R',
  reverseCharge: 'N',
  share: '100',
  payment: 'WOPAY',
  lines: [{}],
};

/** Whether nothing was typed into a line. */
export function isBlankLine(line: LineDraft): boolean {
  return Object.values(line).every((value) => !value);
}
