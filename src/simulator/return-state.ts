import { financialYear } from './clock.ts';
import { ofSlot, type ReturnState, type World } from './world.ts';

/** The return as the portal has it, by its slot; one never touched is EMPTY. */
export function returnOf(world: World, gstin: string, slot: string): ReturnState {
  const empty: ReturnState = { gstin, ...ofSlot(slot), state: 'EMPTY', isNil: false, filings: 0 };
  return world.returns.get(`${gstin}/${slot}`) ?? empty;
}

/** Whether a period is one of the first two months of a quarter of a quarterly filer. */
export function isIffMonth(
  world: World,
  { gstin, period }: { readonly gstin: string; readonly period: string },
): boolean {
  const month = Number(period.slice(0, 2));
  if (month % 3 === 0) return false;
  const quarter = `${financialYear(period)}/Q${Math.floor(((month + 8) % 12) / 3) + 1}`;
  return world.taxpayers.get(gstin)?.preferences[quarter] === 'Q';
}
