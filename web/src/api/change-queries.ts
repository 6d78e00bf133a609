import { queryOptions } from '@tanstack/react-query';
import { pathOf, type ReturnRef, returnKey } from './queries.ts';
import { get, problemOf, send } from './request.ts';
import type { Changes } from './types.ts';

export function changesQuery(of: ReturnRef) {
  return queryOptions({
    queryKey: [...returnKey(of), 'sync', 'changes'],
    queryFn: () => get<Changes>(`${pathOf(of)}/payload/difference`),
    staleTime: 0,
  });
}

/** The import whose rows GSTN refused most of; its errors workbook comes back to it. Throws ApiProblem when there is none. */
export async function refusedImport(of: ReturnRef): Promise<string> {
  const response = await send(`${pathOf(of)}/errors.xlsx`, { method: 'HEAD' });
  const importId = response.headers.get('x-vivarani-import');
  if (!response.ok || importId === null) throw await problemOf(response);
  return importId;
}
