import { expect, it } from 'vitest';
import { gridColumns, pasted } from './grid-columns.ts';

const columns = gridColumns('sale');

it('rows copied from Excel go over the lines from the cell on, and add lines where they are more', () => {
  const text =
    '5208\tCotton fabric\tMTR\t100\t5%\t\t"1,000"\r\n0401\tMilk\tLTR\t40\t0\tExempted\t2,000.50\r\n';
  const lines = pasted([{ cess: '7' }], { line: 0, column: 0 }, { text: text.replaceAll('"', ''), columns });
  expect(lines).toEqual([
    {
      hsn: '5208',
      description: 'Cotton fabric',
      unit: 'MTR',
      quantity: '100',
      rate: '5',
      zeroTax: undefined,
      taxableValue: '1,000',
      cess: '7',
    },
    {
      hsn: '0401',
      description: 'Milk',
      unit: 'LTR',
      quantity: '40',
      rate: '0',
      zeroTax: 'exempt',
      taxableValue: '2,000.50',
    },
  ]);
});

it('cells beyond the last column are left out', () => {
  expect(pasted([{}], { line: 0, column: 7 }, { text: '12\t13', columns })).toEqual([{ cess: '12' }]);
});
