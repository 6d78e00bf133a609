import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from './request.ts';
import type { ApiKey, Delivery, Page, Webhook } from './types.ts';

/** A list of the company's settings that is read page by page. */
function pagesOf<Row>(queryKey: readonly string[], path: string) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: '50', ...(pageParam ? { cursor: pageParam } : {}) });
      return get<Page<Row>>(`${path}?${query}`);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

export const keysQuery = pagesOf<ApiKey>(['keys'], '/keys');

export const webhooksQuery = pagesOf<Webhook>(['webhooks'], '/webhooks');

export const webhookPath = (webhookId: string): string => `/webhooks/${encodeURIComponent(webhookId)}`;

export function deliveriesQuery(webhookId: string) {
  return pagesOf<Delivery>(['deliveries', webhookId], `${webhookPath(webhookId)}/deliveries`);
}
