import type { SaleEntry, SaleEntryLine } from '../documents/sale-entry.ts';
import type { Recipient } from '../documents/supply.ts';
import type { Gstr1Record, Row } from './record.ts';
import type { SectionName } from './sections.ts';

/** Tables whose rows are invoices and notes that the books could hold themselves. */
const documentSections: ReadonlySet<SectionName> = new Set([
  'b2b',
  'b2ba',
  'b2cl',
  'b2cla',
  'exp',
  'expa',
  'cdnr',
  'cdnra',
  'cdnur',
  'cdnura',
]);

const text = (row: Row, name: string): string | undefined => {
  const value = row[name];
  return value === undefined || value === '' ? undefined : String(value);
};
const amount = (row: Row, name: string): number => Number(row[name] ?? 0);
const given = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Value };

/**
 * The document that a row of the return speaks of, to be edited and kept in the books from then on. The return knows
 * neither HSN nor quantity of its lines. Null for totals, which are no documents of the books.
 */
export function saleEntryOf({ section, rows }: Gstr1Record): SaleEntry | null {
  const [row] = rows;
  if (!row || !documentSections.has(section)) return null;
  const noteType = text(row, 'noteType');
  const zeroRated = text(row, 'exportType') ?? text(row, 'noteOn') ?? text(row, 'invoiceType') ?? '';
  const operator = text(row, 'operatorGstin');
  const value = amount(row, 'documentValue');
  return {
    kind: noteType === undefined ? 'invoice' : noteType === 'C' ? 'credit-note' : 'debit-note',
    number: text(row, 'documentNumber') ?? '',
    date: text(row, 'documentDate') ?? '',
    ...(value === 0 ? {} : { value }),
    recipient: recipientOf(section, row),
    placeOfSupply: text(row, 'placeOfSupply') ?? '96',
    ...(text(row, 'reverseCharge') === 'Y' ? { reverseCharge: true } : {}),
    ...(['WPAY', 'EXPWP', 'SEWP'].includes(zeroRated) ? { withPayment: true } : {}),
    ...(zeroRated === 'CBW' ? { integratedTaxWithinState: true } : {}),
    ...(row['differentialRate'] === undefined ? {} : { differentialRate: 0.65 as const }),
    ...shippingOf(row),
    ...(operator === undefined ? {} : { operator: { gstin: operator, under: 'section 52' as const } }),
    ...(noteType === undefined ? originalOf(row) : amendsOf(row)),
    lines: rows.map(lineOf),
  };
}

function recipientOf(section: SectionName, row: Row): Recipient {
  const name = given('name', text(row, 'recipientName'));
  const gstin = text(row, 'recipientGstin');
  const type = text(row, 'invoiceType') ?? '';
  if (gstin !== undefined) {
    const as = type.startsWith('SEW')
      ? ('SEZ' as const)
      : type === 'DE'
        ? ('deemed export' as const)
        : undefined;
    return { kind: 'registered', gstin, ...name, ...given('as', as) };
  }
  const isExport = section.startsWith('exp') || (text(row, 'noteOn') ?? '').startsWith('EXP');
  return { kind: isExport ? 'overseas' : 'unregistered', ...name };
}

function shippingOf(row: Row): Pick<SaleEntry, 'shipping'> {
  const shipping = {
    ...given('portCode', text(row, 'portCode')),
    ...given('billNumber', text(row, 'shippingBillNumber')),
    ...given('billDate', text(row, 'shippingBillDate')),
  };
  return Object.keys(shipping).length === 0 ? {} : { shipping };
}

function originalOf(row: Row): Pick<SaleEntry, 'original'> {
  const original = {
    ...given('number', text(row, 'originalNumber')),
    ...given('date', text(row, 'originalDate')),
  };
  return Object.keys(original).length === 0 ? {} : { original };
}

function amendsOf(row: Row): Pick<SaleEntry, 'amends'> {
  const [number, date] = [text(row, 'originalNumber'), text(row, 'originalDate')];
  return number === undefined || date === undefined ? {} : { amends: { number, date } };
}

function lineOf(row: Row): SaleEntryLine {
  const cess = amount(row, 'cess');
  return {
    taxability: 'taxable',
    rate: amount(row, 'rate'),
    taxableValue: amount(row, 'taxableValue'),
    ...(cess === 0 ? {} : { cess }),
  };
}
