import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import { mastersQuery } from '../../api/master-queries.ts';
import { returnsQuery, tablesQuery } from '../../api/queries.ts';
import type { TableTile } from '../../api/types.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';

/** One of the seven steps of "Getting started". */
export interface StartStep {
  readonly key: 'company' | 'campus' | 'hsn' | 'parties' | 'advances' | 'invoices' | 'sync';
  readonly isDone: boolean;
  readonly link: Pick<LinkProps, 'to' | 'params' | 'search'>;
}

const advances: ReadonlySet<string> = new Set(['at', 'ata', 'txpd', 'txpda']);
const blank = { id: 'new' };

/** The steps as they stand: every one is read from the books, none is ticked by hand. */
export function useSteps() {
  const current = useCurrentReturn();
  const of = current ?? { gstin: '', period: '' };
  const company = useInfiniteQuery(mastersQuery('companies', {}));
  const campus = useInfiniteQuery(mastersQuery('campuses', {}));
  const hsn = useInfiniteQuery(mastersQuery('items', {}));
  const parties = useInfiniteQuery(mastersQuery('parties', {}));
  const tables = useQuery({ ...tablesQuery(of), enabled: current !== null });
  const returns = useQuery(returnsQuery);
  const asked = [company, campus, hsn, parties, tables, returns];
  const failed = asked.find(({ error }) => error !== null);
  const retry = () => void Promise.all(asked.map((one) => one.refetch()));
  if (failed) return { steps: null, failure: failed.error as unknown, retry };
  if (!tables.data || !returns.data || asked.some(({ data }) => !data)) {
    return { steps: null, failure: null, retry };
  }
  const search = current ?? {};
  const some = (list: {
    readonly data?: { readonly pages: readonly { readonly count: number }[] } | undefined;
  }) => (list.data?.pages[0]?.count ?? 0) > 0;
  const filled = (wanted: boolean) =>
    tables.data.some((tile: TableTile) => advances.has(tile.section) === wanted && tile.count > 0);
  const steps: readonly StartStep[] = [
    { key: 'company', isDone: some(company), link: to('/master/companies', some(company)) },
    { key: 'campus', isDone: some(campus), link: to('/master/campuses', some(campus)) },
    { key: 'hsn', isDone: some(hsn), link: to('/master/hsn', some(hsn)) },
    { key: 'parties', isDone: some(parties), link: to('/sale/customers', some(parties)) },
    { key: 'advances', isDone: filled(true), link: { to: '/import', search } as never },
    { key: 'invoices', isDone: filled(false), link: { to: '/import', search } as never },
    {
      key: 'sync',
      isDone: returns.data.some(({ status }) => status !== 'none'),
      link: { to: '/gstr1/$g/$p/sync', params: { g: of.gstin, p: of.period } } as never,
    },
  ];
  return { steps, failure: null, retry };
}

/** What is not there yet is made at once; what is there is looked at. */
function to(list: string, isThere: boolean): StartStep['link'] {
  return (isThere ? { to: list } : { to: `${list}/$id`, params: blank }) as never;
}
