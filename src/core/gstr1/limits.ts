import { type DatedValue, inForce } from '../dated.ts';
import { formatRupees } from '../money.ts';

const b2cl: readonly [DatedValue<number>, ...DatedValue<number>[]] = [
  { from: '2017-07', value: 2_50_000_00, source: 'Rule 59(4) CGST Rules' },
  {
    from: '2024-08',
    value: 1_00_000_00,
    source: 'Rule 59(4) as amended by Notification 12/2024 Central Tax',
  },
];

const hsn: readonly [
  DatedValue<{ readonly digits: number; readonly digitsAboveFiveCrore: number }>,
  ...DatedValue<{ readonly digits: number; readonly digitsAboveFiveCrore: number }>[],
] = [
  {
    from: '2017-07',
    value: { digits: 2, digitsAboveFiveCrore: 4 },
    source: 'Notification 12/2017 Central Tax',
  },
  {
    from: '2021-05',
    value: { digits: 4, digitsAboveFiveCrore: 6 },
    source: 'Notification 78/2020 Central Tax',
  },
];

/** Value in paise above which an inter-State invoice to an unregistered person is reported by itself, in table 5. */
export function b2clLimit(period: string): DatedValue<number> {
  return inForce(b2cl, period);
}

/** The limit for people: `1,00,000`. */
export function b2clLimitInWords(period: string): string {
  return formatRupees(b2clLimit(period).value).replace('.00', '');
}

const fiveCrore = 5_00_00_000_00;

/** Least number of HSN digits in table 12, by the turnover of the previous year (paise; unknown counts as small). */
export function leastHsnDigits(
  period: string,
  turnover: number | undefined,
): { readonly digits: number; readonly source: string } {
  const { value, source } = inForce(hsn, period);
  return {
    digits: turnover !== undefined && turnover > fiveCrore ? value.digitsAboveFiveCrore : value.digits,
    source,
  };
}
