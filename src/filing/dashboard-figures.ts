import { monthsLater, type ReturnPeriod } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { DashboardFigures } from './needs/dashboard.ts';
import { permit } from './permissions.ts';
import { indianDate } from './wording.ts';

const monthsDrawn = 12;

/** What the dashboard draws of the last twelve months, for these GSTINs or all. */
export async function dashboardFigures(
  filing: Filing,
  actor: Actor,
  { gstins, since }: { readonly gstins: readonly string[] | null; readonly since: string | null },
): Promise<DashboardFigures> {
  permit(actor, 'see');
  const today = indianDate(filing.clock.now());
  const from = monthsLater(today.slice(0, 7) as ReturnPeriod, 1 - monthsDrawn);
  return filing.store.inBooks(actor.tenantId, (books) => books.dashboard({ gstins, from, today, since }));
}
