import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from '../api/queries.ts';
import { ApiProblem } from '../api/request.ts';
import { NotFound, PageFailed } from '../pages/not-found.tsx';
import { Frame } from '../parts/frame/frame.tsx';

type Search = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
/** Names the keys that an address may carry; what is absent stays out of the address. */
export const texts =
  <Key extends string>(...keys: readonly Key[]) =>
  (search: Search): { [K in Key]?: string | undefined } =>
    Object.fromEntries(keys.flatMap((key) => (text(search[key]) ? [[key, text(search[key])]] : []))) as {
      [K in Key]?: string | undefined;
    };

/** The root of all addresses, with the cache of answers. */
export const root = createRootRouteWithContext<{ cache: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  validateSearch: texts('gstin', 'period'),
});

/** Sign-in. */
export const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: texts('next', 'failed', 'step'),
  component: lazyRouteComponent(() => import('../pages/login/login.tsx'), 'Login'),
});

/** Everything behind the sign-in, within the frame. */
export const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  errorComponent: PageFailed,
  beforeLoad: async ({ context, location }) => {
    await context.cache.ensureQueryData(sessionQuery).catch((failure: unknown) => {
      const isOut = failure instanceof ApiProblem && failure.status === 401;
      throw isOut ? redirect({ to: '/login', search: { next: location.href } }) : failure;
    });
  },
});
