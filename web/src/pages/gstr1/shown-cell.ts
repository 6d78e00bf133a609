import type { LineColumn } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { shownState } from '../../format/state.ts';

/** A value of a line as its column shows it. */
export function shownCell(
  { kind }: Pick<LineColumn, 'kind'>,
  value: string | number | null | undefined,
  language: string,
): string {
  if (value === undefined || value === null) return '';
  if (kind === 'amount' && typeof value === 'number') return rupees(value);
  if (kind === 'date') return shownDate(String(value));
  if (kind === 'state') return shownState(String(value), language);
  if (kind === 'period') return shownPeriod(String(value).slice(5) + String(value).slice(0, 4), language);
  return String(value);
}
