import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { importPath } from './import-queries.ts';
import { type ReturnRef, returnKey } from './queries.ts';
import { get } from './request.ts';
import type { PlacedDocuments, Register } from './types.ts';

const pageSize = 50;

/** The registers of an import and their columns; none where the files are the return itself. */
export function registersQuery(of: ReturnRef, importId: string) {
  return queryOptions({
    queryKey: [...returnKey(of), 'import', importId, 'registers'],
    queryFn: () => get<readonly Register[]>(`${importPath(of, importId)}/registers`),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The documents of an import of registers, with the tables they stand in. */
export function placedQuery(of: ReturnRef, importId: string) {
  return infiniteQueryOptions({
    queryKey: [...returnKey(of), 'import', importId, 'documents'],
    queryFn: ({ pageParam }) =>
      get<PlacedDocuments>(
        `${importPath(of, importId)}/documents?limit=${pageSize}${pageParam ? `&cursor=${pageParam}` : ''}`,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
