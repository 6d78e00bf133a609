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
  validateSearch: texts('section', 'state', 'pos', 'find', 'doc', 'view'),
  component: lazyRouteComponent(() => import('./pages/sale/sale-invoices.tsx'), 'SaleInvoices'),
});

const customers = createRoute({
  getParentRoute: () => frame,
  path: '/sale/customers',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('./pages/master/party-pages.tsx'), 'Customers'),
});

const customer = createRoute({
  getParentRoute: () => frame,
  path: '/sale/customers/$id',
  validateSearch: texts('branch'),
  component: lazyRouteComponent(() => import('./pages/master/party-pages.tsx'), 'CustomerForm'),
});

const vendors = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/vendors',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('./pages/master/party-pages.tsx'), 'Vendors'),
});

const vendor = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/vendors/$id',
  validateSearch: texts('branch'),
  component: lazyRouteComponent(() => import('./pages/master/party-pages.tsx'), 'VendorForm'),
});

const transporters = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/transporters',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('./pages/master/party-pages.tsx'), 'Transporters'),
});

const transporter = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/transporters/$id',
  validateSearch: texts('branch'),
  component: lazyRouteComponent(() => import('./pages/master/party-pages.tsx'), 'TransporterForm'),
});

const companies = createRoute({
  getParentRoute: () => frame,
  path: '/master/companies',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('./pages/master/companies.tsx'), 'Companies'),
});

const company = createRoute({
  getParentRoute: () => frame,
  path: '/master/companies/$id',
  component: lazyRouteComponent(() => import('./pages/master/company-form.tsx'), 'CompanyForm'),
});

const registrations = createRoute({
  getParentRoute: () => frame,
  path: '/master/registrations',
  component: lazyRouteComponent(() => import('./pages/master/registrations.tsx'), 'Registrations'),
});

const registration = createRoute({
  getParentRoute: () => frame,
  path: '/master/registrations/$registration',
  component: lazyRouteComponent(() => import('./pages/master/registration-page.tsx'), 'RegistrationPage'),
});

const campuses = createRoute({
  getParentRoute: () => frame,
  path: '/master/campuses',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('./pages/master/campuses.tsx'), 'Campuses'),
});

const campus = createRoute({
  getParentRoute: () => frame,
  path: '/master/campuses/$id',
  component: lazyRouteComponent(() => import('./pages/master/campus-form.tsx'), 'CampusForm'),
});

const items = createRoute({
  getParentRoute: () => frame,
  path: '/master/hsn',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('./pages/master/items.tsx'), 'Items'),
});

const item = createRoute({
  getParentRoute: () => frame,
  path: '/master/hsn/$id',
  component: lazyRouteComponent(() => import('./pages/master/item-form.tsx'), 'ItemForm'),
});

const purchaseInvoices = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/invoices',
  validateSearch: texts('find'),
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
  component: lazyRouteComponent(() => import('./pages/purchase/counter-party.tsx'), 'CounterParty'),
});

const matching = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/matching',
  validateSearch: texts('find', 'code'),
  component: lazyRouteComponent(() => import('./pages/purchase/matching.tsx'), 'Matching'),
});

const importJob = createRoute({
  getParentRoute: () => frame,
  path: '/import/$job',
  component: lazyRouteComponent(() => import('./pages/import/import-job.tsx'), 'ImportJob'),
});

const saleCounterParty = createRoute({
  getParentRoute: () => frame,
  path: '/sale/counter-party',
  validateSearch: texts('find', 'kind'),
  component: lazyRouteComponent(() => import('./pages/purchase/counter-party.tsx'), 'SaleCounterParty'),
});

const saleMatching = createRoute({
  getParentRoute: () => frame,
  path: '/sale/matching',
  validateSearch: texts('find', 'code'),
  component: lazyRouteComponent(() => import('./pages/purchase/matching.tsx'), 'SaleMatching'),
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

const ims = createRoute({
  getParentRoute: () => frame,
  path: '/gstr2/$g/$p/ims',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('./pages/gstr2/ims.tsx'), 'Ims'),
});

const importFiles = createRoute({
  getParentRoute: () => frame,
  path: '/import',
  validateSearch: texts('corrects'),
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
  frame.addChildren([
    dashboard,
    customers,
    customer,
    vendors,
    vendor,
    transporters,
    transporter,
    companies,
    company,
    registrations,
    registration,
    campuses,
    campus,
    items,
    item,
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
    gstr2Sync,
    gstr2b,
    ims,
    importFiles,
    importJob,
    overview,
    sectionList,
    summaries,
    sync,
    returnStatus,
    transactions,
    taskHistory,
    calendar,
    settings,
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
