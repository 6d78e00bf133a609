import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from './api/queries.ts';
import { ApiProblem } from './api/request.ts';
import { NotFound, PageFailed } from './pages/not-found.tsx';
import { Frame } from './parts/frame/frame.tsx';

type Search = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
/** Names the keys that an address may carry; what is absent stays out of the address. */
const texts =
  <Key extends string>(...keys: readonly Key[]) =>
  (search: Search): { [K in Key]?: string | undefined } =>
    Object.fromEntries(keys.flatMap((key) => (text(search[key]) ? [[key, text(search[key])]] : []))) as {
      [K in Key]?: string | undefined;
    };

const root = createRootRouteWithContext<{ cache: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  validateSearch: texts('gstin', 'period'),
});

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: texts('next'),
  component: lazyRouteComponent(() => import('./pages/login/login.tsx'), 'Login'),
});

const frame = createRoute({
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

const dashboard = createRoute({
  getParentRoute: () => frame,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/dashboard/dashboard.tsx'), 'Dashboard'),
});

const saleInvoices = createRoute({
  getParentRoute: () => frame,
  path: '/sale/invoices',
  validateSearch: texts('section', 'state', 'find', 'doc'),
  component: lazyRouteComponent(() => import('./pages/sale/sale-invoices.tsx'), 'SaleInvoices'),
});

const purchaseInvoices = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/invoices',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('./pages/purchase/purchase-invoices.tsx'), 'PurchaseInvoices'),
});

const counterParty = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/counter-party',
  validateSearch: texts('find', 'kind'),
  component: lazyRouteComponent(() => import('./pages/purchase/counter-party.tsx'), 'CounterParty'),
});

const matching = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/matching',
  validateSearch: texts('find', 'code'),
  component: lazyRouteComponent(() => import('./pages/purchase/matching.tsx'), 'Matching'),
});

const importFiles = createRoute({
  getParentRoute: () => frame,
  path: '/import',
  validateSearch: texts('job', 'corrects'),
  component: lazyRouteComponent(() => import('./pages/import/import-files.tsx'), 'ImportFiles'),
});

const tables = createRoute({
  getParentRoute: () => frame,
  path: '/gstr1/$g/$p',
  component: lazyRouteComponent(() => import('./pages/gstr1/tables.tsx'), 'Tables'),
});

const sync = createRoute({
  getParentRoute: () => frame,
  path: '/gstr1/$g/$p/sync',
  component: lazyRouteComponent(() => import('./pages/gstr1-sync/sync.tsx'), 'Sync'),
});

const transactions = createRoute({
  getParentRoute: () => frame,
  path: '/gstn/transactions',
  component: lazyRouteComponent(() => import('./pages/gstn/transactions.tsx'), 'Transactions'),
});

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  validateSearch: texts('tab'),
  component: lazyRouteComponent(() => import('./pages/settings/settings.tsx'), 'Settings'),
});

const tree = root.addChildren([
  login,
  frame.addChildren([
    dashboard,
    saleInvoices,
    purchaseInvoices,
    counterParty,
    matching,
    importFiles,
    tables,
    sync,
    transactions,
    settings,
  ]),
]);

/** Addresses are plain text: a period such as 102026 is no number. */
function parsePlain(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

function writePlain(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  const written = new URLSearchParams(pairs).toString();
  return written && `?${written}`;
}

/** The routes of the app over one cache of answers. */
export function createAppRouter(cache: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { cache },
    parseSearch: parsePlain,
    stringifySearch: writePlain,
    defaultPreload: 'intent',
    defaultErrorComponent: PageFailed,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
