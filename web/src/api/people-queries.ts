import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';
import type { Page, Person, Security } from './types.ts';

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => (await get<Page<Person>>('/people?limit=1000')).rows,
});

export const securityQuery = queryOptions({
  queryKey: ['security'],
  queryFn: () => get<Security>('/session/security'),
  staleTime: 0,
});

/** The address of a person in the API. */
export const personPath = (userId: string): string => `/people/${encodeURIComponent(userId)}`;
