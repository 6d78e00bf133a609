import { isInForce } from '../core/gstr1/table.ts';
import { tables } from '../core/gstr1/tables/index.ts';
import {
  campusTypes,
  officialSheets,
  partyRegistrations,
  quantityCodes,
  type ReturnPeriod,
  states,
  taxRates,
} from '../core/index.ts';
import { isListKind, type ListKind, listFields, type Need } from './lists/list-fields.ts';
import { registerFieldTitles } from './registers/register-field-titles.ts';
import type { RegisterField } from './registers/register-fields.ts';
import { type ExportSheet, writeSheetWorkbook } from './write-sheet-workbook.ts';

/** The empty files that can be filled in and imported. */
export const templateNames = [
  'gstr1-workbook',
  'sales-register',
  'purchase-register',
  'advances-received',
  'advances-paid',
  'customers',
  'vendors',
  'items',
  'companies',
  'campuses',
] as const;

/** A file to fill in: the official workbook, a register with one row for each line of a document, or a list of masters. */
export type TemplateName = (typeof templateNames)[number];

/** Columns of the register, in the order in which a person fills them in. */
const registerColumns: readonly RegisterField[] = [
  'documentKind',
  'documentNumber',
  'documentDate',
  'recipientGstin',
  'recipientName',
  'placeOfSupply',
  'invoiceType',
  'reverseCharge',
  'taxability',
  'hsn',
  'description',
  'unit',
  'quantity',
  'rate',
  'taxableValue',
  'igst',
  'cgst',
  'sgst',
  'cess',
  'documentValue',
  'withPayment',
  'portCode',
  'shippingBillNumber',
  'shippingBillDate',
  'operatorGstin',
  'operatorSection',
  'originalNumber',
  'originalDate',
  'status',
];

/** The same of a register of purchases: names that are known for certain. */
const purchaseColumns: readonly string[] = [
  'Document Type',
  'Supplier GSTIN',
  'Supplier Name',
  'Invoice Number',
  'Invoice Date',
  'Place of Supply',
  'Reverse Charge',
  'Invoice Type',
  'Rate',
  'Taxable Value',
  'IGST',
  'CGST',
  'SGST',
  'Cess',
  'Invoice Value',
  'Eligibility for ITC',
  'ITC IGST',
  'ITC CGST',
  'ITC SGST',
  'ITC Cess',
  'Port Code',
  'Bill of Entry Number',
  'Bill of Entry Date',
  'Bill of Entry Value',
  'Original Invoice Number',
  'Original Invoice Date',
];

/** The sheets of a template with their column names, as the form is in a return period. */
export function templateSheets(name: TemplateName, period: ReturnPeriod): readonly ExportSheet[] {
  if (name === 'sales-register') {
    return [{ name: 'Sales', header: registerColumns.map((field) => registerFieldTitles[field]), rows: [] }];
  }
  if (name === 'purchase-register') return [{ name: 'Purchases', header: purchaseColumns, rows: [] }];
  if (isListKind(name)) return [listSheet(name), lookUpSheet(name)];
  return officialSheets
    .filter((_, index) => {
      const table = tables[index];
      return table !== undefined && isInForce(table, period);
    })
    .map((sheet) => ({
      name: sheet.name,
      title: sheet.title,
      header: sheet.columns.map(({ header }) => header),
      rows: [],
      firstRow: 5,
    }));
}

const colours: Readonly<Record<Need, string>> = {
  mandatory: 'F8CBAD',
  conditional: 'FFE699',
  optional: 'C6E0B4',
};
const needWords: Readonly<Record<Need, string>> = {
  mandatory: 'Mandatory',
  conditional: 'Conditional',
  optional: 'Optional',
};

const listNames: Readonly<Record<ListKind, string>> = {
  customers: 'Customers',
  vendors: 'Vendors',
  items: 'Items',
  companies: 'Companies',
  campuses: 'Campuses',
  'advances-received': 'Advances received',
  'advances-paid': 'Advances paid',
};

function listSheet(kind: ListKind): ExportSheet {
  const fields = Object.values(listFields[kind]);
  return {
    name: listNames[kind],
    legend: fields.map(({ need }) => ({ text: needWords[need], colour: colours[need] })),
    header: fields.map(({ title }) => title),
    rows: [],
  };
}

const statesOf = (title: string): readonly string[] => [
  title,
  ...states.filter(({ merged }) => !merged).map(({ code, name }) => `${code}-${name}`),
];
const party = [['Gst RegType', ...partyRegistrations], statesOf('State'), ['ITC Ineligible', 'Y', 'N']];
const advance = [
  ['Voucher Type', 'Advance', 'Refund', 'Adjustment'],
  statesOf('Place Of Supply'),
  ['TaxRate', ...taxRates.map(String)],
];
const lookUps: Readonly<Record<ListKind, readonly (readonly string[])[]>> = {
  customers: party,
  vendors: party,
  items: [
    ['TY', 'G', 'S'],
    ['UQC', ...Object.entries(quantityCodes).map(([code, name]) => `${code}-${name}`)],
    ['Tax Rate', ...taxRates.map(String)],
    ['ITC Ineligible', 'Y', 'N'],
  ],
  companies: [statesOf('State')],
  campuses: [['Type', ...campusTypes], statesOf('State')],
  'advances-received': [...advance, ['Applicable % of Tax Rate', '100', '65']],
  'advances-paid': advance,
};

/** What cells may say; the reader passes a sheet of this name over. */
function lookUpSheet(kind: ListKind): ExportSheet {
  const columns = lookUps[kind];
  const length = Math.max(...columns.map((column) => column.length));
  const rows = Array.from({ length: length - 1 }, (_, row) =>
    columns.map((column) => column[row + 1] ?? null),
  );
  return { name: 'Master', header: columns.map(([title = '']) => title), rows };
}

/** Writes a template as .xlsx. */
export function writeTemplate(name: TemplateName, period: ReturnPeriod): Promise<Uint8Array> {
  return writeSheetWorkbook(templateSheets(name, period));
}
