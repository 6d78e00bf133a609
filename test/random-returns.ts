import fc, { type Arbitrary } from 'fast-check';
import type { Cell, Sheets } from '../src/core/index.ts';
import { gstinCheckCharacter, officialSheets, rupees, states } from '../src/core/index.ts';

/** The filer of random returns, in Maharashtra. */
export const own = '27AAMCT7421K1ZV';
/** The return period of random returns; table 12 is split, all tables exist. */
export const period = '2026-10';

type RowOfCells = Readonly<Record<string, Cell>>;

const stateLabels = states
  .filter(({ code }) => Number(code) < 90 && code !== '25' && code !== '28')
  .map(({ code, name }) => `${code}-${name}`);
const label = fc.constantFrom(...stateLabels);
const awayLabel = fc.constantFrom(...stateLabels.filter((text) => !text.startsWith('27')));
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const letter = fc.constantFrom(...letters);

/** A good GSTIN of a State, with the 14th character of its kind. */
const gstin = (kind: 'Z' | 'C'): Arbitrary<string> =>
  fc
    .tuple(label, fc.array(letter, { minLength: 6, maxLength: 6 }), fc.integer({ min: 1000, max: 9999 }))
    .map(([state, pan, digits]) => {
      const first14 = `${state.slice(0, 2)}${pan.slice(0, 5).join('')}${digits}${pan[5]}1${kind}`;
      return first14 + gstinCheckCharacter(first14);
    });
const party = gstin('Z').filter((text) => text !== own);

const number = fc.stringMatching(/^[A-Z]{1,3}[/-][1-9][0-9]{0,9}$/);
const day = fc.integer({ min: 1, max: 31 }).map((date) => `${String(date).padStart(2, '0')}-Oct-2026`);
const earlier = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom('Jan', 'Jul', 'Sep'))
  .map(([date, month]) => `${String(date).padStart(2, '0')}-${month}-2026`);
const money = (least: number, most: number): Arbitrary<number> =>
  fc.integer({ min: least, max: most }).map(rupees);
const taxable = money(1, 9_99_99_999_99);
const signedTaxable = money(-9_99_99_999_99, 9_99_99_999_99);
const rate = fc.constantFrom(0, 0.1, 0.25, 1, 1.5, 3, 5, 6, 7.5, 18, 40);
const taxedRate = fc.constantFrom(0.1, 3, 5, 18, 40);
const cess = fc.option(money(0, 1_00_000_00), { nil: null });
const share = fc.constantFrom(null, null, 65, 100);
const typeAndCharge = fc.constantFrom(
  ['Regular B2B', 'N'],
  ['Regular B2B', 'Y'],
  ['SEZ supplies with payment', 'N'],
  ['SEZ supplies without payment', 'N'],
  ['Deemed Exp', 'N'],
  ['Intra-State supplies attracting IGST', 'Y'],
);
const month = fc.constantFrom(['2025-26', 'MARCH'], ['2026-27', 'APRIL'], ['2026-27', 'AUGUST']);

const line = { Rate: rate, 'Taxable Value': taxable, 'Cess Amount': cess };
const invoice = { 'Invoice Number': number, 'Invoice date': day, 'Invoice Value': money(0, 99_99_99_999_99) };
const originalInvoice = {
  'Original Invoice Number': number,
  'Original Invoice date': earlier,
  'Revised Invoice Number': number,
  'Revised Invoice date': earlier,
  'Invoice Value': money(0, 99_99_99_999_99),
};
const originalNote = {
  'Original Note Number': number,
  'Original Note Date': earlier,
  'Revised Note Number': number,
  'Revised Note Date': earlier,
};

/** Rows of one sheet: each cell by its column. */
const rowsOf = (
  cells: Readonly<Record<string, Arbitrary<Cell>>>,
  mend: (row: RowOfCells) => RowOfCells = (row) => row,
): Arbitrary<RowOfCells[]> =>
  fc.array(
    fc.record(cells).map((row) => mend(row as RowOfCells)),
    { maxLength: 3 },
  );

/** Columns that hold a pair chosen together are spread into two. */
const pair = (row: RowOfCells, key: string, first: string, second: string): RowOfCells => {
  const { [key]: chosen, ...rest } = row;
  const [one, two] = String(chosen).split('|');
  return { ...rest, [first]: one ?? null, [second]: two ?? null };
};
const joined = (choice: Arbitrary<readonly string[]>): Arbitrary<string> =>
  choice.map((parts) => parts.join('|'));
const typed =
  (type: string, charge: string) =>
  (row: RowOfCells): RowOfCells =>
    pair(row, 'typed', type, charge);
const dated = (row: RowOfCells): RowOfCells => pair(row, 'month', 'Financial Year', 'Original Month');

const recipient = {
  'GSTIN/UIN of Recipient': party,
  'Receiver Name': fc.constantFrom('Madhu Fabrics', "O'Neil & Co. (P) Ltd", null),
};
const noteLine = { 'Note Type': fc.constantFrom('C', 'D'), 'Note Value': money(0, 99_99_99_999_99), ...line };
const unregisteredNote = (row: RowOfCells): RowOfCells =>
  row['UR Type'] === 'B2CL' ? row : { ...row, 'Place Of Supply': null, 'Applicable % of Tax Rate': null };
const urNote = {
  'UR Type': fc.constantFrom('B2CL', 'EXPWP', 'EXPWOP'),
  'Place Of Supply': awayLabel,
  'Applicable % of Tax Rate': share,
};
const exported = {
  'Export Type': fc.constantFrom('WPAY', 'WOPAY'),
  'Port Code': fc.constantFrom('INNSA1', null),
  'Invoice Value': money(0, 99_99_99_999_99),
  Rate: taxedRate,
  'Taxable Value': taxable,
  'Cess Amount': cess,
};
const hsn = {
  HSN: fc.constantFrom('5208', '6109', '520811', '9983', '1006'),
  UQC: fc.constantFrom('MTR-METERS', 'PCS-PIECES', 'OTH-OTHERS'),
  'Total Quantity': money(1, 1_00_000_00),
  Rate: rate,
  'Taxable Value': signedTaxable,
};
const operatorTax = (row: RowOfCells): RowOfCells => {
  const half = Math.max(0, Number(row['half']));
  const { half: _, ...rest } = row;
  return { ...rest, 'Central tax': half, 'State/UT tax': half };
};
const operatorDocument = {
  'Recipient GSTIN/UIN': party,
  'Value of supplies made': money(0, 99_99_99_999_99),
  'Place Of Supply': label,
  'Document type': fc.constantFrom(
    'Regular',
    'SEZ supplies with payment',
    'SEZ supplies without payment',
    'Deemed Exp',
  ),
  Rate: rate,
  'Taxable Value': taxable,
  'Cess Amount': money(0, 1_00_000_00),
};
const originalDocument = {
  'Original Document Number': number,
  'Original Document Date': earlier,
  'Revised Document Number': number,
  'Revised Document Date': earlier,
};
const operatorNet = {
  'Place Of Supply': label,
  'Taxable Value': signedTaxable,
  Rate: rate,
  'Cess Amount': money(0, 1_00_000_00),
};

const sheets: Readonly<Record<string, Arbitrary<RowOfCells[]>>> = {
  'b2b,sez,de': rowsOf(
    {
      ...recipient,
      ...invoice,
      ...line,
      'Place Of Supply': label,
      'Applicable % of Tax Rate': share,
      typed: joined(typeAndCharge),
    },
    typed('Invoice Type', 'Reverse Charge'),
  ),
  b2ba: rowsOf(
    {
      ...recipient,
      ...originalInvoice,
      ...line,
      'Place Of Supply': label,
      'Applicable % of Tax Rate': share,
      typed: joined(typeAndCharge),
    },
    typed('Invoice Type', 'Reverse Charge'),
  ),
  b2cl: rowsOf({
    ...invoice,
    ...line,
    'Invoice Value': money(1_00_000_01, 99_99_99_999_99),
    'Place Of Supply': awayLabel,
    'Applicable % of Tax Rate': share,
  }),
  b2cla: rowsOf({
    ...originalInvoice,
    ...line,
    'Invoice Value': money(1_00_000_01, 99_99_99_999_99),
    'Original Place Of Supply': awayLabel,
    'Applicable % of Tax Rate': share,
  }),
  b2cs: rowsOf({
    ...line,
    Type: fc.constant('OE'),
    'Taxable Value': signedTaxable,
    'Place Of Supply': label,
    'Applicable % of Tax Rate': share,
  }),
  b2csa: rowsOf(
    {
      ...line,
      month: joined(month),
      Type: fc.constant('OE'),
      'Taxable Value': signedTaxable,
      'Place Of Supply': label,
      'Applicable % of Tax Rate': share,
    },
    dated,
  ),
  exp: rowsOf({ ...exported, 'Invoice Number': number, 'Invoice date': day }),
  expa: rowsOf({ ...exported, ...originalInvoice }),
  exemp: rowsOf({
    Description: fc.constantFrom(
      'Inter-State supplies to registered persons',
      'Intra-State supplies to unregistered persons',
    ),
    'Nil Rated Supplies': signedTaxable,
    'Non-GST Supplies': fc.option(taxable, { nil: null }),
  }),
  cdnr: rowsOf(
    {
      ...recipient,
      ...noteLine,
      'Note Number': number,
      'Note Date': day,
      'Place Of Supply': label,
      'Applicable % of Tax Rate': share,
      typed: joined(typeAndCharge),
    },
    typed('Note Supply Type', 'Reverse Charge'),
  ),
  cdnra: rowsOf(
    {
      ...recipient,
      ...noteLine,
      ...originalNote,
      'Place Of Supply': label,
      'Applicable % of Tax Rate': share,
      typed: joined(typeAndCharge),
    },
    typed('Note Supply Type', 'Reverse Charge'),
  ),
  cdnur: rowsOf({ ...urNote, ...noteLine, 'Note Number': number, 'Note Date': day }, unregisteredNote),
  cdnura: rowsOf({ ...urNote, ...noteLine, ...originalNote }, unregisteredNote),
  at: rowsOf({
    'Place Of Supply': label,
    'Applicable % of Tax Rate': share,
    Rate: rate,
    'Gross Advance Received': taxable,
    'Cess Amount': cess,
  }),
  ata: rowsOf(
    {
      month: joined(month),
      'Original Place Of Supply': label,
      Rate: rate,
      'Gross Advance Received': taxable,
      'Cess Amount': cess,
    },
    dated,
  ),
  atadj: rowsOf({
    'Place Of Supply': label,
    'Applicable % of Tax Rate': share,
    Rate: rate,
    'Gross Advance Adjusted': taxable,
    'Cess Amount': cess,
  }),
  atadja: rowsOf(
    {
      month: joined(month),
      'Original Place Of Supply': label,
      Rate: rate,
      'Gross Advance Adjusted': taxable,
      'Cess Amount': cess,
    },
    dated,
  ),
  'hsn(b2b)': rowsOf(hsn),
  'hsn(b2c)': rowsOf(hsn),
  docs: rowsOf({
    'Nature of Document': fc.constantFrom('Invoices for outward supply', 'Credit Note', 'Revised Invoice'),
    'Sr. No. From': number,
    'Sr. No. To': number,
    'Total Number': fc.integer({ min: 5, max: 900 }),
    Cancelled: fc.integer({ min: 0, max: 5 }),
  }),
  eco: rowsOf(
    {
      'Nature of Supply': fc.constantFrom('Liable to collect tax u/s 52(TCS)', 'Liable to pay tax u/s 9(5)'),
      'GSTIN of E-Commerce Operator': gstin('C'),
      'Net value of supplies': taxable,
      half: money(0, 1_00_000_00),
    },
    operatorTax,
  ),
  ecob2b: rowsOf({
    ...operatorDocument,
    'Supplier GSTIN/UIN': party,
    'Document Number': number,
    'Document Date': day,
  }),
  ecourp2b: rowsOf({ ...operatorDocument, 'Document Number': number, 'Document Date': day }),
  ecob2c: rowsOf({ ...operatorNet, 'Supplier GSTIN/UIN': party }),
  ecourp2c: rowsOf(operatorNet),
  ecoab2b: rowsOf({ ...operatorDocument, ...originalDocument, 'Supplier GSTIN/UIN': party }),
  ecoaurp2b: rowsOf({ ...operatorDocument, ...originalDocument }),
  ecoab2c: rowsOf({ ...operatorNet, 'Supplier GSTIN/UIN': party, month: joined(month) }, dated),
  ecoaurp2c: rowsOf({ ...operatorNet, month: joined(month) }, dated),
};

/** A return of any tables with good rows; a few rows may still collide (one number twice), as in life. */
export const randomReturn: Arbitrary<Sheets> = fc
  .subarray(Object.keys(sheets), { minLength: 1, maxLength: 6 })
  .chain((names) =>
    fc.record(Object.fromEntries(names.map((name) => [name, sheets[name] as Arbitrary<RowOfCells[]>]))),
  )
  .map((chosen) =>
    Object.fromEntries(Object.entries(chosen).map(([name, rows]) => [name, sheetOf(name, rows)])),
  );

function sheetOf(name: string, rows: readonly RowOfCells[]): Sheets[string] {
  const header =
    officialSheets.find((sheet) => sheet.name === name)?.columns.map((column) => column.header) ?? [];
  return { header, rows: rows.map((row) => header.map((column) => row[column] ?? null)) };
}
