import { expect } from 'vitest';
import { invoiceOf, lineOf } from '../src/core/documents/sale-documents.test-kit.ts';
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
import {
  type Cell,
  checkAmendment,
  classify,
  type Filer,
  gstr1Parts,
  gstr1Payload,
  readGstr1Json,
  readGstr1Sheets,
  recordsFromBooks,
  summaryRows,
} from '../src/core/index.ts';
import { sectionsOf } from './oracle.ts';

type Cells = Readonly<Record<string, Cell>>;

const read = (rows: Readonly<Record<string, readonly Cells[]>>, of: Partial<Filer> = {}) =>
  readGstr1Sheets({ ...filer, ...of }, sheetsOf(rows));
const records = (name: string, row: Cells, of: Partial<Filer> = {}) => [
  ...read({ [name]: [row] }, of).records,
];
const taxOf = (name: string, row: Cells, of: Partial<Filer> = {}) => {
  const [record] = records(name, row, of);
  const { igst, cgst, sgst } = record?.amounts ?? {};
  return { igst, cgst, sgst };
};
const b2b = 'b2b,sez,de';
const integrated = { igst: 3600_00, cgst: 0, sgst: 0 };
const divided = { igst: 0, cgst: 1800_00, sgst: 1800_00 };
const inOwnState = {
  ...b2bRow,
  'GSTIN/UIN of Recipient': '27AAKCP5519L1ZW',
  'Place Of Supply': '27-Maharashtra',
};
const codes = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code);
const unregistered = { kind: 'unregistered' } as const;
const amendment = (name: string, row: Cells, change: Cells, of: Partial<Filer> = {}) => {
  const [filed] = records(name, row);
  const [changed] = records(name, { ...row, ...change });
  if (!filed || !changed) throw new Error(`The rows of ${name} make no records.`);
  return codes(
    checkAmendment({ filed, changed, filedIn: '2026-10' }, { ...filer, returnPeriod: '2026-11', ...of }),
  );
};

type Proofs = Readonly<Record<string, () => void>>;

/** Rules that cannot be broken by what we write, or that say where something counts, each shown. */
export const rulesByConstruction: Readonly<Record<string, Proofs>> = {
  ENV04: {
    'a return of nothing has no section, and filing it goes by the nil route': () => {
      expect(sectionsOf(gstr1Payload(filer, []))).toEqual({});
    },
  },
  ENV06: {
    'every part is smaller than the limit': () => {
      const many = Array.from({ length: 60 }, (_, index) => ({ ...b2bRow, 'Invoice Number': `N-${index}` }));
      const parts = gstr1Parts(filer, [...read({ [b2b]: many }).records], { maxBytes: 4_000 });
      expect(parts.length).toBeGreaterThan(1);
      for (const { payload } of parts) expect(JSON.stringify(payload).length).toBeLessThanOrEqual(4_000);
    },
  },
  DOC09: {
    'a document without lines is no record': () => {
      const wire = {
        ctin: '29AADFM3390P1ZN',
        inv: [{ inum: 'X-1', idt: '01-10-2026', val: 1, pos: '29', itms: [] }],
      };
      const { records: none } = readGstr1Json(filer, { gstin: filer.gstin, fp: '102026', b2b: [wire] });
      expect(none).toHaveLength(0);
    },
  },
  DOC11: {
    'lines of one document have numbers of their own': () => {
      const { records: one } = read({ [b2b]: [b2bRow, { ...b2bRow, Rate: 5 }, { ...b2bRow, Rate: 0.25 }] });
      const numbers = [...JSON.stringify(gstr1Payload(filer, [...one])).matchAll(/"num":(\d+)/g)];
      expect(numbers.map(([, number]) => number)).toEqual(['1801', '501', '26']);
    },
  },
  TAX01: {
    'tax is divided within the State for regular supplies and deemed exports only': () => {
      expect(taxOf(b2b, inOwnState)).toEqual(divided);
      expect(taxOf(b2b, { ...inOwnState, 'Invoice Type': 'Deemed Exp' })).toEqual(divided);
      expect(taxOf(b2b, { ...inOwnState, 'Invoice Type': 'SEZ supplies with payment' })).toEqual(integrated);
      expect(taxOf(b2b, inOwnState, { isSez: true })).toEqual(integrated);
      expect(taxOf(b2b, b2bRow)).toEqual(integrated);
    },
    'and a head that JSON states wrongly is replaced, not kept beside the right one': () => {
      const itms = [{ num: 1801, itm_det: { rt: 18, txval: 20000, iamt: 3600, csamt: 0 } }];
      const inv = [{ inum: 'X-1', idt: '01-10-2026', val: 23600, pos: '27', rchrg: 'N', inv_typ: 'R', itms }];
      const json = { gstin: filer.gstin, fp: '102026', b2b: [{ ctin: '27AAKCP5519L1ZW', inv }] };
      const { records: one, findings } = readGstr1Json(filer, json);
      expect([...one][0]?.amounts).toMatchObject(divided);
      expect(codes(findings)).toContain('TAX-ARITHMETIC');
    },
  },
  TAX02: {
    'the type of a supply follows its place, and the tax follows the type': () => {
      const supplyType = (place: string, of: Partial<Filer> = {}) =>
        records('b2cs', { ...b2csRow, 'Place Of Supply': place }, of)[0]?.rows[0]?.['supplyType'];
      expect(supplyType('27-Maharashtra')).toBe('INTRA');
      expect(supplyType('29-Karnataka')).toBe('INTER');
      expect(supplyType('27-Maharashtra', { isSez: true })).toBe('INTER');
      expect(taxOf('b2cs', b2csRow)).toEqual({ igst: 0, cgst: 450_00, sgst: 450_00 });
    },
  },
  TAX03: {
    'tables 5 and 6A bear integrated tax only': () => {
      expect(taxOf('b2cl', b2clRow)).toEqual({ igst: 27_000_00, cgst: 0, sgst: 0 });
      expect(taxOf('exp', expRow)).toEqual({ igst: 54_000_00, cgst: 0, sgst: 0 });
    },
  },
  TAX05: {
    'tax is worked out line by line and rounded half up, at 65 % where that applies': () => {
      expect(taxOf(b2b, { ...inOwnState, 'Taxable Value': 17203.39 })).toEqual({
        igst: 0,
        cgst: 1548_31,
        sgst: 1548_31,
      });
      expect(taxOf(b2b, { ...b2bRow, 'Applicable % of Tax Rate': 65 })).toEqual({
        igst: 2340_00,
        cgst: 0,
        sgst: 0,
      });
    },
  },
  TAX08: {
    'a supply to SEZ without payment has no tax and no cess': () => {
      const row = { ...b2bRow, 'Invoice Type': 'SEZ supplies without payment', 'Cess Amount': 5 };
      expect(records(b2b, row)[0]?.amounts).toMatchObject({ igst: 0, cess: 0 });
      expect(records(b2b, row)[0]?.rows[0]?.['rate']).toBe(18);
    },
  },
  TAX09: {
    'an export without payment has no tax, one with payment has': () => {
      const row = { ...expRow, 'Export Type': 'WOPAY', 'Cess Amount': 5 };
      expect(records('exp', row)[0]?.amounts).toMatchObject({ igst: 0, cess: 0 });
      expect(taxOf('exp', expRow).igst).toBe(54_000_00);
    },
  },
  TAX10: {
    'a note on an export without payment has no tax': () => {
      const row = {
        'UR Type': 'EXPWOP',
        'Note Number': 'CN-9',
        'Note Date': '18-Oct-2026',
        'Note Type': 'C',
        'Note Value': 1000,
        Rate: 18,
        'Taxable Value': 1000,
        'Cess Amount': 5,
      };
      expect(records('cdnur', row)[0]?.amounts).toMatchObject({ igst: 0, cess: 0, taxableValue: -1000_00 });
    },
  },
  TAX13: {
    'reverse charge has its tax columns filled and counts in 4B, not in the liability': () => {
      const row = { ...b2bRow, 'Reverse Charge': 'Y' };
      expect(taxOf(b2b, row)).toEqual(integrated);
      const rows = summaryRows(records(b2b, row));
      expect(rows.find(({ section }) => section === 'B2B_4B')?.igst).toBe(3600_00);
      expect(rows.find(({ section }) => section === 'TTL_LIAB')).toMatchObject({ igst: 0, taxableValue: 0 });
    },
  },
  TAX19: {
    'tax under section 9(5) counts at the operator, not at the supplier': () => {
      const supplier = {
        'Nature of Supply': 'Liable to pay tax u/s 9(5)',
        'GSTIN of E-Commerce Operator': '27AAHCE4410R1CL',
        'Net value of supplies': 1000,
        'Integrated tax': 180,
      };
      const operator = {
        'Supplier GSTIN/UIN': '29AADFM3390P1ZN',
        'Place Of Supply': '29-Karnataka',
        Rate: 18,
        'Taxable Value': 1000,
        'Cess Amount': 0,
      };
      const liability = (name: string, row: Cells) =>
        summaryRows(records(name, row)).find(({ section }) => section === 'TTL_LIAB');
      expect(liability('eco', supplier)).toMatchObject({ igst: 0, taxableValue: 1000_00 });
      expect(liability('ecob2c', operator)).toMatchObject({ igst: 180_00, taxableValue: 1000_00 });
    },
  },
  B2L02: {
    'the limit of table 5 is that of the return period, not of the invoice': () => {
      const row = { ...b2clRow, 'Invoice date': '10-Jul-2024', 'Invoice Value': 177000 };
      expect(codes(read({ b2cl: [row] }, { returnPeriod: '2024-08' }).findings)).not.toContain('B2CL-LIMIT');
      expect(codes(read({ b2cl: [row] }, { returnPeriod: '2024-07' }).findings)).toContain('B2CL-LIMIT');
    },
  },
  B2S01: {
    'a large invoice of another State is never netted in table 7': () => {
      const large = invoiceOf({ recipient: unregistered, placeOfSupply: '19', value: 1_00_000_01 });
      expect(classify(filer, large).map(({ table }) => table)).not.toContain('b2cs');
    },
  },
  B2S04: {
    'notes to unregistered persons within the limit are netted in table 7': () => {
      const lines = [lineOf({ taxableValue: 100_00 })];
      const sale = invoiceOf({ number: 'A-1', recipient: unregistered, placeOfSupply: '27', lines });
      const returned = {
        ...sale,
        number: 'C-1',
        kind: 'credit-note' as const,
        lines: [lineOf({ taxableValue: 150_00 })],
      };
      const net = [...recordsFromBooks(filer, [sale, returned]).records].find(
        ({ section }) => section === 'b2cs',
      );
      expect(net?.amounts.taxableValue).toBe(-50_00);
    },
  },
  AMD04: {
    'another recipient is a warning in GSTR-1 and forbidden in GSTR-1A': () => {
      const change = { 'GSTIN/UIN of Recipient': '24ABKPT8841C1ZH' };
      expect(amendment(b2b, b2bRow, change)).toEqual(['AMENDMENT-RECIPIENT']);
      const inGstr1a = { form: 'GSTR1A', returnPeriod: '2026-10' } as const;
      expect(amendment(b2b, b2bRow, change, inGstr1a)).toEqual(['AMENDMENT-FIXED-FIELD']);
    },
  },
  AMD05: {
    'the kind of a document stays': () => {
      expect(amendment('cdnr', cdnrRow, { 'Note Type': 'D' })).toEqual(['AMENDMENT-FIXED-FIELD']);
      expect(amendment(b2b, b2bRow, { 'Invoice Type': 'SEZ supplies with payment' })).toEqual([
        'AMENDMENT-FIXED-FIELD',
      ]);
      expect(amendment(b2b, b2bRow, { 'Taxable Value': 19_000 })).toEqual([]);
    },
  },
  AMD06: {
    'the type of an export stays': () => {
      expect(amendment('exp', expRow, { 'Export Type': 'WOPAY' })).toEqual(['AMENDMENT-FIXED-FIELD']);
      expect(amendment('exp', expRow, { 'Port Code': 'INNSA1' })).toEqual([]);
    },
  },
  NIL02: {
    'the row of table 8 follows recipient and place, and exports are in none': () => {
      const lines = [lineOf({ taxability: 'exempt', rate: 0 })];
      const direction = (change: Parameters<typeof invoiceOf>[0]) =>
        classify(filer, invoiceOf({ lines, ...change })).find(({ role }) => role === 'supply');
      const inKarnataka = { kind: 'registered', gstin: '29AADFM3390P1ZN' } as const;
      expect(direction({ recipient: inKarnataka, placeOfSupply: '29' })?.row['direction']).toBe('INTRB2B');
      expect(direction({ recipient: inKarnataka, placeOfSupply: '27' })?.row['direction']).toBe('INTRAB2B');
      expect(direction({ recipient: unregistered, placeOfSupply: '29' })?.row['direction']).toBe('INTRB2C');
      expect(direction({ recipient: { kind: 'overseas' }, placeOfSupply: '96' })).toMatchObject({
        table: 'exp',
        row: { exportType: 'WOPAY', rate: 0 },
      });
    },
  },
  HSN05: {
    'rows of table 12 are numbered 1, 2, 3': () => {
      const { records: rows } = read({
        'hsn(b2b)': [hsnRow, { ...hsnRow, Rate: 5 }, { ...hsnRow, Rate: 12 }],
      });
      const { hsn } = gstr1Payload(filer, [...rows]) as unknown as { hsn: { hsn_b2b: { num: number }[] } };
      expect(hsn.hsn_b2b.map(({ num }) => num)).toEqual([1, 2, 3]);
    },
  },
  HSN09: {
    'a row of table 12 may be negative': () => {
      const row = { ...hsnRow, 'Total Quantity': -1, 'Taxable Value': -100, 'Integrated Tax Amount': -18 };
      expect(read({ 'hsn(b2b)': [row] }).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(records('hsn(b2b)', row)[0]?.amounts).toMatchObject({ taxableValue: -100_00, igst: -18_00 });
    },
  },
  HSN10: {
    'the table 12 of unregistered persons is not asked for': () => {
      expect(codes(read({ b2cs: [b2csRow] }).findings)).not.toContain('TABLE-MISSING');
    },
  },
  CLS02: {
    'a document of the books with both kinds of tax is said, and reported as its place has it': () => {
      const stated = { igst: 180_00, cgst: 90_00, sgst: 90_00 };
      const document = invoiceOf({
        recipient: { kind: 'registered', gstin: '29AADFM3390P1ZN' },
        placeOfSupply: '29',
        lines: [lineOf({ rate: 18, taxableValue: 1000_00, stated })],
      });
      const { records: all, findings } = recordsFromBooks(filer, [document]);
      expect(codes(findings)).toContain('TAX-ARITHMETIC');
      expect([...all].find(({ section }) => section === 'b2b')?.amounts).toMatchObject({
        igst: 180_00,
        cgst: 0,
      });
    },
  },
  CLS03: {
    'a deemed export of a service is worth a look': () => {
      const recipient = { kind: 'registered', gstin: '29AADFM3390P1ZN', as: 'deemed export' } as const;
      const found = (hsn: string, unit: string) =>
        codes(
          recordsFromBooks(filer, [
            invoiceOf({ recipient, placeOfSupply: '29', lines: [lineOf({ hsn, unit })] }),
          ]).findings,
        );
      expect(found('998314', 'NA')).toContain('DEEMED-EXPORT-OF-SERVICE');
      expect(found('5208', 'MTR')).not.toContain('DEEMED-EXPORT-OF-SERVICE');
    },
  },
};
