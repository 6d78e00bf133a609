import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReturnRef, sessionQuery } from '../api/queries.ts';

const remembered = 'vivarani-return';

/** The GSTIN and period that the address names; else those seen last on this machine; else the first GSTIN and last month. */
export function useCurrentReturn(): ReturnRef | null {
  const params = useParams({ strict: false });
  const search = useSearch({ strict: false });
  const { data: session } = useQuery(sessionQuery);
  const last = lastSeen();
  const gstins = session?.registrations.map((registration) => registration.gstin) ?? [];
  const periods = session?.periods ?? [];
  const gstin = params.g ?? search.gstin ?? oneOf(gstins, last?.gstin) ?? gstins[0];
  // The newest period is the running month, which nobody can file yet.
  const period = params.p ?? search.period ?? oneOf(periods, last?.period) ?? periods[1] ?? periods[0];
  return gstin && period ? { gstin, period } : null;
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
  const params = useParams({ strict: false });
  const current = useCurrentReturn();
  return (change) => {
    if (!current) return;
    const next = { ...current, ...change };
    localStorage.setItem(remembered, JSON.stringify(next));
    // Filters that name one document or import belong to the return left behind.
    const search = (old: Readonly<Record<string, unknown>>) => ({ ...old, doc: undefined, job: undefined });
    void (params.g
      ? navigate({ to: '.', params: { g: next.gstin, p: next.period }, search: search as never })
      : navigate({
          to: '.',
          search: ((old: Readonly<Record<string, unknown>>) => ({ ...search(old), ...next })) as never,
        }));
  };
}
