import type { MatchAction, MatchCode, ReturnPeriod } from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type { MatchRow, MatchRulesOf, MatchSide } from '../needs/counterparties.ts';
import type { Books } from '../needs/store.ts';
import { permit, permitSomewhere } from '../permissions.ts';
import { registrationOf } from '../standing.ts';
import { matchedPurchases, matchPurchases } from './match-purchases.ts';
import { matchedSales, matchSales } from './match-sales.ts';
import { changedRules, rulesOf } from './rules-of.ts';

/** What a result of the matching says. */
export interface Verdict {
  readonly code: MatchCode;
  readonly action: MatchAction;
}

/** A document on which other rules would say something else. */
export interface ChangedVerdict {
  readonly side: MatchSide;
  readonly number: string;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly counterpartyGstin: string;
  readonly counterpartyName: string | null;
  /** Null where the result is a new one: its documents were in no pair, or in another. */
  readonly before: Verdict | null;
  readonly after: Verdict;
}

/** What other rules would change of the last matching. */
export interface TriedRules {
  readonly results: number;
  readonly changed: number;
  /** The first of what would change. */
  readonly changes: readonly ChangedVerdict[];
}

/** Rules for a registration. */
export interface RulesToSet {
  readonly gstin: string;
  readonly rules: MatchRulesOf;
}

/** How many changes are shown; all of them are counted. */
const mostShown = 100;

/** The rules of every registration that the actor may see. */
export async function matchRules(
  filing: Filing,
  actor: Actor,
): Promise<readonly { readonly gstin: string; readonly rules: MatchRulesOf }[]> {
  const seen = permitSomewhere(actor, 'see');
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const rows: { readonly gstin: string; readonly rules: MatchRulesOf }[] = [];
    for (const { gstin } of await books.registrations())
      if (seen?.includes(gstin) ?? true) rows.push({ gstin, rules: await rulesOf(books, gstin) });
    return rows;
  });
}

/** What some rules would change, of one period where one is named; nothing is kept. Throws `NotPossible`. */
export async function tryMatchRules(
  filing: Filing,
  actor: Actor,
  { gstin, rules, returnPeriod }: RulesToSet & { readonly returnPeriod?: ReturnPeriod },
): Promise<TriedRules> {
  permit(actor, 'see', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    return tried(books, { gstin, rules }, returnPeriod);
  });
}

/** Sets the rules of a registration and matches both sides anew by them. Throws `NotPossible`. */
export async function setMatchRules(
  filing: Filing,
  actor: Actor,
  { gstin, rules }: RulesToSet,
): Promise<TriedRules> {
  permit(actor, 'register', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    const before = await rulesOf(books, gstin);
    const outcome = await tried(books, { gstin, rules });
    const at = filing.clock.now();
    await books.counterparties.saveMatchRules(gstin, rules, { by: actor.by, at });
    await matchPurchases(books, gstin, at);
    await matchSales(books, gstin, at);
    await books.audit({
      at,
      by: actor.by,
      act: 'matching rules set',
      object: gstin,
      details: { regimes: changedRules(before, rules), before, after: rules, changed: outcome.changed },
    });
    return outcome;
  });
}

async function tried(
  books: Books,
  { gstin, rules }: RulesToSet,
  returnPeriod?: ReturnPeriod,
): Promise<TriedRules> {
  const now = await rulesOf(books, gstin);
  const sides = [
    ['purchase', matchedPurchases],
    ['sale', matchedSales],
  ] as const;
  let results = 0;
  const changes: ChangedVerdict[] = [];
  for (const [side, match] of sides) {
    const isAsked = (row: MatchRow): boolean => returnPeriod === undefined || isOf(row, returnPeriod);
    const before = new Map((await match(books, gstin, now)).rows.map((row) => [nameOf(row), row]));
    const after = (await match(books, gstin, rules)).rows.filter(isAsked);
    results += after.length;
    for (const row of after) {
      const known = before.get(nameOf(row));
      if (known?.code !== row.code || known.action !== row.action)
        changes.push(changedVerdict(side, known, row));
    }
  }
  return { results, changed: changes.length, changes: changes.slice(0, mostShown) };
}

/** The documents of a result: two matchings say the same of it when they say it of the same documents. */
const nameOf = ({ ours, theirs }: MatchRow): string => JSON.stringify([ours, theirs]);

function isOf({ ourPeriod, theirPeriod, date }: MatchRow, returnPeriod: ReturnPeriod): boolean {
  // Documents of IMS are of no period: they go by ours, or by their date.
  return ourPeriod || theirPeriod
    ? ourPeriod === returnPeriod || theirPeriod === returnPeriod
    : date.startsWith(returnPeriod);
}

function changedVerdict(side: MatchSide, before: MatchRow | undefined, after: MatchRow): ChangedVerdict {
  const { number, date, counterpartyGstin, counterpartyName } = after;
  const verdict = ({ code, action }: MatchRow): Verdict => ({ code, action });
  return {
    side,
    number,
    date,
    counterpartyGstin,
    counterpartyName,
    before: before ? verdict(before) : null,
    after: verdict(after),
  };
}
