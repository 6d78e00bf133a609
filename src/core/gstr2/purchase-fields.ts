import * as date from '../gstr1/date-fields.ts';
import { asIs, type Blank, cellText, type Field, fault, wireText } from '../gstr1/field.ts';
import * as field from '../gstr1/fields.ts';
import * as number from '../gstr1/number-fields.ts';
import type { LinePart } from './purchase-table.ts';

const source = 'Form GSTR-2';

/** One of the words of a column, whatever its capitals; each with what it is on the wire. */
export function word(
  wire: string | null,
  words: Readonly<Record<string, string>>,
  blank: Blank<string> = 'absent',
): Field<string> {
  const known = new Map(Object.entries(words).map(([text, value]) => [text.toLowerCase(), value]));
  for (const value of Object.values(words)) known.set(value.toLowerCase(), value);
  return {
    wire,
    blank,
    read(cell) {
      const value = known.get(cellText(cell).toLowerCase());
      if (value !== undefined) return value;
      const choices = Object.keys(words).join(' · ');
      return fault('CHOICE', `"${cell}" is not a word this column takes. Write one of: ${choices}.`, source);
    },
    toWire: asIs,
    fromWire: (given) => Object.values(words).find((value) => value === given),
  };
}

/** Text of exactly so many characters of a kind, such as the number of a bill of entry. */
function exact(wire: string, of: RegExp, says: (value: string) => string): Field<string> {
  return {
    wire,
    blank: 'refused',
    read(cell) {
      const value = cellText(cell);
      return of.test(value) ? value.toUpperCase() : fault('BILL-OF-ENTRY', says(value), source);
    },
    toWire: asIs,
    fromWire: (given) => (typeof given === 'number' ? String(given) : wireText(given)),
  };
}

/** Number a supplier gave his document: what the portal would not take is warned of, since the supplier chose it. */
function supplierNumber(wire: string): Field<string> {
  return {
    wire,
    blank: 'refused',
    read(cell) {
      const value = cellText(cell);
      return value.length <= longestNumber
        ? value
        : fault(
            'DOCUMENT-NUMBER-LONG',
            `Document number "${value}" has ${value.length} characters. Enter the number as on the document.`,
            source,
          );
    },
    toWire: asIs,
    fromWire: wireText,
  };
}

/** Far longer than any number seen; a cell with more is another column. */
const longestNumber = 50;

/** GSTIN of the supplier. */
export const supplierGstin = (blank: Blank<string> = 'refused') => field.gstin('ctin', ['regular'], blank);
/** Name of the supplier; it leaves only in table 4B, where he has no GSTIN. */
export const supplierName = (wire: string | null = null) => field.freeText(wire);
/** Number and date of an invoice or note, by their wire keys. */
export const named = (numberKey: string, dateKey: string) => ({
  number: supplierNumber(numberKey),
  date: date.date(dateKey),
});
/** Value of the document with tax. */
export const value = (wire = 'val') => number.amount(wire, { digits: 13, blank: 'absent' });
/** State of supply, also 96 for services from abroad. */
export const placeOfSupply = () => field.placeOfSupply('pos', { foreign: true, blank: 'absent' });
/** Y where the recipient pays the tax (section 9(3) and 9(4) CGST Act). */
export const reverseCharge = () => word('rchrg', { Y: 'Y', N: 'N', Yes: 'Y', No: 'N' }, { value: 'N' });
/** Type of the invoice: regular, SEZ, deemed export, bonded warehouse. */
export const invoiceType = () =>
  word(
    'inv_typ',
    {
      Regular: 'R',
      'Regular B2B': 'R',
      'SEZ supplies with payment': 'SEWP',
      'SEZ supplies without payment': 'SEWOP',
      'Deemed Exp': 'DE',
      'Intra-State supplies attracting IGST': 'CBW',
    },
    { value: 'R' },
  );
/** Inter- or intra-State, which decides the heads of tax. */
export const supplyType = (wire = 'sp_typ') =>
  word(wire, { 'Inter State': 'INTER', 'Intra State': 'INTRA' }, 'refused');
/** C credit note, D debit note; amounts of both are positive. */
export const noteType = () =>
  word('ntty', { C: 'C', D: 'D', 'Credit Note': 'C', 'Debit Note': 'D' }, 'refused');
/** Whether a note is of a supply before GST. */
export const preGst = () => word('p_gst', { Y: 'Y', N: 'N' }, { value: 'N' });
/** The invoice a note was issued against. */
export const againstInvoice = () => ({
  invoiceNumber: { ...supplierNumber('inum'), blank: 'absent' as const },
  invoiceDate: date.date('idt', 'absent'),
});
/** Why a note was issued. */
export const reason = () => field.freeText('rsn');
/** Number of a bill of entry: 7 digits. */
export const billNumber = () =>
  exact(
    'boe_num',
    /^\d{7}$/,
    (text) => `Bill of entry number "${text}" is not 7 digits. Copy it from the bill of entry.`,
  );
/** Code of the port of a bill of entry: 6 letters and digits. */
export const portCode = () =>
  exact(
    'port_code',
    /^[A-Za-z0-9]{6}$/,
    (text) => `Port code "${text}" is not 6 letters and digits. Copy it from the bill of entry, like INNSA1.`,
  );
/** Whether goods came from a special economic zone instead of from abroad. */
export const isSez = () => word('is_sez', { Imports: 'N', 'Received from SEZ': 'Y' }, { value: 'N' });
const eligibility = () =>
  word('elg', { Inputs: 'ip', 'Input services': 'is', 'Capital goods': 'cp', Ineligible: 'no', None: 'no' });

const tax = (wire: string) => number.amount(wire, { blank: { value: 0 } });
const credit = (wire: string) => number.amount(wire, { blank: 'absent' });
const rateAndValue = () => ({
  rate: { ...number.rate(), blank: 'absent' as const },
  taxableValue: number.amount('txval'),
});

/** Lines of supplies in India: all heads, and the credit taken of each. */
export const domesticLine = () => ({
  ...rateAndValue(),
  igst: tax('iamt'),
  cgst: tax('camt'),
  sgst: tax('samt'),
  cess: tax('csamt'),
  eligibility: eligibility(),
  creditIgst: credit('tx_i'),
  creditCgst: credit('tx_c'),
  creditSgst: credit('tx_s'),
  creditCess: credit('tx_cs'),
});
/** Lines of supplies in India on the wire: tax and credit each in an object of its own. */
export const domesticWire: readonly LinePart[] = [
  { wrap: 'itm_det', fields: ['rate', 'taxableValue', 'igst', 'cgst', 'sgst', 'cess'] },
  { wrap: 'itc', fields: ['eligibility', 'creditIgst', 'creditCgst', 'creditSgst', 'creditCess'] },
];
/** Headers of the lines of supplies in India. */
export const domesticColumns = {
  rate: 'Rate',
  taxableValue: 'Taxable Value',
  igst: 'Integrated Tax Paid',
  cgst: 'Central Tax Paid',
  sgst: 'State/UT Tax Paid',
  cess: 'Cess Paid',
  eligibility: 'Eligibility For ITC',
  creditIgst: 'Availed ITC Integrated Tax',
  creditCgst: 'Availed ITC Central Tax',
  creditSgst: 'Availed ITC State/UT Tax',
  creditCess: 'Availed ITC Cess',
};

/** Lines of imports: integrated tax and cess only. */
export const importLine = () => {
  const { cgst: _c, sgst: _s, creditCgst: _cc, creditSgst: _cs, ...line } = domesticLine();
  return line;
};
/** Lines of imports on the wire: everything lies open. */
export const importWire: readonly LinePart[] = [
  { fields: ['rate', 'taxableValue', 'igst', 'cess', 'eligibility', 'creditIgst', 'creditCess'] },
];
/** Headers of the lines of imports. */
export const importColumns = Object.fromEntries(
  Object.entries(domesticColumns).filter(([name]) => !/cgst|sgst/i.test(name)),
);

/** Lines of advances under reverse charge: the tax follows from the supply type. */
export const advanceLine = () => ({
  rate: number.rate(),
  taxableValue: number.amount('adamt'),
  igst: number.amount('iamt', { blank: 'absent' }),
  cgst: number.amount('camt', { blank: 'absent' }),
  sgst: number.amount('samt', { blank: 'absent' }),
  cess: tax('csamt'),
});
/** Lines of advances on the wire. */
export const advanceWire: readonly LinePart[] = [
  { fields: ['rate', 'taxableValue', 'igst', 'cgst', 'sgst', 'cess'] },
];
