import { Type } from 'typebox';
import { monthsLater, type ReturnPeriod } from '../../core/index.ts';
import type { PeriodRange } from '../../filing/needs/counterparties.ts';
import { returnKeyOf } from './periods.ts';
import { WirePeriod } from './schemas.ts';

/** Of which periods results are wanted: one, those of a financial year, or all where neither is named. */
export const MatchScope = Type.Object({
  period: Type.Optional(WirePeriod),
  year: Type.Optional(
    Type.String({ pattern: '^20\\d\\d-\\d\\d$', description: 'Financial year, as 2025-26' }),
  ),
});

/** A day of a matching. */
export const Day = Type.String({
  format: 'date',
  description: 'yyyy-mm-dd: the matching as it stood at the end of this day in India',
});

/** The periods of a scope, as a filter takes them. */
export function periodsIn(
  gstin: string,
  { period, year }: { readonly period?: string; readonly year?: string },
): { readonly periods?: PeriodRange } {
  if (period) {
    const { returnPeriod } = returnKeyOf({ gstin, period });
    return { periods: { from: returnPeriod, to: returnPeriod } };
  }
  if (!year) return {};
  const from = `${year.slice(0, 4)}-04` as ReturnPeriod;
  return { periods: { from, to: monthsLater(from, 11) } };
}
