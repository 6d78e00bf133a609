import type { Cell, Sheet } from '../core/index.ts';

/** A line made ready for a sheet of the official workbook. */
export interface OfficialLine {
  readonly sheet: NirvanaTarget;
  /** Row of the workbook it came from. */
  readonly row: number;
  readonly values: Readonly<Record<string, Cell>>;
  /** Paise to add up when lines fall together. */
  readonly sums: Readonly<Record<string, number>>;
}

/** Official sheets that a GST Nirvana workbook can fill. */
export type NirvanaTarget = keyof typeof targets;

const document = ['Invoice Number', 'Invoice date', 'Invoice Value'];
const rateLine = ['Rate', 'Taxable Value', 'Cess Amount'];
const share = 'Applicable % of Tax Rate';

/** Columns of each sheet, and which of them tell its rows apart. */
const targets = {
  'b2b,sez,de': {
    header: [
      'GSTIN/UIN of Recipient',
      'Receiver Name',
      ...document,
      'Place Of Supply',
      'Reverse Charge',
      share,
      'Invoice Type',
      ...rateLine,
    ],
    by: ['GSTIN/UIN of Recipient', 'Invoice Number', 'Rate'],
  },
  b2cl: { header: [...document, 'Place Of Supply', share, ...rateLine], by: ['Invoice Number', 'Rate'] },
  b2cs: {
    header: ['Type', 'Place Of Supply', share, ...rateLine],
    by: ['Type', 'Place Of Supply', share, 'Rate'],
  },
  exp: {
    header: [
      'Export Type',
      ...document,
      'Port Code',
      'Shipping Bill Number',
      'Shipping Bill Date',
      ...rateLine,
    ],
    by: ['Invoice Number', 'Rate'],
  },
  cdnr: {
    header: [
      'GSTIN/UIN of Recipient',
      'Receiver Name',
      'Note Number',
      'Note Date',
      'Note Type',
      'Place Of Supply',
      'Reverse Charge',
      'Note Supply Type',
      'Note Value',
      share,
      ...rateLine,
    ],
    by: ['GSTIN/UIN of Recipient', 'Note Number', 'Rate'],
  },
  cdnur: {
    header: [
      'UR Type',
      'Note Number',
      'Note Date',
      'Note Type',
      'Place Of Supply',
      'Note Value',
      share,
      ...rateLine,
    ],
    by: ['Note Number', 'Rate'],
  },
  exemp: {
    header: [
      'Description',
      'Nil Rated Supplies',
      'Exempted(other than nil rated/non GST supply)',
      'Non-GST Supplies',
    ],
    by: ['Description'],
  },
  at: {
    header: ['Place Of Supply', share, 'Rate', 'Gross Advance Received', 'Cess Amount'],
    by: ['Place Of Supply', share, 'Rate'],
  },
  atadj: {
    header: ['Place Of Supply', share, 'Rate', 'Gross Advance Adjusted', 'Cess Amount'],
    by: ['Place Of Supply', share, 'Rate'],
  },
} as const;

/** Gathers lines into official sheets: lines of one document and rate become one row, their amounts added up. */
export function gatherLines(lines: readonly OfficialLine[]): Readonly<Record<string, Sheet>> {
  const groups = new Map<NirvanaTarget, Map<string, OfficialLine>>();
  for (const line of lines) {
    const rows = groups.get(line.sheet) ?? new Map<string, OfficialLine>();
    groups.set(line.sheet, rows);
    const key = targets[line.sheet].by
      .map((column) => String(line.values[column] ?? '').toUpperCase())
      .join('\n');
    const first = rows.get(key);
    rows.set(key, first ? { ...first, sums: added(first.sums, line.sums) } : line);
  }
  return Object.fromEntries(Array.from(groups, ([name, rows]) => [name, sheetOf(name, [...rows.values()])]));
}

function added(a: OfficialLine['sums'], b: OfficialLine['sums']): OfficialLine['sums'] {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries(Array.from(keys, (key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]));
}

function sheetOf(name: NirvanaTarget, lines: readonly OfficialLine[]): Sheet {
  const { header } = targets[name];
  return {
    header,
    rows: lines.map(({ values, sums }) =>
      header.map((column) => (column in sums ? (sums[column] ?? 0) / 100 : (values[column] ?? null))),
    ),
    rowNumbers: lines.map(({ row }) => row),
  };
}

/** Which key of the GST Nirvana sheets a column of the official workbook was read from. */
export const keyOfColumn: Readonly<Record<string, string>> = {
  'GSTIN/UIN of Recipient': 'ctin',
  'Receiver Name': 'ctin',
  'Invoice Number': 'invoicenum',
  'Note Number': 'invoicenum',
  'Invoice date': 'invoicedate',
  'Note Date': 'invoicedate',
  'Invoice Value': 'val',
  'Note Value': 'val',
  'Place Of Supply': 'pos',
  'Reverse Charge': 'rchrg',
  'Applicable % of Tax Rate': 'diff_percent',
  'Invoice Type': 'inv_typ',
  'Note Supply Type': 'inv_typ',
  'Note Type': 'ntty',
  'Export Type': 'exp_typ',
  'UR Type': 'cdninvoicenum',
  'Port Code': 'sbpcode',
  'Shipping Bill Number': 'sbnum',
  'Shipping Bill Date': 'sbdt',
  Rate: 'rt',
  'Taxable Value': 'basicrate',
  'Cess Amount': 'csamt',
  'Gross Advance Received': 'ad_amt',
  'Gross Advance Adjusted': 'ad_amt',
};
