import {
  b2bRow,
  b2clRow,
  b2csRow,
  cdnrRow,
  expRow,
  filer,
  hsnRow,
  sheetsOf,
} from '../src/core/gstr1/sheet-rows.test-kit.ts';
import type { Cell, Filer, Finding } from '../src/core/index.ts';
import { prepareGstr1, readGstr1Json, readGstr1Sheets } from '../src/core/index.ts';

/** One of our codes for a rule, with data that breaks it and the like that does not. */
export interface RuleCase {
  readonly code: string;
  readonly broken: () => readonly Finding[];
  readonly sound: () => readonly Finding[];
}

type Cells = Readonly<Record<string, Cell>>;

/** Findings of sheets, each given as its rows. */
export const findingsOf = (
  rows: Readonly<Record<string, readonly Cells[]>>,
  of: Partial<Filer> = {},
): readonly Finding[] => readGstr1Sheets({ ...filer, ...of }, sheetsOf(rows)).findings;

/** A rule that a sheet breaks with its second rows and keeps with its first. */
export function sheet(
  code: string,
  name: string,
  { good, bad, of = {} }: { good: readonly Cells[]; bad: readonly Cells[]; of?: Partial<Filer> },
): RuleCase {
  return {
    code,
    sound: () => findingsOf({ [name]: good }, of),
    broken: () => findingsOf({ [name]: bad }, of),
  };
}

/** A rule that one cell, or a few of one row, break. */
export function cells(
  code: string,
  [name, row]: readonly [string, Cells],
  change: Cells,
  of?: Partial<Filer>,
): RuleCase {
  return sheet(code, name, { good: [row], bad: [{ ...row, ...change }], ...(of ? { of } : {}) });
}

/** A rule about several sheets. */
export function sheets(
  code: string,
  good: Readonly<Record<string, readonly Cells[]>>,
  bad: Readonly<Record<string, readonly Cells[]>>,
  of: { readonly good?: Partial<Filer>; readonly bad?: Partial<Filer> } = {},
): RuleCase {
  return { code, sound: () => findingsOf(good, of.good), broken: () => findingsOf(bad, of.bad) };
}

export const b2b = ['b2b,sez,de', b2bRow] as const;
export const b2cl = ['b2cl', b2clRow] as const;
export const b2cs = ['b2cs', b2csRow] as const;
export const cdnr = ['cdnr', cdnrRow] as const;
export const exp = [
  'exp',
  { ...expRow, 'Shipping Bill Number': '5568821', 'Shipping Bill Date': '07-Oct-2026' },
] as const;
export const hsn = ['hsn(b2b)', hsnRow] as const;
export const cdnur = [
  'cdnur',
  {
    'UR Type': 'B2CL',
    'Note Number': 'CN-9',
    'Note Date': '18-Oct-2026',
    'Note Type': 'C',
    'Place Of Supply': '19-West Bengal',
    'Note Value': 177000,
    Rate: 18,
    'Taxable Value': 150000,
  },
] as const;
export const b2ba = [
  'b2ba',
  {
    'GSTIN/UIN of Recipient': '29AADFM3390P1ZN',
    'Original Invoice Number': 'TX-90',
    'Original Invoice date': '12-Jul-2026',
    'Revised Invoice Number': 'TX-90',
    'Revised Invoice date': '12-Jul-2026',
    'Invoice Value': 23600,
    'Place Of Supply': '29-Karnataka',
    'Reverse Charge': 'N',
    'Invoice Type': 'Regular B2B',
    Rate: 18,
    'Taxable Value': 20000,
  },
] as const;
export const b2csa = [
  'b2csa',
  { 'Financial Year': '2026-27', 'Original Month': 'JULY', ...b2csRow },
] as const;
export const at = [
  'at',
  { 'Place Of Supply': '29-Karnataka', Rate: 18, 'Gross Advance Received': 1000 },
] as const;
export const operator = [
  'eco',
  {
    'Nature of Supply': 'Liable to collect tax u/s 52(TCS)',
    'GSTIN of E-Commerce Operator': '27AAHCE4410R1CL',
    'Net value of supplies': 1000,
    'Central tax': 90,
    'State/UT tax': 90,
  },
] as const;
export const ofOthers = [
  'ecob2b',
  {
    'Supplier GSTIN/UIN': '29AADFM3390P1ZN',
    'Recipient GSTIN/UIN': '24ABKPT8841C1ZH',
    'Document Number': 'E-1',
    'Document Date': '05-Oct-2026',
    'Value of supplies made': 1180,
    'Place Of Supply': '24-Gujarat',
    'Cess Amount': 0,
    'Document type': 'Regular',
    Rate: 18,
    'Taxable Value': 1000,
  },
] as const;
export const exempt = [
  'exemp',
  { Description: 'Intra-State supplies to registered persons', 'Nil Rated Supplies': 5 },
] as const;
export const series = [
  'docs',
  {
    'Nature of Document': 'Invoices for outward supply',
    'Sr. No. From': 'TX-140',
    'Sr. No. To': 'TX-149',
    'Total Number': 10,
    Cancelled: 1,
  },
] as const;
export const quarterly = { frequency: 'quarterly' } as const;

export const prepared = (change: Partial<Parameters<typeof prepareGstr1>[0]>): readonly Finding[] =>
  prepareGstr1({ gstin: filer.gstin, returnPeriod: '102026', sheets: {}, today: '23-11-2026', ...change })
    .findings;

const json = (body: unknown): readonly Finding[] => readGstr1Json(filer, body).findings;
const invoice = {
  inum: 'TX-1',
  idt: '03-10-2026',
  val: 1180,
  pos: '29',
  rchrg: 'N',
  inv_typ: 'R',
  itms: [{ num: 1801, itm_det: { rt: 18, txval: 1000, iamt: 180, csamt: 0 } }],
};
const wire = (change: object, envelope: object = {}): unknown => ({
  gstin: filer.gstin,
  fp: '102026',
  b2b: [{ ctin: '29AADFM3390P1ZN', inv: [{ ...invoice, ...change }] }],
  ...envelope,
});
export const ofJson = (code: string, change: object, envelope: object = {}): RuleCase => ({
  code,
  broken: () => json(wire(change, envelope)),
  sound: () => json(wire({})),
});
