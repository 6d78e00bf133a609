import { isInForce } from '../core/gstr1/table.ts';
import { tables } from '../core/gstr1/tables/index.ts';
import { officialSheets, type ReturnPeriod } from '../core/index.ts';
import { registerFieldTitles } from './registers/register-field-titles.ts';
import type { RegisterField } from './registers/register-fields.ts';
import { type ExportSheet, writeSheetWorkbook } from './write-sheet-workbook.ts';

/** The empty files that can be filled in and imported. */
export const templateNames = ['gstr1-workbook', 'sales-register'] as const;

/** A file to fill in: the official workbook, or a register with one row for each line of a document. */
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

/** The sheets of a template with their column names, as the form is in a return period. */
export function templateSheets(name: TemplateName, period: ReturnPeriod): readonly ExportSheet[] {
  if (name === 'sales-register') {
    return [{ name: 'Sales', header: registerColumns.map((field) => registerFieldTitles[field]), rows: [] }];
  }
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

/** Writes a template as .xlsx. */
export function writeTemplate(name: TemplateName, period: ReturnPeriod): Promise<Uint8Array> {
  return writeSheetWorkbook(templateSheets(name, period));
}
