import { amountInWords } from '../amount-in-words.ts';
import type { SaleEntry } from '../documents/sale-entry.ts';
import { saleDocumentOf } from '../documents/sale-entry.ts';
import { amendedBy, isNote, type SaleDocument } from '../documents/supply.ts';
import { crossesStates, isWithoutTax } from '../gstr1/conditions.ts';
import type { Filer } from '../gstr1/table.ts';
import { type Paise, taxOn } from '../money.ts';
import { stateName } from '../state.ts';

/** Who stands on a printed document. */
export interface PrintedParty {
  readonly name: string;
  /** A line each. */
  readonly address: readonly string[];
  readonly gstin?: string;
  /** As `27-Maharashtra`. */
  readonly state?: string;
}

/** A line of a printed document; paise. */
export interface PrintedLine {
  readonly description: string;
  readonly hsn: string;
  /** With its unit; empty for services and advances. */
  readonly quantity: string;
  readonly taxableValue: Paise;
  /** Percent; null where the line bears no tax. */
  readonly rate: number | null;
  readonly igst: Paise;
  readonly cgst: Paise;
  readonly sgst: Paise;
  readonly cess: Paise;
}

/** A document with all that rules 46, 49, 50, 51 and 53 of the CGST Rules ask for, ready to be laid out. */
export interface PrintedDocument {
  readonly title: string;
  readonly number: string;
  readonly supplier: PrintedParty;
  readonly recipient: PrintedParty;
  /** What is called how, in the order of the rule. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly isInterState: boolean;
  /** What supplies out of India and to special economic zones must bear (proviso to rule 46). */
  readonly endorsement: string | null;
  readonly lines: readonly PrintedLine[];
  readonly totals: Omit<PrintedLine, 'description' | 'hsn' | 'quantity' | 'rate'>;
  readonly roundOff: Paise;
  readonly value: Paise;
  readonly inWords: string;
}

/** What is known of both sides beside the document itself. */
export interface PrintedSides {
  readonly supplier: PrintedParty;
  readonly recipientAddress: readonly string[];
}

const day = (isoDate: string): string => isoDate.split('-').reverse().join('-');
const state = (code: string): string => (code === '96' ? 'Outside India' : `${code}-${stateName(code)}`);

/** Puts a sale document into the words and figures of its printed form. Null for what is no document: an adjustment. */
export function printedDocument(filer: Filer, entry: SaleEntry, sides: PrintedSides): PrintedDocument | null {
  const document = saleDocumentOf(entry, { sheet: '', row: 0 });
  const title = titleOf(document);
  if (title === null) return null;
  const isInterState = crossesStates({ document, taxability: 'taxable', lines: document.lines }, filer);
  const lines = document.lines.map((line) => printedLine(line, document, isInterState));
  const totals = totalsOf(lines);
  const tax = totals.igst + totals.cgst + totals.sgst + totals.cess;
  const value = document.value ?? totals.taxableValue + tax;
  return {
    title,
    number: document.number,
    supplier: sides.supplier,
    recipient: recipientOf(document, sides.recipientAddress),
    facts: factsOf(document),
    isInterState,
    endorsement: endorsementOf(document),
    lines,
    totals,
    roundOff: value - totals.taxableValue - tax,
    value,
    inWords: amountInWords(value),
  };
}

function titleOf(document: SaleDocument): string | null {
  const { kind, lines, challanFor } = document;
  const revised = amendedBy(document) ? 'Revised ' : '';
  const isUntaxed = lines.length > 0 && lines.every(({ taxability }) => taxability !== 'taxable');
  switch (kind) {
    case 'invoice':
      return revised + (isUntaxed ? 'Bill of Supply' : 'Tax Invoice');
    case 'bill-of-supply':
      return 'Bill of Supply';
    case 'credit-note':
      return `${revised}Credit Note`;
    case 'debit-note':
      return `${revised}Debit Note`;
    case 'advance-receipt':
      return `${revised}Receipt Voucher`;
    case 'advance-refund':
      return `${revised}Refund Voucher`;
    case 'delivery-challan':
      return challanFor ? `Delivery Challan (${challanFor})` : 'Delivery Challan';
    case 'advance-adjustment':
      return null;
  }
}

function printedLine(
  line: SaleDocument['lines'][number],
  document: SaleDocument,
  isInterState: boolean,
): PrintedLine {
  const { taxableValue, rate, taxability, hsn = '', description = '', unit = '', quantity, cess = 0 } = line;
  const isTaxed = taxability === 'taxable' && !isWithoutTax(document);
  const share = document.differentialRate === undefined ? 100 : 65;
  const half = isTaxed && !isInterState ? taxOn(taxableValue, rate, share / 2) : 0;
  return {
    description: description || (taxability === 'taxable' ? '' : words[taxability]),
    hsn,
    quantity: quantity === undefined ? '' : `${shownQuantity(quantity)} ${unit}`.trim(),
    taxableValue,
    rate: taxability === 'taxable' ? rate : null,
    igst: isTaxed && isInterState ? taxOn(taxableValue, rate, share) : 0,
    cgst: half,
    sgst: half,
    cess: isWithoutTax(document) ? 0 : cess,
  };
}

const words = { 'nil-rated': 'Nil rated', exempt: 'Exempted', 'non-GST': 'Non-GST supply' } as const;
const shownQuantity = (hundredths: number): string => String(hundredths / 100);

function totalsOf(lines: readonly PrintedLine[]): PrintedDocument['totals'] {
  const sum = { taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
  for (const line of lines)
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += line[name];
  return sum;
}

function recipientOf({ recipient }: SaleDocument, address: readonly string[]): PrintedParty {
  const gstin = recipient.kind === 'registered' ? recipient.gstin : undefined;
  return {
    name: recipient.name ?? (gstin ? '' : 'Unregistered person'),
    address,
    ...(gstin === undefined ? {} : { gstin, state: state(gstin.slice(0, 2)) }),
  };
}

function factsOf(document: SaleDocument): PrintedDocument['facts'] {
  const { number, date, original, adjusts, shipping, operator } = document;
  const amended = amendedBy(document);
  const name = isNote(document) ? 'Note' : document.kind.startsWith('advance') ? 'Voucher' : 'Invoice';
  const facts: (readonly [string, string])[] = [
    [`${name} No.`, number],
    ['Date', day(date)],
    ['Place of supply', state(document.placeOfSupply)],
    ['Tax on reverse charge', document.reverseCharge ? 'Yes' : 'No'],
  ];
  if (amended) facts.push(['Revises', `${amended.number} of ${day(amended.date)}`]);
  if (isNote(document) && original?.number)
    facts.push(['Against invoice', original.number + (original.date ? ` of ${day(original.date)}` : '')]);
  if (adjusts) facts.push(['Receipt voucher', `${adjusts.number} of ${day(adjusts.date)}`]);
  if (shipping?.billNumber)
    facts.push([
      'Shipping bill',
      [shipping.billNumber, shipping.billDate && day(shipping.billDate), shipping.portCode]
        .filter(Boolean)
        .join(', '),
    ]);
  if (operator) facts.push(['E-commerce operator', operator.gstin]);
  return facts;
}

function endorsementOf(document: SaleDocument): string | null {
  const { recipient, placeOfSupply, withPayment, kind } = document;
  if (kind.startsWith('advance')) return null;
  const isExport = recipient.kind === 'overseas' && placeOfSupply === '96';
  const isSez = recipient.kind === 'registered' && recipient.as === 'SEZ';
  if (!isExport && !isSez) return null;
  const whom = isExport ? 'EXPORT' : 'SUPPLY TO SEZ UNIT OR SEZ DEVELOPER FOR AUTHORISED OPERATIONS';
  return withPayment
    ? `SUPPLY MEANT FOR ${whom} ON PAYMENT OF INTEGRATED TAX`
    : `SUPPLY MEANT FOR ${whom} UNDER BOND OR LETTER OF UNDERTAKING WITHOUT PAYMENT OF INTEGRATED TAX`;
}
