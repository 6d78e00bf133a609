import type { CountedAmounts } from '../../api/types.ts';

/** The three column groups of the comparison. */
export const groups = ['ours', 'portal', 'difference'] as const;
export type Group = (typeof groups)[number];

/** Side by side there is room for three figures of each; a group on its own shows every head of tax. */
export const sideColumns = ['count', 'taxableValue', 'tax'] as const;
export const allColumns = ['count', 'value', 'taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;
export type Column = (typeof sideColumns)[number] | (typeof allColumns)[number];

/** One figure of a line: a count, or paise. */
export function figure(amounts: CountedAmounts, column: Column): number {
  if (column === 'tax') return amounts.igst + amounts.cgst + amounts.sgst + amounts.cess;
  return amounts[column];
}

/** True when the figure, or any head of tax it adds up, differs: two heads off against each other are no equality. */
export function differs(difference: CountedAmounts, column: Column): boolean {
  if (column !== 'tax') return difference[column] !== 0;
  return [difference.igst, difference.cgst, difference.sgst, difference.cess].some((amount) => amount !== 0);
}
