import type { ReturnPeriod } from '../../../src/core/index.ts';
import type { YearSize } from './trade.ts';

/** The one constant of how large the simulated years are: `npm run test:all` lives through the whole of them. */
const isWhole = process.env['YEAR'] === 'whole';

/** How large a simulated year is, and how long it may take in milliseconds. */
export function yearSize(from: { readonly whole: ReturnPeriod; readonly small: ReturnPeriod }): YearSize & {
  readonly timeout: number;
} {
  return isWhole
    ? { taxpayers: 50, periods: 12, from: from.whole, seed: 2017, timeout: 3_600_000 }
    : { taxpayers: 6, periods: 3, from: from.small, seed: 2017, timeout: 120_000 };
}
