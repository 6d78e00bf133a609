import { describe, expect, it } from 'vitest';
import { readGstr1Json } from './read-json.ts';
import { filer } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

const invoice = {
  inum: 'TX-1',
  idt: '03-10-2026',
  val: 1180,
  pos: '29',
  rchrg: 'N',
  inv_typ: 'R',
  itms: [{ num: 1801, itm_det: { rt: 18, txval: 1000, iamt: 180, csamt: 0 } }],
};
const body = (change: object = {}) => ({
  gstin: filer.gstin,
  fp: '102026',
  b2b: [{ ctin: '29AADFM3390P1ZN', inv: [{ ...invoice, ...change }] }],
});
const read = (json: unknown, of: Partial<Filer> = {}) => readGstr1Json({ ...filer, ...of }, json);
const lines = (details: object) => ({ itms: [{ num: 1, itm_det: { rt: 18, txval: 1000, ...details } }] });

describe('the JSON of a GSTR-1', () => {
  it('is read as it was written', () => {
    const { records, findings } = read(body());
    expect(findings.map(({ code }) => code)).toEqual(['TABLE-MISSING', 'TABLE-MISSING']);
    expect([...records]).toMatchObject([
      { key: 'b2b|29AADFM3390P1ZN|TX-1', amounts: { value: 1180_00, taxableValue: 1000_00, igst: 180_00 } },
    ]);
  });

  it.each([[null], ['text'], [[]], [5]])('is one object, not %j', (json) => {
    const { records, findings } = read(json);
    expect([...records]).toEqual([]);
    expect(findings).toEqual([
      {
        code: 'JSON-SHAPE',
        severity: 'error',
        says: 'The file is not the JSON of a GSTR-1: it should be one object with gstin and fp. Choose another file.',
      },
    ]);
  });

  it('is of the filer and of his period, or of nobody', () => {
    expect(read({ ...body(), gstin: '29AADFM3390P1ZN', fp: '092026' })).toEqual({
      records: [],
      findings: [
        {
          code: 'FILE-OF-ANOTHER-GSTIN',
          severity: 'error',
          value: '29AADFM3390P1ZN',
          portalCode: 'RET191136',
          says: 'The file is for GSTIN 29AADFM3390P1ZN, but this return is of 27AAMCT7421K1ZV. Choose the other GSTIN or another file.',
        },
        {
          code: 'FILE-OF-ANOTHER-PERIOD',
          severity: 'error',
          value: '092026',
          portalCode: 'RET191136',
          says: 'The file is for return period 092026, but this return is of 102026. Choose the other period or another file.',
        },
      ],
    });
    const { b2b } = body();
    expect([...read({ b2b }).records]).toHaveLength(1);
    expect(read({ b2b, fp: 102026 }).findings).toMatchObject([{ code: 'FILE-OF-ANOTHER-PERIOD' }]);
  });

  it('may have keys of the envelope, and others are said', () => {
    const { findings } = read({ ...body(), gt: 1, cur_gt: 2, version: 'GST3.2.4', hash: 'hash', b2x: [] });
    expect(findings.filter(({ code }) => code === 'SECTION-UNKNOWN')).toEqual([
      {
        code: 'SECTION-UNKNOWN',
        severity: 'warning',
        sheet: 'b2x',
        portalCode: 'RET191106',
        says: '"b2x" is not a section of GSTR-1 and was not read.',
      },
    ]);
  });

  it('keeps what the Invoice Furnishing Facility does not take out', () => {
    const b2cs = [{ sply_ty: 'INTRA', rt: 18, typ: 'OE', pos: '27', txval: 100, camt: 9, samt: 9, csamt: 0 }];
    const { records, findings } = read({ ...body(), b2cs }, { frequency: 'quarterly' });
    expect([...records].map(({ section }) => section)).toEqual(['b2b']);
    expect(findings).toEqual([
      {
        code: 'SHEET-NOT-IN-IFF',
        severity: 'error',
        sheet: 'b2cs',
        row: 1,
        source: 'Rule 59(2) CGST Rules',
        says: 'Section "b2cs" is not part of the Invoice Furnishing Facility. Report it in the return of the quarter\'s last month.',
      },
    ]);
    const whole = read(
      { ...body(), fp: '122026', b2cs },
      { frequency: 'quarterly', returnPeriod: '2026-12' },
    );
    expect([...whole.records].map(({ section }) => section)).toEqual(['b2b', 'b2cs']);
  });

  it('says which value is missing, or is not one', () => {
    const { val, ...withoutValue } = invoice;
    const missing = read({ ...body(), b2b: [{ ctin: '29AADFM3390P1ZN', inv: [withoutValue] }] });
    expect([...missing.records]).toEqual([]);
    expect(missing.findings[0]).toEqual({
      code: 'VALUE-MISSING',
      severity: 'error',
      column: 'val',
      portalCode: 'RET191106',
      says: '"val" is missing or not written as the portal writes it. The return cannot do without it.',
      sheet: 'b2b',
      row: 1,
    });
    expect(read(body({ inum: 'A_B' })).findings[0]).toMatchObject({
      code: 'DOCUMENT-NUMBER',
      severity: 'error',
      column: 'inum',
      value: 'A_B',
      sheet: 'b2b',
      row: 1,
    });
    expect(val).toBe(1180);
  });

  it('states its tax, which may differ by a paisa and is replaced otherwise', () => {
    const arithmetic = (details: object) =>
      read(body(lines(details))).findings.filter(({ code }) => code === 'TAX-ARITHMETIC');
    expect(arithmetic({ iamt: 180.01 })).toEqual([]);
    expect(arithmetic({ iamt: 180.02 })).toEqual([
      {
        code: 'TAX-ARITHMETIC',
        severity: 'warning',
        column: 'igst',
        value: 180.02,
        portalCode: 'RET191205',
        source: 'Section 9 CGST Act',
        says: 'IGST is stated as ₹180.02; rate and taxable value give ₹180.00, which is used. Correct the source if the stated amount was meant.',
        sheet: 'b2b',
        row: 1,
      },
    ]);
    expect(arithmetic({ iamt: 180, camt: 5, samt: 5 }).map(({ column }) => column)).toEqual(['cgst', 'sgst']);
    expect([...read(body(lines({ iamt: 1 }))).records][0]?.amounts.igst).toBe(180_00);
  });
});
