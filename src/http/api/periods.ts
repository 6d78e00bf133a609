import {
  monthsLater,
  parseReturnPeriod,
  type ReturnForm,
  type ReturnPeriod,
  wireReturnPeriod,
} from '../../core/index.ts';
import type { ReturnKey } from '../../filing/needs/store.ts';
import { Problem } from '../problem.ts';

const monthsShown = 18;

/** Periods to choose from, MMYYYY, newest first: this month, the months before it, and every period with a return. */
export function shownPeriods(today: string, used: readonly ReturnPeriod[]): readonly string[] {
  const current = today.slice(0, 7) as ReturnPeriod;
  const recent = Array.from({ length: monthsShown }, (_, index) => monthsLater(current, -index));
  return [...new Set([...recent, ...used])].sort().reverse().map(wireReturnPeriod);
}

/** The return that a path names, a GSTR-1 where nothing else is said; an impossible month is a 400. */
export function returnKeyOf(
  path: { readonly gstin: string; readonly period: string },
  form: ReturnForm = 'GSTR1',
): ReturnKey {
  const returnPeriod = parseReturnPeriod(path.period);
  if (!returnPeriod) {
    throw new Problem(
      400,
      'PERIOD-WRONG',
      `"${path.period}" is not a return period from 072017 on. Write it as MMYYYY.`,
    );
  }
  return { gstin: path.gstin, form, returnPeriod };
}
