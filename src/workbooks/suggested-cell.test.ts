import { expect, test } from 'vitest';
import { suggestedCell } from './suggested-cell.ts';

const at = { severity: 'error', sheet: 'b2b', row: 5, column: 'X' } as const;
const sentence = 'The check character of "29AADFM3390P1ZM" is wrong: its first 14 characters call for N.';

test.each([
  ['DATE-FORM', '2026-10-05', '05-Oct-2026'],
  ['DATE-FORM', '05-10-2026', '05-Oct-2026'],
  ['DATE-FORM', '25/10/26', '25-Oct-2026'],
  ['DATE-FORM', 'Oct 5, 2026', '05-Oct-2026'],
  ['PLACE-OF-SUPPLY', 'Karnataka', '29-Karnataka'],
  ['PLACE-OF-SUPPLY', 'jammu and kashmir', '01-Jammu & Kashmir'],
  ['PLACE-OF-SUPPLY', 'MH', '27-Maharashtra'],
  ['AMOUNT-FORM', '₹ 1,18,000.50/-', '118000.50'],
  ['AMOUNT-DECIMALS', '100.005', '100.01'],
  ['GSTIN', '29aadfm3390p1zn', '29AADFM3390P1ZN'],
  ['RATE', '18 %', '18'],
])('%s of "%s" is surely "%s"', (code, value, expected) => {
  expect(suggestedCell({ ...at, code, value, says: '' })).toEqual({ value: expected, isSure: true });
});

test.each([
  ['DATE-FORM', '05/10/2026', '05-Oct-2026', ''],
  ['GSTIN', '29AADFM3390P1ZM', '29AADFM3390P1ZN', sentence],
])('%s of "%s" may be "%s", which only a person knows', (code, value, expected, says) => {
  expect(suggestedCell({ ...at, code, value, says })).toEqual({ value: expected, isSure: false });
});

test.each([
  ['DATE-FORM', '31-02-2026'],
  ['PLACE-OF-SUPPLY', 'Atlantis'],
  ['AMOUNT-FORM', '5000 Cr'],
  ['CELL-BLANK', 'x'],
])('%s of "%s" is left to people', (code, value) => {
  expect(suggestedCell({ ...at, code, value, says: '' })).toBeNull();
});
