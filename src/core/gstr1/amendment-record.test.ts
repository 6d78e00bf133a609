import { describe, expect, it } from 'vitest';
import { amendmentRecordOf, amendmentRecordsOf, unamendableFields } from './amendment-record.ts';
import { gstr1Payload } from './payload.ts';
import { readGstr1Json } from './read-json.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import type { Gstr1Record } from './record.ts';
import { b2bRow, b2clRow, b2csRow, cdnrRow, expRow, filer, hsnRow, sheetsOf } from './sheet-rows.test-kit.ts';

type Rows = Parameters<typeof sheetsOf>[0];
const all = (rows: Rows): readonly Gstr1Record[] => readGstr1Sheets(filer, sheetsOf(rows)).records;
const one = (rows: Rows): Gstr1Record => {
  const [record] = all(rows);
  if (!record) throw new Error('The row is not a good one.');
  return record;
};
const november = { ...filer, returnPeriod: '2026-11', today: '2026-12-05' } as const;
const operator = { 'GSTIN of E-Commerce Operator': '27AJIPA1572E1CW' };

describe('the amendment of a filed record', () => {
  it.each([
    ['b2b', 'b2ba|TX-142|2026-10-03', { 'b2b,sez,de': [b2bRow] }],
    ['b2cl', 'b2cla|TX-201|2026-10-10', { b2cl: [b2clRow] }],
    ['exp', 'expa|EX-31|2026-10-06', { exp: [expRow] }],
    ['cdnr', 'cdnra|CN-7|2026-10-18', { cdnr: [cdnrRow] }],
    ['b2cs', 'b2csa|2026-10|27|', { b2cs: [b2csRow] }],
    [
      'at',
      'ata|2026-10|27|',
      { at: [{ 'Place Of Supply': '27-Maharashtra', Rate: 18, 'Gross Advance Received': 100 }] },
    ],
    [
      'txpd',
      'txpda|2026-10|27|',
      { atadj: [{ 'Place Of Supply': '27-Maharashtra', Rate: 18, 'Gross Advance Adjusted': 100 }] },
    ],
  ] as const)('of %s goes to its amendment table and names the original: %s', (_, key, rows) => {
    const filed = one(rows);
    const amendment = amendmentRecordOf(filed, filed, '2026-10');
    expect(amendment?.key).toBe(key);
    expect(amendment?.amounts).toEqual(filed.amounts);
  });

  it('is a record as the portal takes it: its payload reads back the same', () => {
    const filed = one({ 'b2b,sez,de': [b2bRow] });
    const changed = one({
      'b2b,sez,de': [{ ...b2bRow, 'Invoice Number': 'TX-142R', 'Taxable Value': 21000 }],
    });
    const amendment = amendmentRecordOf(filed, changed, '2026-10');
    const payload = JSON.parse(JSON.stringify(gstr1Payload(november, amendment ? [amendment] : [])));
    expect(payload.b2ba[0].inv[0]).toMatchObject({
      oinum: 'TX-142',
      oidt: '03-10-2026',
      inum: 'TX-142R',
      itms: [{ itm_det: { txval: 21000, iamt: 3780 } }],
    });
    const { records, findings } = readGstr1Json(november, payload);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(records.map(({ key }) => key)).toEqual([amendment?.key]);
  });

  it('is amended again under its revised number', () => {
    const filed = one({ 'b2b,sez,de': [b2bRow] });
    const revised = one({ 'b2b,sez,de': [{ ...b2bRow, 'Invoice Number': 'TX-142R' }] });
    const first = amendmentRecordOf(filed, revised, '2026-10');
    if (!first) throw new Error('There is no amendment.');
    const again = one({ 'b2b,sez,de': [{ ...b2bRow, 'Invoice Number': 'TX-142S' }] });
    const second = amendmentRecordOf(first, again, '2026-11');
    expect(second?.key).toBe('b2ba|TX-142R|2026-10-03');
    expect(second?.documentNumber).toBe('TX-142S');
  });

  it('keeps the month of an amended total however often it is amended', () => {
    const filed = one({ b2cs: [b2csRow] });
    const first = amendmentRecordOf(filed, filed, '2026-10');
    const second = first && amendmentRecordOf(first, first, '2026-11');
    expect(second?.key).toBe('b2csa|2026-10|27|');
  });

  it('joins the rates of one place of supply into one record', () => {
    const filed = all({ b2cs: [b2csRow, { ...b2csRow, Rate: 5, 'Taxable Value': 1000 }] });
    const [amendment, ...rest] = amendmentRecordsOf(
      filed.map((record) => ({ filed: record, changed: record, filedIn: '2026-10' })),
    );
    expect(rest).toEqual([]);
    expect(amendment?.rows.map((row) => row['rate'])).toEqual([18, 5]);
    expect(amendment?.amounts.taxableValue).toBe(6_000_00);
  });

  it('names the original operator in table 14A, in the member of that name', () => {
    const filed = one({
      eco: [{ ...operator, 'Nature of Supply': 'Liable to pay tax u/s 9(5)', 'Net value of supplies': 100 }],
    });
    const amendment = amendmentRecordOf(filed, filed, '2026-10');
    expect(amendment?.key).toBe('supecoa|paytxa|2026-10|27AJIPA1572E1CW');
    const payload = JSON.parse(JSON.stringify(gstr1Payload(november, amendment ? [amendment] : [])));
    expect(payload.supecoa.paytxa[0]).toMatchObject({ omon: '102026', oetin: '27AJIPA1572E1CW' });
  });

  it('is not made of a record of another table', () => {
    expect(() =>
      amendmentRecordOf(one({ 'b2b,sez,de': [b2bRow] }), one({ cdnr: [cdnrRow] }), '2026-10'),
    ).toThrow('A record of b2b cannot be amended by one of cdnr.');
  });

  it('does not exist for the HSN summary', () => {
    const filed = one({ 'hsn(b2b)': [hsnRow] });
    expect(amendmentRecordOf(filed, filed, '2026-10')).toBeNull();
  });
});

describe('what an amendment cannot change', () => {
  it('is the type of a note, the export type and the place of supply of tables 5 and 7', () => {
    const cdnr = one({ cdnr: [cdnrRow] });
    expect(unamendableFields(cdnr, one({ cdnr: [{ ...cdnrRow, 'Note Type': 'D' }] }))).toEqual(['noteType']);
    const exp = one({ exp: [expRow] });
    expect(unamendableFields(exp, one({ exp: [{ ...expRow, 'Export Type': 'WOPAY' }] }))).toEqual([
      'exportType',
    ]);
    const b2cl = one({ b2cl: [b2clRow] });
    const moved = one({ b2cl: [{ ...b2clRow, 'Place Of Supply': '29-Karnataka' }] });
    expect(unamendableFields(b2cl, moved)).toEqual(['placeOfSupply']);
  });

  it('is the recipient in GSTR-1A only', () => {
    const filed = one({ 'b2b,sez,de': [b2bRow] });
    const other = {
      ...b2bRow,
      'GSTIN/UIN of Recipient': '27AAGCR5512L1Z5',
      'Place Of Supply': '27-Maharashtra',
    };
    const changed = one({ 'b2b,sez,de': [other] });
    expect(unamendableFields(filed, changed)).toEqual([]);
    expect(unamendableFields(filed, changed, 'GSTR1A')).toEqual(['recipientGstin']);
  });
});

describe('an amendment of what has its own names', () => {
  const eco = (change: object = {}) =>
    one({
      eco: [
        {
          'Nature of Supply': 'Liable to pay tax u/s 9(5)',
          ...operator,
          'Net value of supplies': 1000,
          'Integrated tax': 180,
          ...change,
        },
      ],
    });
  const ofSupplier = {
    'Supplier GSTIN/UIN': '29AADFM3390P1ZN',
    'Place Of Supply': '29-Karnataka',
    Rate: 18,
    'Taxable Value': 1000,
    'Cess Amount': 0,
  };

  it('calls the members of table 14A by theirs, once', () => {
    const filed = eco();
    const first = amendmentRecordOf(filed, eco({ 'Net value of supplies': 900 }), '2026-10');
    expect(first?.rows[0]).toMatchObject({
      liability: 'paytxa',
      originalPeriod: '2026-10',
      originalOperatorGstin: '27AJIPA1572E1CW',
      netValue: 900_00,
    });
    if (!first) throw new Error('There is no amendment.');
    const again = amendmentRecordOf(first, first, '2026-11');
    expect(again?.rows[0]).toMatchObject({ liability: 'paytxa', originalPeriod: '2026-10' });
  });

  it('cannot turn section 9(5) into section 52, and is the same under either name', () => {
    const filed = eco();
    const amended = amendmentRecordOf(filed, filed, '2026-10');
    expect(amended && unamendableFields(filed, amended)).toEqual([]);
    const turned = eco({ 'Nature of Supply': 'Liable to collect tax u/s 52(TCS)' });
    expect(unamendableFields(filed, turned)).toEqual(['liability']);
  });

  it('finds the member of table 15A by that of table 15, and names the supplier', () => {
    const net = amendmentRecordOf(one({ ecob2c: [ofSupplier] }), one({ ecob2c: [ofSupplier] }), '2026-10');
    expect(net?.key).toBe('ecoma.b2ca|2026-10|29AADFM3390P1ZN|29');
    expect(net?.rows[0]).toMatchObject({ originalSupplierGstin: '29AADFM3390P1ZN' });
    const { 'Supplier GSTIN/UIN': _, ...withoutSupplier } = ofSupplier;
    const unregistered = one({ ecourp2c: [withoutSupplier] });
    const ofUnregistered = amendmentRecordOf(unregistered, unregistered, '2026-10');
    expect(ofUnregistered?.key).toBe('ecoma.urp2ca|2026-10|29');
    expect(ofUnregistered?.rows[0]?.['originalSupplierGstin']).toBeUndefined();
  });

  it('is not made of a record of another table', () => {
    const filed = one({ 'b2b,sez,de': [b2bRow] });
    expect(() => amendmentRecordOf(filed, one({ b2cl: [b2clRow] }), '2026-10')).toThrow(
      'A record of b2b cannot be amended by one of b2cl.',
    );
    const amendment = amendmentRecordOf(filed, filed, '2026-10');
    if (!amendment) throw new Error('There is no amendment.');
    expect(amendmentRecordOf(filed, amendment, '2026-10')?.key).toBe(amendment.key);
  });

  it('adds up places as well as rows, and leaves out what has no amendment', () => {
    const [five, eighteen] = all({ b2cs: [{ ...b2csRow, Rate: 5 }, b2csRow] });
    const hsn = one({ 'hsn(b2b)': [hsnRow] });
    if (!five || !eighteen) throw new Error('The rows are not good ones.');
    const same = (record: Gstr1Record) => ({ filed: record, changed: record, filedIn: '2026-10' as const });
    const [amended, ...others] = amendmentRecordsOf([same(five), same(hsn), same(eighteen)]);
    expect(others).toEqual([]);
    expect(amended?.origin).toEqual([...five.origin, ...eighteen.origin]);
    expect(amended?.rows.map(({ rate }) => rate)).toEqual([5, 18]);
    expect(amended?.amounts.taxableValue).toBe(10000_00);
  });
});
