import { useCallback, useMemo } from 'react';

interface Listed<Row> {
  readonly data?: { readonly pages: readonly { readonly rows: readonly Row[] }[] } | undefined;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** The rows loaded so far of a list that comes in pages, and how to get more. */
export function useList<Row>({ data, hasNextPage, isFetchingNextPage, fetchNextPage }: Listed<Row>) {
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { rows, more };
}
