import type { DocumentKind, Recipient, SaleDocument } from '../../core/index.ts';
import type { RegisterRow } from './register-cells.ts';
import { lineOf, placeOfSupplyOf, type RawLine, recipientOf } from './register-line.ts';
import { type KindWord, kindOfWord, supplyWords, yesOrNo } from './words.ts';

/** One row of a register, read: the head of its document and its line. */
export interface RegisterEntry {
  readonly row: number;
  readonly kind: DocumentKind;
  readonly head: Omit<SaleDocument, 'kind' | 'lines' | 'origin' | 'columns' | 'value'>;
  readonly value: number | undefined;
  /** Absent for cancelled documents. */
  readonly line?: RawLine;
}

/** Reads a row into an entry; undefined when something in it is wrong, which has then been reported. */
export function entryOf(row: RegisterRow): RegisterEntry | undefined {
  const number = documentNumberOf(row);
  const date = row.date(row.text('noteNumber') === '' ? 'documentDate' : 'noteDate');
  if (date === undefined && row.sound) {
    row.refuse('documentDate', {
      code: 'DATE-BLANK',
      says: `Document "${number}" has no date. Enter it; the return cannot do without it.`,
    });
  }
  refuseAmendment(row);
  const word = kindOf(row);
  const cancelled = word?.cancelled === true || isCancelled(row);
  if (!row.sound || date === undefined || !word) return undefined;
  if (cancelled) return cancelledEntry(row, { number, date, kind: word.kind });
  return supplyEntry(row, { number, date, word });
}

/** Number of the document of a row: that of the note where the row names both note and invoice. */
export function documentNumberOf(row: RegisterRow): string {
  return (row.text('noteNumber') || row.text('documentNumber')).replace(/\s+/g, '');
}

/** An amendment read as an invoice would be reported twice; what it changes is known to the return, not to the register. */
function refuseAmendment(row: RegisterRow): void {
  for (const field of ['invoiceType', 'documentKind'] as const) {
    if (!/^(amend|revised)/i.test(row.text(field))) continue;
    row.refuse(field, {
      code: 'AMENDMENT-IN-REGISTER',
      says: `"${row.text(field)}": amendments are not read from registers. Amend the document in the return where it was reported, or use the sheets b2ba, b2cla, expa, cdnra and cdnura of the official workbook.`,
    });
  }
}

function isCancelled(row: RegisterRow): boolean {
  const status = row.text('status');
  // Tally writes it in place of the customer.
  if (/^\(?cancelled\)?$/i.test(row.text('recipientName'))) return true;
  return status !== '' && (yesOrNo(status) === true || kindOfWord(status)?.cancelled === true);
}

function kindOf(row: RegisterRow): KindWord | undefined {
  const text = row.text('documentKind');
  const note = kindOfWord(row.text('noteType'));
  const status = kindOfWord(row.text('status'));
  const word = text === '' ? (status ?? ({ kind: 'invoice' } as const)) : kindOfWord(text);
  if (word === null) {
    row.refuse('documentKind', {
      code: 'DOCUMENT-KIND',
      says: `"${text}" is not a kind of document known here. Write Invoice, Credit note, Debit note, Bill of supply, Delivery challan or Cancelled.`,
    });
    return undefined;
  }
  const isNote = note?.kind === 'credit-note' || note?.kind === 'debit-note';
  return isNote && (word.isAnyNote || word.kind === 'invoice') ? note : word;
}

function cancelledEntry(
  row: RegisterRow,
  { number, date, kind }: { readonly number: string; readonly date: string; readonly kind: DocumentKind },
): RegisterEntry {
  const head = {
    number,
    date,
    recipient: { kind: 'unregistered' },
    placeOfSupply: '',
    cancelled: true,
  } as const;
  return { row: row.number, kind, head, value: undefined };
}

function supplyEntry(
  row: RegisterRow,
  { number, date, word }: { readonly number: string; readonly date: string; readonly word: KindWord },
): RegisterEntry | undefined {
  const words = supplyWords(
    (['invoiceType', 'recipientKind', 'withPayment', 'documentKind'] as const).map((field) =>
      row.text(field),
    ),
  );
  const recipient = recipientOf(row, words);
  const placeOfSupply = placeOfSupplyOf(row, recipient);
  const isZeroRated =
    recipient.kind === 'overseas' || (recipient.kind === 'registered' && recipient.as === 'SEZ');
  const line = lineOf(row, { isZeroRated });
  const reverseCharge = yesOrNo(row.text('reverseCharge')) === true;
  const head = {
    number,
    date,
    recipient,
    placeOfSupply: placeOfSupply ?? '',
    ...(reverseCharge ? { reverseCharge } : {}),
    ...(isZeroRated ? { withPayment: words.withPayment ?? (line?.stated?.igst ?? 0) !== 0 } : {}),
    ...(words.integratedTaxWithinState ? { integratedTaxWithinState: true } : {}),
    ...(row.percent('differentialRate') === 65 ? { differentialRate: 0.65 as const } : {}),
    ...(word.challanFor ? { challanFor: word.challanFor } : {}),
    ...shippingOf(row, recipient),
    ...operatorOf(row),
    ...originalOf(row),
  };
  const value = row.amount('documentValue');
  if (!row.sound || !line) return undefined;
  return { row: row.number, kind: word.kind, head, value, line };
}

function shippingOf(row: RegisterRow, recipient: Recipient): Pick<SaleDocument, 'shipping'> {
  if (recipient.kind !== 'overseas') return {};
  const [portCode, billNumber] = [row.text('portCode'), row.text('shippingBillNumber')];
  const billDate = row.date('shippingBillDate');
  const shipping = {
    ...(portCode === '' ? {} : { portCode }),
    ...(billNumber === '' ? {} : { billNumber }),
    ...(billDate === undefined ? {} : { billDate }),
  };
  return Object.keys(shipping).length === 0 ? {} : { shipping };
}

function operatorOf(row: RegisterRow): Pick<SaleDocument, 'operator'> {
  const gstin = row.text('operatorGstin').toUpperCase();
  if (gstin === '') return {};
  const name = row.text('operatorName');
  const under = /9\s*\(?5/.test(row.text('operatorSection')) ? 'section 9(5)' : 'section 52';
  return { operator: { gstin, under, ...(name === '' ? {} : { name }) } };
}

function originalOf(row: RegisterRow): Pick<SaleDocument, 'original'> {
  const isNote = row.text('noteNumber') !== '';
  const number = row.text(isNote ? 'documentNumber' : 'originalNumber');
  const date = row.date(isNote ? 'documentDate' : 'originalDate');
  const value = row.amount('originalValue');
  const original = {
    ...(number === '' ? {} : { number }),
    ...(date === undefined ? {} : { date }),
    ...(value === undefined ? {} : { value: Math.abs(value) }),
  };
  return Object.keys(original).length === 0 ? {} : { original };
}
