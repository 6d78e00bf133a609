import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type RecordFilter, type ReturnRef, recordsQuery, tablesQuery } from '../../api/queries.ts';
import { useList } from '../../parts/record-list/use-list.ts';

/** The rows of the sale list and the totals of all that match; beside them the tables it can be narrowed to. */
export function useSaleRows(of: ReturnRef, filter: RecordFilter) {
  const answer = useInfiniteQuery({ ...recordsQuery(of, filter), placeholderData: keepPreviousData });
  return { answer, tables: useQuery(tablesQuery(of)), ...useList(answer) };
}
