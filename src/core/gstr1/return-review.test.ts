import { describe, expect, it } from 'vitest';
import { readGstr1Sheets } from './read-sheets.ts';
import type { Gstr1Record } from './record.ts';
import { type reviewNames, reviewOf, reviewReturn } from './return-review.ts';
import { b2bRow, b2csRow, expRow, filer, sheetsOf } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';
import { tables } from './tables/index.ts';

const recordsOf = (sheets: Parameters<typeof sheetsOf>[0]): readonly Gstr1Record[] => [
  ...readGstr1Sheets(filer, sheetsOf(sheets)).records,
];
const codesAt = (
  records: readonly Gstr1Record[],
  point: (typeof reviewNames)[number],
  of: Partial<Filer> = {},
) =>
  reviewReturn({ ...filer, ...of }, records)
    .get(point)
    ?.map(({ code, documentNumber }) => [code, documentNumber]);

describe('the review of a return', () => {
  it('has a place for every rule of every table', () => {
    const homeless = tables
      .flatMap(({ rules }) => rules.map(({ code }) => code))
      .filter((code) => reviewOf(code) === null);
    expect(homeless).toEqual([]);
  });

  it('names the document that breaks a rule of its row', () => {
    const records = recordsOf({
      'b2b,sez,de': [
        { ...b2bRow, 'Invoice Number': 'A1', Rate: 28, 'Invoice Value': 25600 },
        { ...b2bRow, 'Invoice Number': 'A2' },
      ],
    });
    expect(codesAt(records, 'rates')).toEqual([['RATE-BY-DATE', 'A1']]);
    expect(codesAt(records, 'values')).toEqual([]);
  });

  it('names the document that a test over all of them found', () => {
    const records = recordsOf({
      exp: [{ ...expRow, 'Shipping Bill Number': null, 'Shipping Bill Date': null, 'Port Code': null }],
    });
    expect(codesAt(records, 'exports')).toEqual([['SHIPPING-BILL-MISSING', records[0]?.documentNumber]]);
  });

  it('says of the whole return what no document alone can be blamed for', () => {
    const records = recordsOf({ 'b2b,sez,de': [b2bRow] });
    expect(codesAt(records, 'tables-asked')).toEqual([
      ['TABLE-MISSING', null],
      ['TABLE-MISSING', null],
    ]);
    expect(codesAt(recordsOf({ b2cs: [{ ...b2csRow, 'Taxable Value': -5000 }] }), 'totals')).toEqual([
      ['TABLE-NEGATIVE', null],
    ]);
    expect(codesAt([], 'period', { returnPeriod: '2022-01' })).toEqual([['RETURN-PERIOD-BARRED', null]]);
  });

  it('sees a number that comes twice', () => {
    const [record] = recordsOf({ 'b2b,sez,de': [b2bRow] });
    if (!record) throw new Error('The row makes no record.');
    expect(codesAt([record, { ...record, key: `${record.key}-2` }], 'numbers')).toEqual([
      ['DOCUMENT-TWICE', 'TX-142'],
    ]);
  });
});
