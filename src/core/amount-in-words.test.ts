import { expect, it } from 'vitest';
import { amountInWords } from './amount-in-words.ts';

it.each([
  [0, 'Rupees Zero Only'],
  [1, 'Rupees Zero and One Paise Only'],
  [100_00, 'Rupees One Hundred Only'],
  [1_18_000_50, 'Rupees One Lakh Eighteen Thousand and Fifty Paise Only'],
  [
    12_34_56_789_09,
    'Rupees Twelve Crore Thirty Four Lakh Fifty Six Thousand Seven Hundred Eighty Nine and Nine Paise Only',
  ],
  [1_00_000_00_00_000_00, 'Rupees One Lakh Crore Only'],
  [-40_000_00, 'Minus Rupees Forty Thousand Only'],
])('%i paise are %s', (paise, words) => {
  expect(amountInWords(paise)).toBe(words);
});
