import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { type RecordFilter, type ReturnRef, recordsQuery } from '../../api/queries.ts';
import type { RecordListRow } from '../../api/types.ts';

const noRows: readonly RecordListRow[] = [];

/** The rows of the sale list and the totals of all that match. */
export function useSaleRows(of: ReturnRef, filter: RecordFilter) {
  const answer = useInfiniteQuery({ ...recordsQuery(of, filter), placeholderData: keepPreviousData });
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.rows) ?? noRows, [answer.data]);
  const totals = answer.data?.pages[0]?.totals;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { answer, rows, totals, more };
}
