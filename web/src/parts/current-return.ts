import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReturnRef, sessionQuery } from '../api/queries.ts';
import type { Session } from '../api/types.ts';

const remembered = 'vivarani-return';

/** What an address says of the return that it is about. */
interface Named {
  readonly gstin?: string | undefined;
  readonly period?: string | undefined;
}

/** The GSTIN and period that the address names; else those seen last on this machine; else the first GSTIN and last month. */
export function currentReturn(session: Session | undefined, named: Named): ReturnRef | null {
  const last = lastSeen();
  const gstins = session?.registrations.map((registration) => registration.gstin) ?? [];
  const periods = session?.periods ?? [];
  const gstin = named.gstin ?? oneOf(gstins, last?.gstin) ?? gstins[0];
  // The newest period is the running month, which nobody can file yet.
  const period = named.period ?? oneOf(periods, last?.period) ?? periods[1] ?? periods[0];
  return gstin && period ? { gstin, period } : null;
}

/** The return of the page. Of the address nothing else is looked at: what is typed into a list draws no frame anew. */
export function useCurrentReturn(): ReturnRef | null {
  const g = useParams({ strict: false, select: (params) => params.g });
  const p = useParams({ strict: false, select: (params) => params.p });
  const gstin = useSearch({ strict: false, select: (search) => search.gstin });
  const period = useSearch({ strict: false, select: (search) => search.period });
  const { data: session } = useQuery(sessionQuery);
  return currentReturn(session, { gstin: g ?? gstin, period: p ?? period });
}

function oneOf(known: readonly string[], wanted: string | undefined): string | undefined {
  return wanted !== undefined && known.includes(wanted) ? wanted : undefined;
}

function lastSeen(): ReturnRef | null {
  try {
    return JSON.parse(localStorage.getItem(remembered) ?? 'null') as ReturnRef | null;
  } catch {
    return null;
  }
}

/** Changes GSTIN or period in the address and keeps the page. */
export function useChangeReturn(): (change: Partial<ReturnRef>) => void {
  const navigate = useNavigate();
  const isInPath = useParams({ strict: false, select: (params) => params.g !== undefined });
  const current = useCurrentReturn();
  return (change) => {
    if (!current) return;
    const next = { ...current, ...change };
    localStorage.setItem(remembered, JSON.stringify(next));
    // Filters that name one document or import belong to the return left behind.
    const search = (old: Readonly<Record<string, unknown>>) => ({ ...old, doc: undefined, job: undefined });
    void (isInPath
      ? navigate({ to: '.', params: { g: next.gstin, p: next.period }, search: search as never })
      : navigate({
          to: '.',
          search: ((old: Readonly<Record<string, unknown>>) => ({ ...search(old), ...next })) as never,
        }));
  };
}
