import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { type RecordFilter, recordsQuery, sessionQuery } from './api/queries.ts';
import { PageFailed } from './pages/not-found.tsx';
import { currentReturn } from './parts/current-return.ts';
import { advanceRoutes } from './routes/advance-routes.ts';
import { evidenceRoutes, otpPage } from './routes/evidence-routes.ts';
import { frame, login, root, texts } from './routes/frame-route.ts';
import { masterRoutes } from './routes/master-routes.ts';
import { invitation, peopleRoutes } from './routes/people-routes.ts';
import { settingsRoutes } from './routes/settings-routes.ts';

const dashboard = createRoute({
  getParentRoute: () => frame,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/dashboard/dashboard.tsx'), 'Dashboard'),
});

const saleSearch = texts('section', 'state', 'pos', 'find', 'doc', 'view');

interface SaleSearch extends RecordFilter {
  readonly gstin?: string | undefined;
  readonly period?: string | undefined;
}

/** The rows are asked for while the code of the page comes. */
function askForSales(cache: QueryClient, { section, state, pos, find, ...named }: SaleSearch): void {
  const of = currentReturn(cache.getQueryData(sessionQuery.queryKey), named);
  if (of)
    void cache.prefetchInfiniteQuery({
      ...recordsQuery(of, { section, state, pos, find }),
      staleTime: Infinity,
    });
}

const saleInvoices = createRoute({
  getParentRoute: () => frame,
  path: '/sale/invoices',
  validateSearch: saleSearch,
  // A document that is opened beside the list asks for nothing.
  loaderDeps: ({ search: { doc: _doc, view: _view, ...search } }) => search,
  loader: ({ context, deps }) => askForSales(context.cache, deps),
  component: lazyRouteComponent(() => import('./pages/sale/sale-invoices.tsx'), 'SaleInvoices'),
});

const purchaseInvoices = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/invoices',
  validateSearch: texts('find', 'section', 'pos'),
  component: lazyRouteComponent(() => import('./pages/purchase/purchase-invoices.tsx'), 'PurchaseInvoices'),
});

const saleEntry = createRoute({
  getParentRoute: () => frame,
  path: '/sale/invoices/$id',
  component: lazyRouteComponent(() => import('./pages/entry/entry-page.tsx'), 'SaleEntryPage'),
});

const saleAmend = createRoute({
  getParentRoute: () => frame,
  path: '/sale/invoices/$id/amend',
  component: lazyRouteComponent(() => import('./pages/entry/entry-page.tsx'), 'SaleAmendPage'),
});

const saleNote = createRoute({
  getParentRoute: () => frame,
  path: '/sale/invoices/$id/note',
  component: lazyRouteComponent(() => import('./pages/entry/entry-page.tsx'), 'SaleNotePage'),
});

const purchaseEntry = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/invoices/$id',
  component: lazyRouteComponent(() => import('./pages/entry/entry-page.tsx'), 'PurchaseEntryPage'),
});

const purchaseNote = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/invoices/$id/note',
  component: lazyRouteComponent(() => import('./pages/entry/entry-page.tsx'), 'PurchaseNotePage'),
});

const counterParty = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/counter-party',
  validateSearch: texts('find', 'kind'),
  component: lazyRouteComponent(() => import('./pages/counter-party/counter-party.tsx'), 'CounterParty'),
});

const matching = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/matching',
  validateSearch: texts('find', 'code', 'counterparty', 'reason', 'owner', 'scope', 'view', 'asOf'),
  component: lazyRouteComponent(() => import('./pages/counter-party/matching.tsx'), 'Matching'),
});

const importJob = createRoute({
  getParentRoute: () => frame,
  path: '/import/$job',
  validateSearch: texts('form'),
  component: lazyRouteComponent(() => import('./pages/import/import-job.tsx'), 'ImportJob'),
});

const saleCounterParty = createRoute({
  getParentRoute: () => frame,
  path: '/sale/counter-party',
  validateSearch: texts('find', 'kind'),
  component: lazyRouteComponent(() => import('./pages/counter-party/counter-party.tsx'), 'SaleCounterParty'),
});

const saleMatching = createRoute({
  getParentRoute: () => frame,
  path: '/sale/matching',
  validateSearch: texts('find', 'code', 'counterparty', 'reason', 'owner', 'scope', 'view', 'asOf'),
  component: lazyRouteComponent(() => import('./pages/counter-party/matching.tsx'), 'SaleMatching'),
});

const saleView = createRoute({
  getParentRoute: () => frame,
  path: '/sale/counter-party/$id',
  component: lazyRouteComponent(() => import('./pages/counter-party/view-cp-invoice.tsx'), 'SaleView'),
});

const purchaseView = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/counter-party/$id',
  component: lazyRouteComponent(() => import('./pages/counter-party/view-cp-invoice.tsx'), 'PurchaseView'),
});

const purchaseOverview = createRoute({
  getParentRoute: () => frame,
  path: '/gstr2/$g/$p',
  component: lazyRouteComponent(() => import('./pages/gstr2/overview.tsx'), 'PurchaseOverview'),
});

const purchaseSummary = createRoute({
  getParentRoute: () => frame,
  path: '/gstr2/$g/$p/summary/$kind',
  component: lazyRouteComponent(() => import('./pages/gstr2/purchase-summary.tsx'), 'PurchaseSummary'),
});

/** A table of GSTR-2 is the list of purchases with its filter. */
const purchaseTable = createRoute({
  getParentRoute: () => frame,
  path: '/gstr2/$g/$p/tables/$t',
  beforeLoad: ({ params: { g, p, t } }) => {
    throw redirect({ to: '/purchase/invoices', search: { gstin: g, period: p, section: t }, replace: true });
  },
});

const gstr2Sync = createRoute({
  getParentRoute: () => frame,
  path: '/gstr2/$g/$p/sync',
  component: lazyRouteComponent(() => import('./pages/gstr2/gstr2-sync.tsx'), 'Gstr2Sync'),
});

const gstr2b = createRoute({
  getParentRoute: () => frame,
  path: '/gstr2/$g/$p/2b',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('./pages/gstr2/gstr2b.tsx'), 'Gstr2b'),
});

const generations = createRoute({
  getParentRoute: () => frame,
  path: '/gstr2/$g/$p/2b/compare',
  validateSearch: texts('earlier', 'later'),
  component: lazyRouteComponent(() => import('./pages/gstr2/generations.tsx'), 'Generations'),
});

const ims = createRoute({
  getParentRoute: () => frame,
  path: '/gstr2/$g/$p/ims',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('./pages/gstr2/ims.tsx'), 'Ims'),
});

const importFiles = createRoute({
  getParentRoute: () => frame,
  path: '/import',
  validateSearch: texts('corrects', 'form', 'as'),
  component: lazyRouteComponent(() => import('./pages/import/import-files.tsx'), 'ImportFiles'),
});

const overview = createRoute({
  getParentRoute: () => frame,
  path: '/gstr1/$g/$p',
  validateSearch: texts('tab'),
  component: lazyRouteComponent(() => import('./pages/gstr1/overview.tsx'), 'Overview'),
});

const sectionList = createRoute({
  getParentRoute: () => frame,
  path: '/gstr1/$g/$p/tables/$t',
  validateSearch: texts('state', 'pos', 'find', 'doc'),
  component: lazyRouteComponent(() => import('./pages/gstr1/section-list.tsx'), 'SectionList'),
});

const summaries = createRoute({
  getParentRoute: () => frame,
  path: '/gstr1/$g/$p/summary/$kind',
  component: lazyRouteComponent(() => import('./pages/gstr1/summaries.tsx'), 'Summaries'),
});

const corrections = createRoute({
  getParentRoute: () => frame,
  path: '/gstr1/$g/$p/1a',
  component: lazyRouteComponent(() => import('./pages/gstr1/corrections.tsx'), 'Corrections'),
});

const sync = createRoute({
  getParentRoute: () => frame,
  path: '/gstr1/$g/$p/sync',
  component: lazyRouteComponent(() => import('./pages/gstr1-sync/sync.tsx'), 'Sync'),
});

const returnStatus = createRoute({
  getParentRoute: () => frame,
  path: '/gstn/status',
  validateSearch: texts('months', 'view'),
  component: lazyRouteComponent(() => import('./pages/gstn/return-status.tsx'), 'ReturnStatus'),
});

const taskHistory = createRoute({
  getParentRoute: () => frame,
  path: '/gstn/tasks',
  component: lazyRouteComponent(() => import('./pages/gstn/task-history.tsx'), 'TaskHistory'),
});

const calendar = createRoute({
  getParentRoute: () => frame,
  path: '/calendar',
  validateSearch: texts('month'),
  component: lazyRouteComponent(() => import('./pages/gstn/calendar.tsx'), 'Calendar'),
});

const reports = createRoute({
  getParentRoute: () => frame,
  path: '/reports/$report',
  validateSearch: texts('from', 'to', 'all'),
  component: lazyRouteComponent(() => import('./pages/reports/reports.tsx'), 'Reports'),
});

const transactions = createRoute({
  getParentRoute: () => frame,
  path: '/gstn/transactions',
  component: lazyRouteComponent(() => import('./pages/gstn/transactions.tsx'), 'Transactions'),
});

const sessions = createRoute({
  getParentRoute: () => frame,
  path: '/gstn/sessions',
  component: lazyRouteComponent(() => import('./pages/gstn/sessions.tsx'), 'Sessions'),
});

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  validateSearch: texts('tab'),
  component: lazyRouteComponent(() => import('./pages/settings/settings.tsx'), 'Settings'),
});

const locale = createRoute({
  getParentRoute: () => frame,
  path: '/settings/locale',
  component: lazyRouteComponent(() => import('./pages/settings/locale.tsx'), 'Locale'),
});

const start = createRoute({
  getParentRoute: () => frame,
  path: '/start',
  component: lazyRouteComponent(() => import('./pages/start/start.tsx'), 'Start'),
});

const help = createRoute({
  getParentRoute: () => frame,
  path: '/help',
  validateSearch: texts('find', 'topic'),
  component: lazyRouteComponent(() => import('./pages/help/help.tsx'), 'Help'),
});

const tree = root.addChildren([
  login,
  otpPage,
  invitation,
  frame.addChildren([
    dashboard,
    ...masterRoutes,
    ...advanceRoutes,
    ...evidenceRoutes,
    ...peopleRoutes,
    sessions,
    saleInvoices,
    saleEntry,
    saleAmend,
    saleNote,
    purchaseEntry,
    purchaseNote,
    purchaseInvoices,
    counterParty,
    matching,
    saleCounterParty,
    saleMatching,
    saleView,
    purchaseView,
    purchaseOverview,
    purchaseSummary,
    purchaseTable,
    gstr2Sync,
    gstr2b,
    generations,
    ims,
    importFiles,
    importJob,
    overview,
    sectionList,
    summaries,
    corrections,
    sync,
    returnStatus,
    transactions,
    taskHistory,
    calendar,
    reports,
    settings,
    ...settingsRoutes,
    locale,
    start,
    help,
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
