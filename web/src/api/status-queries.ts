import { queryOptions } from '@tanstack/react-query';
import { pathOf, type ReturnRef, returnKey } from './queries.ts';
import { get, post } from './request.ts';
import type { CalendarRow, Page, StatusRow, Task } from './types.ts';

/** The address of the board of returns, for an export. */
export const statusAddress = (months: number): string => `/status?months=${months}`;

export function statusQuery(months: number) {
  return queryOptions({
    queryKey: ['returns', 'status', months],
    queryFn: async () => (await get<Page<StatusRow>>(`/status?limit=1000&months=${months}`)).rows,
  });
}

export function calendarQuery(period: string) {
  return queryOptions({
    queryKey: ['returns', 'calendar', period],
    queryFn: async () => (await get<{ readonly rows: readonly CalendarRow[] }>(`/calendar/${period}`)).rows,
  });
}

export function tasksQuery(of: ReturnRef) {
  return queryOptions({
    queryKey: [...returnKey(of), 'tasks'],
    queryFn: async () => (await get<Page<Task>>(`${pathOf(of)}/tasks?limit=500`)).rows,
  });
}

/** Looks a return up in the public record. */
export function refreshStatus(row: StatusRow): Promise<{ readonly says: string }> {
  return post(`${pathOf(row)}/track`);
}

/** Marks a return as filed outside. */
export function markFiled(row: StatusRow, filing: { readonly arn: string; readonly filedOn: string }) {
  return post<{ readonly says: string }>(`${pathOf(row)}/mark-filed`, filing);
}
