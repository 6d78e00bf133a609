import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Gstr1Payload, readGstr1Json, recordKeysOfWire, sectionNames } from '../../core/index.ts';
import { rejectedRecords } from './rejected-records.ts';

const why = { error_cd: 'RET191114', error_msg: 'Invalid POS' };
const said = { code: 'RET191114', message: 'Invalid POS' };

/** Every section with one rejected document, as the portal reports it and as it is handed on. */
const oneEach: Readonly<Record<string, object>> = {
  b2b: { ctin: '29AADFM3390P1ZN', inv: [{ inum: 'A1' }] },
  b2ba: { ctin: '29AADFM3390P1ZN', inv: [{ inum: 'A1', oinum: 'A0' }] },
  b2cl: { pos: '05', inv: [{ inum: 'A1' }] },
  b2cla: { pos: '05', inv: [{ inum: 'A1', oinum: 'A0' }] },
  b2cs: { sply_ty: 'INTER', pos: '05', rt: 18 },
  b2csa: { omon: '072025', sply_ty: 'INTER', pos: '05', itms: [{ rt: 18 }, { rt: 5 }] },
  cdnr: { ctin: '29AADFM3390P1ZN', nt: [{ nt_num: 'C1' }] },
  cdnra: { ctin: '29AADFM3390P1ZN', nt: [{ nt_num: 'C1', ont_num: 'C0' }] },
  cdnur: { typ: 'B2CL', nt_num: 'C1', itms: [{ num: 1 }, { num: 2 }] },
  cdnura: { typ: 'EXPWP', nt_num: 'C1', ont_num: 'C0' },
  exp: { exp_typ: 'WPAY', inv: [{ inum: 'E1' }] },
  expa: { exp_typ: 'WOPAY', inv: [{ inum: 'E1', oinum: 'E0' }] },
  at: { pos: '05', sply_ty: 'INTER', itms: [{ rt: 5 }, { rt: 18 }] },
  ata: { omon: '072025', pos: '05', sply_ty: 'INTER', itms: [{ rt: 5 }] },
  txpd: { pos: '05', sply_ty: 'INTER', itms: [{ rt: 5 }] },
  txpda: { omon: '072025', pos: '05', sply_ty: 'INTER', itms: [{ rt: 5 }] },
  nil: { inv: [{ sply_ty: 'INTRB2B' }, { sply_ty: 'INTRB2C' }] },
  doc_issue: { doc_det: [{ doc_num: 1, docs: [{ num: 1 }, { num: 2 }] }] },
  supeco: { clttx: [{ etin: '29AADFM3390P1CN' }] },
  supecoa: { paytxa: [{ etin: '29AADFM3390P1CN', oetin: '29AADFM3390P1CN' }] },
  ecom: { b2b: [{ stin: '29AADFM3390P1ZN', rtin: '27AADFM3390P1ZR', inv: [{ inum: 'A1' }] }] },
  ecoma: { urp2ca: [{ pos: '05', omon: '072025' }] },
  hsn: { hsn_b2b: [{ num: 1, hsn_sc: '1001' }] },
};

describe('rejected records', () => {
  for (const [section, entry] of Object.entries(oneEach)) {
    it(`reads ${section} as a list and as a bare object, unchanged`, () => {
      const record = { ...entry, ...why };
      expect(rejectedRecords({ [section]: [record] })).toEqual([{ section, ...said, record }]);
      expect(rejectedRecords({ [section]: record })).toEqual([{ section, ...said, record }]);
    });
  }

  it('narrows an entry with several documents to one record for each', () => {
    const rejected = rejectedRecords({
      b2b: [{ ctin: '29AADFM3390P1ZN', ...why, inv: [{ inum: 'A1' }, { inum: 'A2' }] }],
      cdnr: [{ ctin: '29AADFM3390P1ZN', ...why, nt: [{ nt_num: 'C1' }, { nt_num: 'C2' }] }],
    });
    expect(rejected.map(({ section, record }) => [section, record])).toEqual([
      ['b2b', { ctin: '29AADFM3390P1ZN', ...why, inv: [{ inum: 'A1' }] }],
      ['b2b', { ctin: '29AADFM3390P1ZN', ...why, inv: [{ inum: 'A2' }] }],
      ['cdnr', { ctin: '29AADFM3390P1ZN', ...why, nt: [{ nt_num: 'C1' }] }],
      ['cdnr', { ctin: '29AADFM3390P1ZN', ...why, nt: [{ nt_num: 'C2' }] }],
    ]);
    expect(rejected.every(({ code }) => code === 'RET191114')).toBe(true);
  });

  it('takes the code nearest to the document', () => {
    const inner = { inum: 'A2', error_cd: 'RET191117', error_msg: 'Do not repeat the same rate' };
    const rejected = rejectedRecords({
      b2b: [{ ctin: '29AADFM3390P1ZN', ...why, inv: [{ inum: 'A1' }, inner] }],
    });
    expect(rejected.map(({ code }) => code)).toEqual(['RET191114', 'RET191117']);
  });

  it('separates the lists of table 12, 14 and 15', () => {
    const rejected = rejectedRecords({
      hsn: [{ ...why, hsn_b2b: [{ num: 1 }, { num: 2 }], hsn_b2c: [{ num: 1 }] }],
      supeco: { clttx: [{ etin: 'A', ...why }], paytx: [{ etin: 'B', ...why }] },
      ecom: {
        b2b: [{ stin: 'S', rtin: 'R', ...why, inv: [{ inum: '1' }, { inum: '2' }] }],
        b2c: [{ pos: '05', ...why }],
      },
    });
    expect(rejected.map(({ section, record }) => [section, record])).toEqual([
      ['hsn', { ...why, hsn_b2b: [{ num: 1 }] }],
      ['hsn', { ...why, hsn_b2b: [{ num: 2 }] }],
      ['hsn', { ...why, hsn_b2c: [{ num: 1 }] }],
      ['supeco', { clttx: [{ etin: 'A', ...why }] }],
      ['supeco', { paytx: [{ etin: 'B', ...why }] }],
      ['ecom', { b2b: [{ stin: 'S', rtin: 'R', ...why, inv: [{ inum: '1' }] }] }],
      ['ecom', { b2b: [{ stin: 'S', rtin: 'R', ...why, inv: [{ inum: '2' }] }] }],
      ['ecom', { b2c: [{ pos: '05', ...why }] }],
    ]);
  });

  it('knows the other names of hsn and exp', () => {
    const rejected = rejectedRecords({
      hsnsum: [{ ...why, data: [{ num: 1 }] }],
      expwop: [{ inum: 'E1', ...why }],
    });
    expect(rejected.map(({ section }) => section)).toEqual(['hsn', 'exp']);
  });

  it('hands on a section it does not know', () => {
    const record = { gstin: 'X', ...why };
    expect(rejectedRecords({ newtable: [record] })).toEqual([{ section: 'newtable', ...said, record }]);
  });

  const exampleFile = new URL('../../../../shared/reference/gstr1/example_full.json', import.meta.url);
  it.skipIf(!existsSync(exampleFile))(
    'leads back to every record of a full return (skipped: not present)',
    () => {
      const example = JSON.parse(readFileSync(exampleFile, 'utf8')) as Gstr1Payload;
      const filer = {
        gstin: example.gstin,
        returnPeriod: '2025-10',
        frequency: 'monthly',
        today: '2025-11-05',
      } as const;
      const { records } = readGstr1Json(filer, example);
      const blamed = (value: unknown): unknown =>
        Array.isArray(value) ? value.map(blamed) : { ...(value as object), ...why };
      const report = Object.fromEntries(
        sectionNames.flatMap((section) => (example[section] ? [[section, blamed(example[section])]] : [])),
      );
      const keys = rejectedRecords(report).flatMap(({ section, record }) =>
        recordKeysOfWire(section, record),
      );
      expect(new Set(records.map(({ section }) => section)).size).toBeGreaterThan(20);
      expect(new Set(keys)).toEqual(new Set(records.map(({ key }) => key)));
      expect(rejectedRecords(report).every(({ code }) => code === 'RET191114')).toBe(true);
    },
  );
});
