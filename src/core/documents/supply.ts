import type { Paise } from '../money.ts';

/** What a document is; an adjustment is an entry of the books that takes up an advance taxed earlier. */
export type DocumentKind =
  | 'invoice'
  | 'bill-of-supply'
  | 'credit-note'
  | 'debit-note'
  | 'advance-receipt'
  | 'advance-refund'
  | 'advance-adjustment'
  | 'delivery-challan';

/** How the law taxes a line: nil rated (0 % in the tariff), exempt (section 11 CGST Act, section 6 IGST Act) or outside GST. */
export type Taxability = 'taxable' | 'nil-rated' | 'exempt' | 'non-GST';

/** Who receives the supply: with a GSTIN or UIN, without one in India, or outside India. */
export type Recipient =
  | {
      readonly kind: 'registered';
      readonly gstin: string;
      readonly name?: string;
      /** A unit or developer in a special economic zone, or a deemed export (section 147); regular when absent. */
      readonly as?: 'SEZ' | 'deemed export';
    }
  | { readonly kind: 'unregistered' | 'overseas'; readonly name?: string };

/** A place in the books: the sheet and row of a register. */
export interface BookPlace {
  readonly sheet: string;
  readonly row: number;
}

/** How one document names another. */
export interface DocumentName {
  readonly number: string;
  /** yyyy-mm-dd */
  readonly date: string;
}

/** One line of a document; amounts in paise. In notes they are positive: the kind of the document gives the direction. */
export interface SaleLine {
  readonly taxability: Taxability;
  /** Percent; 0 for lines that bear no tax. */
  readonly rate: number;
  /** Value of the line without tax; for advances the amount without tax. */
  readonly taxableValue: Paise;
  readonly cess?: Paise;
  readonly hsn?: string;
  readonly description?: string;
  readonly unit?: string;
  /** Hundredths. */
  readonly quantity?: number;
  /** Tax as the books state it; the return works out its own and says where the two differ. */
  readonly stated?: { readonly igst: Paise; readonly cgst: Paise; readonly sgst: Paise };
  readonly origin: BookPlace;
}

/** A document of the seller's books, as the law sees it: what classification needs to know and nothing of the file it came from. */
export interface SaleDocument {
  readonly kind: DocumentKind;
  readonly number: string;
  /** yyyy-mm-dd */
  readonly date: string;
  /** Value with tax, in paise; the sum of the lines when the books do not state it. */
  readonly value?: Paise;
  readonly recipient: Recipient;
  /** Two digits of the State; 96 outside India. */
  readonly placeOfSupply: string;
  readonly lines: readonly SaleLine[];
  readonly reverseCharge?: boolean;
  /** Exports and supplies to SEZ: whether integrated tax is paid (section 16(3) IGST Act); not, when absent. */
  readonly withPayment?: boolean;
  /** Goods from a bonded warehouse and the like: integrated tax within the State. */
  readonly integratedTaxWithinState?: boolean;
  readonly differentialRate?: 0.65;
  /** Of exports of goods. */
  readonly shipping?: {
    readonly portCode?: string;
    readonly billNumber?: string;
    /** yyyy-mm-dd */
    readonly billDate?: string;
  };
  /** The e-commerce operator it was sold through, and who pays the tax: section 52 the seller, section 9(5) the operator. */
  readonly operator?: {
    readonly gstin: string;
    readonly name?: string;
    readonly under: 'section 52' | 'section 9(5)';
  };
  /** The filer is the operator and reports a supply of this supplier (section 9(5)). */
  readonly onBehalfOf?: { readonly gstin?: string; readonly name?: string };
  /** Of notes: the document they correct. */
  readonly original?: { readonly number?: string; readonly date?: string; readonly value?: Paise };
  /** Of notes and advances that amend one of an earlier return: that one. An invoice says it by `original`. */
  readonly amends?: DocumentName;
  /** Of adjustments and refunds: the receipt voucher whose advance they take up or pay back. */
  readonly adjusts?: DocumentName;
  /** Of advances: whether the invoice followed within the return period, so that the invoice alone is reported. */
  readonly invoicedInPeriod?: boolean;
  readonly challanFor?: 'job work' | 'supply on approval' | 'liquid gas' | 'other';
  readonly cancelled?: boolean;
  readonly origin: BookPlace;
  /** Column of the register by our name of the field, so that findings can name it. */
  readonly columns?: ReadonlyMap<string, string>;
}

/** The part of a document of one taxability: what the form puts in one place. An invoice with taxable and exempt lines is two. */
export interface Supply {
  readonly document: SaleDocument;
  readonly taxability: Taxability;
  readonly lines: readonly SaleLine[];
}

const taxabilities: readonly Taxability[] = ['taxable', 'nil-rated', 'exempt', 'non-GST'];

/** Divides a document into its supplies; every line is in exactly one. */
export function suppliesOf(document: SaleDocument): readonly Supply[] {
  return taxabilities.flatMap((taxability) => {
    const lines = document.lines.filter((line) => line.taxability === taxability);
    return lines.length === 0 ? [] : [{ document, taxability, lines }];
  });
}

/** Whether a document is a credit or debit note (section 34). */
export function isNote(document: Pick<SaleDocument, 'kind'>): boolean {
  return document.kind === 'credit-note' || document.kind === 'debit-note';
}

/** The document that one takes the place of, where it names number and date of it. */
export function amendedBy({
  kind,
  original,
  amends,
}: Pick<SaleDocument, 'kind' | 'original' | 'amends'>): DocumentName | undefined {
  if (kind !== 'invoice') return amends;
  const { number, date } = original ?? {};
  return number === undefined || date === undefined ? undefined : { number, date };
}

/** Numbers of one family come once in a financial year: invoices (rule 46(b)) and notes (rule 53(1A)) have their own. */
export function numberFamilyOf(document: Pick<SaleDocument, 'kind'>): string {
  return isNote(document) ? 'note' : document.kind;
}

/** −1 for what reduces the supplies or advances of the period, 1 for the rest. */
export function directionOf(document: Pick<SaleDocument, 'kind'>): 1 | -1 {
  return document.kind === 'credit-note' || document.kind === 'advance-refund' ? -1 : 1;
}
