import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type RecordFilter, type ReturnRef, recordsQuery } from '../../api/queries.ts';
import { useList } from '../../parts/record-list/use-list.ts';

/** The rows of the sale list and the totals of all that match. */
export function useSaleRows(of: ReturnRef, filter: RecordFilter) {
  const answer = useInfiniteQuery({ ...recordsQuery(of, filter), placeholderData: keepPreviousData });
  return { answer, ...useList(answer) };
}
