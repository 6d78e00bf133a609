import type { Paise } from './money.ts';

const upTo19 = [
  '',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
  'Thirteen',
  'Fourteen',
  'Fifteen',
  'Sixteen',
  'Seventeen',
  'Eighteen',
  'Nineteen',
] as const;
const tens = ['', '', 'Twenty', 'Thirty', 'Forty', 'Fifty', 'Sixty', 'Seventy', 'Eighty', 'Ninety'] as const;

/** A sum as Indian documents spell it: `Rupees One Lakh Eighteen Thousand and Fifty Paise Only`. */
export function amountInWords(amount: Paise): string {
  const size = Math.abs(amount);
  const rupees = Math.floor(size / 100);
  const paise = size % 100;
  return [
    amount < 0 ? 'Minus' : '',
    'Rupees',
    rupees === 0 ? 'Zero' : wholeInWords(rupees),
    paise === 0 ? '' : `and ${wholeInWords(paise)} Paise`,
    'Only',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Crore stands before lakh and thousand, and counts itself in the same words: one lakh crore. */
function wholeInWords(number: number): string {
  const crore = Math.floor(number / 1e7);
  const parts = [
    crore === 0 ? '' : `${wholeInWords(crore)} Crore`,
    part(Math.floor(number / 1e5) % 100, 'Lakh'),
    part(Math.floor(number / 1e3) % 100, 'Thousand'),
    part(Math.floor(number / 100) % 10, 'Hundred'),
    belowHundred(number % 100),
  ];
  return parts.filter(Boolean).join(' ');
}

const part = (count: number, name: string): string => (count === 0 ? '' : `${belowHundred(count)} ${name}`);

function belowHundred(number: number): string {
  if (number < 20) return upTo19[number] ?? '';
  return `${tens[Math.floor(number / 10)]} ${upTo19[number % 10]}`.trim();
}
