import type { Cell } from './field.ts';
import type { Sheets } from './sheet.ts';
import { officialSheets } from './sheet.ts';
import type { Filer } from './table.ts';

/** A filer in Maharashtra, October 2026. */
export const filer: Filer = {
  gstin: '27AAMCT7421K1ZV',
  returnPeriod: '2026-10',
  frequency: 'monthly',
  today: '2026-11-23',
};

/** Sheets from rows given by header text; columns a row does not name are blank. */
export function sheetsOf(rows: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>): Sheets {
  return Object.fromEntries(
    Object.entries(rows).map(([name, list]) => {
      const header =
        officialSheets.find((sheet) => sheet.name === name)?.columns.map((column) => column.header) ?? [];
      return [name, { header, rows: list.map((row) => header.map((column) => row[column] ?? null)) }];
    }),
  );
}

/** A good row of each document sheet, to be varied. */
export const b2bRow = {
  'GSTIN/UIN of Recipient': '29AADFM3390P1ZN',
  'Receiver Name': 'Madhu Fabrics',
  'Invoice Number': 'TX-142',
  'Invoice date': '03-Oct-2026',
  'Invoice Value': 23600,
  'Place Of Supply': '29-Karnataka',
  'Reverse Charge': 'N',
  'Invoice Type': 'Regular B2B',
  Rate: 18,
  'Taxable Value': 20000,
};
/** A good inter-State invoice to an unregistered person. */
export const b2clRow = {
  'Invoice Number': 'TX-201',
  'Invoice date': '10-Oct-2026',
  'Invoice Value': 177000,
  'Place Of Supply': '19-West Bengal',
  Rate: 18,
  'Taxable Value': 150000,
};
/** A good row of net supplies. */
export const b2csRow = { Type: 'OE', 'Place Of Supply': '27-Maharashtra', Rate: 18, 'Taxable Value': 5000 };
/** A good credit note. */
export const cdnrRow = {
  'GSTIN/UIN of Recipient': '29AADFM3390P1ZN',
  'Note Number': 'CN-7',
  'Note Date': '18-Oct-2026',
  'Note Type': 'C',
  'Place Of Supply': '29-Karnataka',
  'Reverse Charge': 'N',
  'Note Supply Type': 'Regular B2B',
  'Note Value': 2360,
  Rate: 18,
  'Taxable Value': 2000,
};
/** A good export. */
export const expRow = {
  'Export Type': 'WPAY',
  'Invoice Number': 'EX-31',
  'Invoice date': '06-Oct-2026',
  'Invoice Value': 354000,
  Rate: 18,
  'Taxable Value': 300000,
};
/** A good HSN row of supplies to registered persons. */
export const hsnRow = {
  HSN: '5208',
  Description: 'Cloth',
  UQC: 'MTR-METERS',
  'Total Quantity': 100,
  Rate: 18,
  'Taxable Value': 20000,
  'Integrated Tax Amount': 3600,
};
