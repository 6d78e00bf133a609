import {
  type MatchCode,
  type MatchDocument,
  type MatchTotals,
  type ReturnPeriod,
  totalsOf,
} from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type { MatchFilter, MatchingOf, MatchRow, PeriodRange } from '../needs/counterparties.ts';
import type { Books } from '../needs/store.ts';
import { permit } from '../permissions.ts';
import { registrationOf } from '../standing.ts';
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

/** How a counter party stands: results by code, tax of both sides in paise, and what of our tax is at risk. */
export interface PartyStanding {
  readonly counterpartyGstin: string;
  readonly counterpartyName: string | null;
  readonly codes: Readonly<Record<MatchCode, number>>;
  readonly ourTax: number;
  readonly theirTax: number;
  /** Tax of ours that he does not report, reports lower, or has not filed. */
  readonly atRisk: number;
}

/** The last matching by counter party, those with most at risk first. Throws `NotPossible`. */
export async function partiesOfMatching(
  filing: Filing,
  actor: Actor,
  { gstin, side, periods }: ReconciledWanted,
): Promise<readonly PartyStanding[]> {
  permit(actor, 'see', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    const parties = new Map<string, PartyStanding>();
    const filter = periods === undefined ? {} : { periods };
    for await (const row of allRows(books, { gstin, side }, filter)) {
      const known = parties.get(row.counterpartyGstin) ?? nothingWith(row);
      parties.set(row.counterpartyGstin, addRow(known, row));
    }
    return [...parties.values()].sort(
      (a, b) => b.atRisk - a.atRisk || (a.counterpartyGstin < b.counterpartyGstin ? -1 : 1),
    );
  });
}

async function* allRows(books: Books, of: MatchingOf, filter: MatchFilter): AsyncGenerator<MatchRow> {
  for (let cursor: string | undefined; ; ) {
    const page = await books.counterparties.matchPage(of, filter, { cursor, limit: 1000 });
    yield* page.rows;
    if (page.next === null) return;
    cursor = page.next;
  }
}

function nothingWith({ counterpartyGstin, counterpartyName }: MatchRow): PartyStanding {
  const codes = { OK: 0, TO: 0, CO: 0, Mismatch: 0 };
  return { counterpartyGstin, counterpartyName, codes, ourTax: 0, theirTax: 0, atRisk: 0 };
}

function addRow(party: PartyStanding, row: MatchRow): PartyStanding {
  const [ours, theirs] = [row.ourSum?.tax ?? 0, row.theirSum?.tax ?? 0];
  const risk = row.isFiled === false ? ours : Math.max(0, ours - theirs);
  return {
    ...party,
    counterpartyName: party.counterpartyName ?? row.counterpartyName,
    codes: { ...party.codes, [row.code]: party.codes[row.code] + 1 },
    ourTax: party.ourTax + ours,
    theirTax: party.theirTax + theirs,
    atRisk: party.atRisk + (row.code === 'CO' ? 0 : risk),
  };
}
