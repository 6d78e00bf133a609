import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gstinCheckCharacter } from '../gstin.ts';
import { gstr1Parts } from './parts.ts';
import { gstr1Deletions, gstr1Payload } from './payload.ts';
import { readGstr1Json } from './read-json.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import { b2bRow, b2clRow, b2csRow, cdnrRow, expRow, filer, hsnRow, sheetsOf } from './sheet-rows.test-kit.ts';
import { recordKeysOfWire } from './wire.ts';

const month = sheetsOf({
  'b2b,sez,de': [
    b2bRow,
    { ...b2bRow, Rate: 5, 'Taxable Value': 1000 },
    { ...b2bRow, 'Invoice Number': 'TX-143', 'Place Of Supply': '27-Maharashtra' },
  ],
  b2cl: [b2clRow],
  b2cs: [b2csRow, { ...b2csRow, 'Place Of Supply': '29-Karnataka' }],
  cdnr: [cdnrRow],
  exp: [expRow],
  exemp: [{ Description: 'Inter-State supplies to registered persons', 'Nil Rated Supplies': 12000 }],
  'hsn(b2b)': [hsnRow],
  docs: [
    {
      'Nature of Document': 'Invoices for outward supply',
      'Sr. No. From': 'TX-142',
      'Sr. No. To': 'TX-143',
      'Total Number': 2,
      Cancelled: 0,
    },
  ],
  eco: [
    {
      'Nature of Supply': 'Liable to collect tax u/s 52(TCS)',
      'GSTIN of E-Commerce Operator': '27AAHCE4410R1CL',
      'Net value of supplies': 250000,
      'Central tax': 1,
      'State/UT tax': 1,
    },
  ],
});
const { records } = readGstr1Sheets(filer, month);

describe('the payload', () => {
  it('nests customers, documents and lines as the portal does', () => {
    const payload = gstr1Payload(filer, records) as unknown as {
      b2b: { ctin: string; inv: { inum: string }[] }[];
    };
    expect(payload.b2b.map(({ ctin, inv }) => [ctin, inv.map(({ inum }) => inum)])).toEqual([
      ['29AADFM3390P1ZN', ['TX-142', 'TX-143']],
    ]);
  });

  it('can be read back into the same records', () => {
    const back = readGstr1Json(filer, JSON.parse(JSON.stringify(gstr1Payload(filer, records))));
    expect(back.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const facts = (of: typeof records) =>
      of.map(({ key, amounts }) => ({ key, amounts })).sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(facts(back.records)).toEqual(facts(records));
  });

  it('carries the turnover only where it was given, and never in the facility', () => {
    const turnover = { previousYear: 3_00_00_000_00, currentYear: 50_00_000_50 };
    expect(gstr1Payload({ ...filer, turnover }, [])).toEqual({
      gstin: filer.gstin,
      fp: '102026',
      gt: 30000000,
      cur_gt: 5000000.5,
    });
    expect(gstr1Payload({ ...filer, turnover, frequency: 'quarterly' }, [])).toEqual({
      gstin: filer.gstin,
      fp: '102026',
    });
  });

  it('marks deletions on the document or the row', () => {
    const deletion = JSON.parse(JSON.stringify(gstr1Deletions(filer, records)));
    expect(deletion.b2b[0].inv.map((inv: { flag?: string }) => inv.flag)).toEqual(['D', 'D']);
    expect(deletion.b2b[0].flag).toBeUndefined();
    expect(deletion.b2cs[0].flag).toBe('D');
    expect(deletion.cdnr[0].nt[0].flag).toBe('D');
  });

  it('deletes tables 8 and 13 as a whole, since their rows take no flag', () => {
    const deletion = gstr1Deletions(filer, records);
    expect([deletion.nil, deletion.doc_issue]).toEqual([{ flag: 'D' }, { flag: 'D' }]);
  });
});

describe('what the portal sends back', () => {
  it('is traced to the records it speaks of', () => {
    expect(
      recordKeysOfWire('b2b', [
        { ctin: '29AADFM3390P1ZN', error_cd: 'RET191133', inv: [{ inum: 'tx-142', idt: '03-10-2026' }] },
      ]),
    ).toEqual(['b2b|29AADFM3390P1ZN|TX-142']);
    expect(recordKeysOfWire('b2cs', [{ pos: '27', rt: 18, sply_ty: 'INTRA', typ: 'OE' }])).toEqual([
      'b2cs|27|18|',
    ]);
    expect(recordKeysOfWire('nil', { inv: [{ sply_ty: 'INTRB2B' }], error_cd: 'X' })).toEqual([
      'nil|INTRB2B',
    ]);
    expect(recordKeysOfWire('hsn', [{ hsn_b2b: [{ hsn_sc: '5208', uqc: 'MTR', rt: 18 }] }])).toEqual([
      'hsn_b2b|5208|MTR|18',
    ]);
    expect(recordKeysOfWire('supeco', { clttx: [{ etin: '27AAHCE4410R1CL' }] })).toEqual([
      'supeco|clttx|27AAHCE4410R1CL',
    ]);
  });

  it('is refused when it is for another GSTIN or period', () => {
    expect(
      readGstr1Json(filer, { gstin: '29AADFM3390P1ZN', fp: '092026' }).findings.map(({ code }) => code),
    ).toEqual(['FILE-OF-ANOTHER-GSTIN', 'FILE-OF-ANOTHER-PERIOD']);
  });

  it('is tested value by value', () => {
    const json = JSON.parse(JSON.stringify(gstr1Payload(filer, records)));
    json.b2b[0].inv[0].inum = 'A_B';
    json.b2b[0].inv[1].idt = '31-02-2026';
    json.exp[0].inv[0].itms[0].iamt = 1;
    const codes = readGstr1Json(filer, json).findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['DOCUMENT-NUMBER', 'VALUE-MISSING', 'TAX-ARITHMETIC']));
  });
});

describe('parts', () => {
  const customer = (index: number): string => {
    const first14 = `29AADFM${String(1000 + index)}P1Z`;
    return first14 + gstinCheckCharacter(first14);
  };
  const many = readGstr1Sheets(
    filer,
    sheetsOf({
      'b2b,sez,de': Array.from({ length: 300 }, (_, index) => ({
        ...b2bRow,
        'GSTIN/UIN of Recipient': customer(index % 7),
        'Invoice Number': `N${index}`,
      })),
      'hsn(b2b)': [hsnRow, { ...hsnRow, HSN: '6109' }],
    }),
  ).records;

  it('are one when everything fits', () => {
    expect(gstr1Parts(filer, many)).toHaveLength(1);
    expect(gstr1Parts(filer, [])).toEqual([]);
  });

  it('keep to the limit, lose nothing, repeat nothing, and keep a customer together where he fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3_000, max: 60_000 }), (maxBytes) => {
        const parts = gstr1Parts(filer, many, { maxBytes });
        const keys = parts.flatMap(({ recordKeys }) => recordKeys);
        expect(new Set(keys)).toEqual(new Set(many.map(({ key }) => key)));
        expect(keys).toHaveLength(many.length);
        for (const { payload } of parts) expect(JSON.stringify(payload).length).toBeLessThanOrEqual(maxBytes);
      }),
      { numRuns: 20 },
    );
    const parts = gstr1Parts(filer, many, { maxBytes: 30_000 });
    for (let index = 0; index < 7; index++) {
      expect(
        parts.filter(({ recordKeys }) => recordKeys.some((key) => key.includes(customer(index)))),
      ).toHaveLength(1);
    }
    expect(
      parts.filter(({ recordKeys }) => recordKeys.some((key) => key.startsWith('hsn_b2b'))),
    ).toHaveLength(1);
  });
});
