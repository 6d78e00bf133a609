import { useCallback, useMemo } from 'react';

interface ListPage<Row, Totals> {
  readonly rows: readonly Row[];
  /** Of everything that matches; the first page alone has them. */
  readonly totals?: Totals | null;
}

interface Listed<Row, Totals> {
  readonly data?: { readonly pages: readonly ListPage<Row, Totals>[] } | undefined;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** The rows loaded so far of a list that comes in pages, how to get more, and the totals of all that match. */
export function useList<Row, Totals = never>({
  data,
  hasNextPage,
  isFetchingNextPage,
  fetchNextPage,
}: Listed<Row, Totals>) {
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { rows, more, totals: data?.pages[0]?.totals ?? undefined };
}
