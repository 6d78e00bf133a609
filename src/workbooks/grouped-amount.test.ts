import { describe, expect, it } from 'vitest';
import { groupedAmount } from './grouped-amount.ts';
import { readWorkbook } from './read-workbook.ts';

describe('amounts with separators', () => {
  it.each([
    ['1,18,000', 118000],
    ['1,18,000.50', 118000.5],
    ['-12,34,56,789.01', -123456789.01],
    ['1,234,567.8', 1234567.8],
    ['₹ 1,18,000', 118000],
    ['Rs. 500', 500],
    ['-₹500.25', -500.25],
  ])('%s is %d', (text, amount) => {
    expect(groupedAmount(text)).toBe(amount);
  });

  it.each(['1,18,00', '1,0000', '12,3', '1.18.000,50', 'abc', '1000', '', '1,18,000 Cr'])(
    '"%s" stays as it is',
    (text) => {
      expect(groupedAmount(text)).toBeNull();
    },
  );

  it('become numbers in columns of amounts and nowhere else', async () => {
    const csv =
      'Type,Place Of Supply,Rate,Applicable % of Tax Rate,Taxable Value,Cess Amount,E-Commerce GSTIN\nOE,27-Maharashtra,18,,"1,18,000.50",,"1,234"\n';
    const { sheets } = await readWorkbook([{ name: 'b2cs.csv', bytes: new TextEncoder().encode(csv) }]);
    const row = sheets['b2cs']?.rows[0] ?? [];
    expect([row[4], row[6]]).toEqual([118000.5, '1,234']);
  });
});
