import { describe, expect, it } from 'vitest';
import { readGstr1Sheets } from './read-sheets.ts';
import type { Gstr1Record } from './record.ts';
import { type Original, type Revision, reviseRecord } from './revise-record.ts';
import { b2bRow, b2csRow, filer, hsnRow, sheetsOf } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

const november: Filer = { ...filer, returnPeriod: '2026-11', today: '2026-12-05' };
const filedIn = '2026-10';
const recordsOf = (sheets: Parameters<typeof sheetsOf>[0], of = filer): readonly Gstr1Record[] => [
  ...readGstr1Sheets(of, sheetsOf(sheets)).records,
];
const [invoice] = recordsOf({ 'b2b,sez,de': [b2bRow, { ...b2bRow, Rate: 5, 'Taxable Value': 1000 }] });

function revise(revision: Revision, of: Partial<Original> = {}, by = november) {
  if (!invoice) throw new Error('The row makes no record.');
  return reviseRecord(by, { filed: invoice, filedIn, siblings: [], waiting: null, ...of }, revision);
}
const codes = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code);

describe('the revision of a filed invoice', () => {
  it('names the original and works out its tax anew', () => {
    const { record, findings } = revise({
      changes: { documentValue: 11800 },
      lines: [{ rate: 18, taxableValue: 10000, cess: 0 }],
    });
    expect(findings).toEqual([]);
    expect(record).toMatchObject({
      key: 'b2ba|TX-142|2026-10-03',
      amounts: { value: 11800_00, taxableValue: 10000_00, igst: 1800_00 },
      rows: [{ originalNumber: 'TX-142', originalDate: '2026-10-03', documentNumber: 'TX-142', rate: 18 }],
    });
  });

  it('keeps the lines when only the document was wrong', () => {
    const { record } = revise({ changes: { documentNumber: 'TX-143', documentValue: 24650 } });
    expect(record?.documentNumber).toBe('TX-143');
    expect(record?.rows.map(({ rate, taxableValue }) => [rate, taxableValue])).toEqual([
      [18, 20000_00],
      [5, 1000_00],
    ]);
  });

  it('moves the tax with the place of supply', () => {
    const { record } = revise({ changes: { placeOfSupply: '27-Maharashtra' } });
    expect(record?.amounts).toMatchObject({ igst: 0, cgst: 1825_00, sgst: 1825_00 });
  });

  it.each<[string, Revision, string]>([
    ['a field the table does not have', { changes: { colour: 'red' } }, 'FIELD-UNKNOWN'],
    ['a cell nobody can read', { changes: { documentValue: 'much' } }, 'AMOUNT-FORM'],
    ['a line without its rate', { lines: [{ taxableValue: 1000 }] }, 'CELL-BLANK'],
    ['a date after the month it was filed in', { changes: { documentDate: '01-Nov-2026' } }, 'REVISED-DATE'],
    ['another kind of invoice', { changes: { invoiceType: 'Deemed Exp' } }, 'AMENDMENT-FIXED-FIELD'],
    ['nothing at all', {}, 'AMENDMENT-OF-NOTHING'],
    ['the own GSTIN', { changes: { recipientGstin: filer.gstin } }, 'GSTIN-OWN'],
  ])('is refused for %s', (_what, revision, code) => {
    const { record, findings } = revise(revision);
    expect(record).toBeNull();
    expect(codes(findings.filter(({ severity }) => severity === 'error'))).toContain(code);
  });

  it('is refused in the period of the original and after 30 November of the next year', () => {
    const value = { changes: { documentValue: 24600 } };
    expect(codes(revise(value, {}, filer).findings)).toContain('AMENDMENT-OF-SAME-PERIOD');
    expect(codes(revise(value, {}, { ...november, today: '2027-12-01' }).findings)).toContain(
      'AMENDMENT-LATE',
    );
    expect(revise(value, {}, { ...november, today: '2027-11-30' }).record).not.toBeNull();
  });

  it('warns of another recipient, which both will see', () => {
    const { record, findings } = revise({ changes: { recipientGstin: '24ABKPT8841C1ZH' } });
    expect(record?.counterpartyGstin).toBe('24ABKPT8841C1ZH');
    expect(codes(findings)).toContain('AMENDMENT-RECIPIENT');
  });
});

describe('the revision of a month of table 7', () => {
  const [five, eighteen] = recordsOf({ b2cs: [{ ...b2csRow, Rate: 5, 'Taxable Value': 1000 }, b2csRow] });
  const month = (of: Partial<Original>, revision: Revision) =>
    revise(revision, { ...(five ? { filed: five } : {}), ...of });
  const lines = (record: Gstr1Record | null) =>
    record?.rows.map(({ rate, taxableValue }) => [rate, taxableValue]);

  it('repeats the other rates of the place, since table 10 reports the month whole', () => {
    const { record } = month({ siblings: eighteen ? [eighteen] : [] }, { changes: { taxableValue: 900 } });
    expect(record?.key).toBe('b2csa|2026-10|27|');
    expect(lines(record)).toEqual([
      [18, 5000_00],
      [5, 900_00],
    ]);
  });

  it('goes on from the amendment that waits already', () => {
    const first = month({ siblings: eighteen ? [eighteen] : [] }, { changes: { taxableValue: 900 } }).record;
    const second = month(
      { ...(eighteen ? { filed: eighteen } : {}), siblings: five ? [five] : [], waiting: first },
      { changes: { taxableValue: 4000 } },
    );
    expect(lines(second.record)).toEqual([
      [5, 900_00],
      [18, 4000_00],
    ]);
  });

  it('cannot move to another State', () => {
    const { findings } = month({}, { changes: { placeOfSupply: '29-Karnataka' } });
    expect(codes(findings)).toContain('AMENDMENT-FIXED-FIELD');
  });
});

describe('the revision of table 12', () => {
  it('is not made: the correction is net in a later return', () => {
    const [hsn] = recordsOf({ 'hsn(b2b)': [hsnRow] });
    const { record, findings } = revise({ changes: { taxableValue: 1 } }, hsn ? { filed: hsn } : {});
    expect(record).toBeNull();
    expect(codes(findings)).toContain('NO-AMENDMENT-TABLE');
  });
});
