import { monthsLater, type ReturnPeriod } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { DashboardFigures, SupplierStanding } from './needs/dashboard.ts';
import { permitSomewhere } from './permissions.ts';
import { indianDate } from './wording.ts';

const monthsDrawn = 12;

/** What the dashboard draws of the last twelve months, for one GSTIN or all that the actor may see. */
export async function dashboardFigures(
  filing: Filing,
  actor: Actor,
  { gstin, since }: { readonly gstin: string | null; readonly since: string | null },
): Promise<DashboardFigures> {
  const seen = permitSomewhere(actor, 'see sums');
  const gstins = gstin === null ? seen : [gstin].filter((one) => seen?.includes(one) ?? true);
  const today = indianDate(filing.clock.now());
  const from = monthsLater(today.slice(0, 7) as ReturnPeriod, 1 - monthsDrawn);
  return filing.store.inBooks(actor.tenantId, (books) => books.dashboard({ gstins, from, today, since }));
}

/** What stands open with every supplier of the GSTINs whose documents the actor may see. */
export async function supplierStandings(filing: Filing, actor: Actor): Promise<readonly SupplierStanding[]> {
  const gstins = permitSomewhere(actor, 'see');
  return filing.store.inBooks(actor.tenantId, (books) => books.suppliers(gstins));
}
