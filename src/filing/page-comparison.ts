import type { ComparedRow } from '../core/index.ts';
import type { Books, Store } from './needs/store.ts';
import { compareWithPortal, type Standing } from './standing.ts';
import { returnName } from './wording.ts';

interface Kept {
  readonly fingerprint: string;
  readonly at: string;
  readonly rows: readonly ComparedRow[];
}

/** Summing up a return of this size is quicker than thinking about it. */
const alwaysFresh = 2_000;
/** A document moved between two rows of a table while it waits to be sent changes no total: so nothing is kept longer. */
const keptSeconds = 30;
const mostReturns = 20;

const keptByStore = new WeakMap<Store, Map<string, Kept>>();

/**
 * The comparison for the page, which asks again after every change: of a large return it is summed up anew only when a
 * total or a state has changed. Nothing is decided by it but what the page offers; use cases compare for themselves.
 */
export async function pageComparison(
  books: Books,
  standing: Standing,
  { store, tenantId }: { readonly store: Store; readonly tenantId: string },
): Promise<readonly ComparedRow[]> {
  if (standing.total <= alwaysFresh) return compareWithPortal(books, standing.state);
  const kept = keptByStore.get(store) ?? new Map<string, Kept>();
  keptByStore.set(store, kept);
  const name = `${tenantId} ${returnName(standing.state)}`;
  const fingerprint = `${standing.state.portalSummaryAt} ${standing.fingerprint}`;
  const before = kept.get(name);
  if (before?.fingerprint === fingerprint && isRecent(before.at, standing.now)) return before.rows;
  const rows = await compareWithPortal(books, standing.state);
  kept.delete(name);
  kept.set(name, { fingerprint, at: standing.now, rows });
  const [oldest] = kept.keys();
  if (kept.size > mostReturns && oldest !== undefined) kept.delete(oldest);
  return rows;
}

const isRecent = (at: string, now: string): boolean => Date.parse(now) - Date.parse(at) < keptSeconds * 1000;
