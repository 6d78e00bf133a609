import { type MatchDocument, type MatchTotals, type ReturnPeriod, totalsOf } from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type {
  MatchFilter,
  MatchingOf,
  MatchingSince,
  MatchRow,
  PartyStanding,
  PeriodRange,
} from '../needs/counterparties.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { registrationOf } from '../standing.ts';
import { indianDate, portalDate } from '../wording.ts';
import { matchedPurchases } from './match-purchases.ts';
import { matchedSales } from './match-sales.ts';
import { rulesOf } from './rules-of.ts';

/** Which results are wanted: of a side, and of some periods or one counter party where they are named. */
export interface ReconciledWanted extends MatchingOf {
  readonly periods?: PeriodRange;
  readonly counterpartyGstin?: string;
}

/** A matching together with the documents it is about. */
export interface Reconciled {
  readonly ours: readonly MatchDocument[];
  readonly theirs: readonly MatchDocument[];
  readonly reconciliation: { readonly results: readonly MatchRow[]; readonly totals: MatchTotals };
}

/** The matching of a side with both its documents, as a workbook or a letter tells it. Throws `NotPossible`. */
export async function reconciledDocuments(
  filing: Filing,
  actor: Actor,
  wanted: ReconciledWanted,
): Promise<Reconciled> {
  permit(actor, 'see', wanted.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const { gstin, side } = wanted;
    await registrationOf(books, gstin);
    const match = side === 'sale' ? matchedSales : matchedPurchases;
    const { rows, documents } = await match(books, gstin, await rulesOf(books, gstin));
    const results = rows.filter((row) => isWanted(row, wanted));
    return { ...documents, reconciliation: { results, totals: totalsOf(results, documents) } };
  });
}

function isWanted(row: MatchRow, { periods, counterpartyGstin }: ReconciledWanted): boolean {
  if (counterpartyGstin !== undefined && row.counterpartyGstin !== counterpartyGstin) return false;
  const isWithin = (period: ReturnPeriod | null): boolean =>
    period !== null && periods !== undefined && period >= periods.from && period <= periods.to;
  return periods === undefined || isWithin(row.ourPeriod) || isWithin(row.theirPeriod);
}

/** The matching of today or of a day by counter party, those with most tax at risk first. Throws `NotPossible`. */
export async function partiesOfMatching(
  filing: Filing,
  actor: Actor,
  { gstin, side, filter }: MatchingOf & { readonly filter: MatchFilter },
): Promise<readonly PartyStanding[]> {
  permit(actor, 'see', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    return books.counterparties.matchParties({ gstin, side }, filter);
  });
}

/**
 * What has changed in the matching since the end of a day (yyyy-mm-dd); null where nothing was ever matched. Throws
 * `NotPossible`.
 */
export async function matchingSince(
  filing: Filing,
  actor: Actor,
  { gstin, side, asOf, periods }: MatchingOf & { readonly asOf: string; readonly periods?: PeriodRange },
): Promise<MatchingSince | null> {
  permit(actor, 'see', gstin);
  const today = indianDate(filing.clock.now());
  if (asOf > today)
    throw new NotPossible(
      'PERIOD',
      `${portalDate(asOf)} has not come yet. Choose a day up to ${portalDate(today)}.`,
    );
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    return books.counterparties.matchingSince({ gstin, side }, { asOf, periods });
  });
}
