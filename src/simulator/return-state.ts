import { financialYear, lastDayOf, monthsBefore } from './clock.ts';
import { ofSlot, type ReturnState, type World } from './world.ts';

/** The return as the portal has it, by its slot; one never touched is EMPTY. */
export function returnOf(world: World, gstin: string, slot: string): ReturnState {
  const empty: ReturnState = { gstin, ...ofSlot(slot), state: 'EMPTY', isNil: false, filings: 0 };
  return world.returns.get(`${gstin}/${slot}`) ?? empty;
}

interface ReturnOf {
  readonly gstin: string;
  readonly period: string;
}

/**
 * Day number on which GSTR-1 is due: the 11th of the next month (Notification 83/2020), for quarterly filers the 13th
 * after the quarter (Notification 1/2021).
 */
export function dueDay(world: World, { gstin, period }: ReturnOf): number {
  const isQuarterly =
    Number(period.slice(0, 2)) % 3 === 0 && isIffMonth(world, { gstin, period: monthsBefore(period, 1) });
  return lastDayOf(period) + (isQuarterly ? 13 : 11);
}

/** Whether a period is one of the first two months of a quarter of a quarterly filer. */
export function isIffMonth(world: World, { gstin, period }: ReturnOf): boolean {
  const month = Number(period.slice(0, 2));
  if (month % 3 === 0) return false;
  const quarter = `${financialYear(period)}/Q${Math.floor(((month + 8) % 12) / 3) + 1}`;
  return world.taxpayers.get(gstin)?.preferences[quarter] === 'Q';
}
