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
  readonly roundOff?: string | undefined;
  /** JSON of what the form does not show and gives back as it was. */
  readonly rest?: string | undefined;
  readonly lines: readonly LineDraft[];
}

/** Which of the two books a form writes. */
export type Book = 'sale' | 'purchase';

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
