import type { Page } from 'playwright-core';
import { wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, sampleMonth } from '../../src/main/sample-data.ts';

/** Who makes what an address names: the page of a test, or the development server for /dev/screens. */
interface Maker {
  url(): string;
  readonly request: Readonly<
    Record<
      'get' | 'post',
      (
        address: string,
        given?: { readonly headers?: Record<string, string>; readonly data?: object },
      ) => Promise<{ json(): Promise<unknown> }>
    >
  >;
}

/** A page of the app as the tests over all pages reach it. */
export interface Route {
  readonly name: string;
  /** An address; or, where it names something that must exist first, how to make that and its address. */
  readonly path: string | ((maker: Maker) => Promise<string>);
}

/** The GSTIN of the sample. */
export const { gstin } = sampleCompany;
/** The return period of the sample, MMYYYY. */
export const period = wireReturnPeriod(sampleMonth(new Date().toISOString().slice(0, 10)).filer.returnPeriod);
const today = new Date().toISOString().slice(0, 10).split('-').reverse().join('-');
/** Names GSTIN and period in an address. */
export const place = `gstin=${gstin}&period=${period}`;

/** A page of the signatory must be asked for first. */
async function otpPage(maker: Maker): Promise<string> {
  const address = new URL(`/api/v1/gstr1/${gstin}/${period}/connect/relay`, maker.url()).href;
  const answer = await maker.request.post(address, {
    headers: { 'x-vivarani': '1' },
    data: { why: 'GSTR-1' },
  });
  const { relay } = (await answer.json()) as { readonly relay: { readonly token: string } };
  return `/otp/${relay.token}`;
}

/** The import of the sample's sales. */
async function importJob(maker: Maker): Promise<string> {
  const address = new URL(`/api/v1/gstr1/${gstin}/${period}/imports`, maker.url()).href;
  const { rows } = (await (await maker.request.get(address)).json()) as {
    readonly rows: readonly { readonly importId: string }[];
  };
  return `/import/${rows[0]?.importId}?${place}`;
}

/** Every page of the app. Who adds a page adds its line: language, zoom and access are tested from here. */
export const routes: readonly Route[] = [
  { name: 'dashboard', path: `/?${place}` },
  { name: 'sale invoices', path: `/sale/invoices?${place}` },
  { name: 'purchase invoices', path: `/purchase/invoices?${place}` },
  { name: 'typed sales', path: `/sale/invoices?${place}&view=typed` },
  { name: 'new invoice sale', path: `/sale/invoices/new?${place}` },
  { name: 'new invoice purchase', path: `/purchase/invoices/new?${place}` },
  { name: 'sale advances', path: `/sale/advances?${place}` },
  { name: 'new payment customer', path: `/sale/advances/new?${place}` },
  { name: 'purchase advances', path: `/purchase/advances?${place}` },
  { name: 'new payment vendor', path: `/purchase/advances/new?${place}` },
  { name: 'counter party', path: `/purchase/counter-party?${place}` },
  { name: 'matching', path: `/purchase/matching?${place}` },
  { name: 'matching as on a day', path: `/purchase/matching?${place}&asOf=${today}` },
  { name: 'matching by party', path: `/purchase/matching?${place}&view=party` },
  { name: 'sale counter party', path: `/sale/counter-party?${place}` },
  { name: 'sale matching', path: `/sale/matching?${place}` },
  { name: 'purchases by table', path: `/gstr2/${gstin}/${period}` },
  { name: 'purchases by vendor', path: `/gstr2/${gstin}/${period}/summary/vendor` },
  { name: 'table of purchases', path: `/purchase/invoices?${place}&section=b2b` },
  { name: 'GSTR2 sync', path: `/gstr2/${gstin}/${period}/sync` },
  { name: 'classic GSTR2 sync', path: `/gstr2/${gstin}/072017/sync` },
  { name: 'GSTR-2B', path: `/gstr2/${gstin}/${period}/2b` },
  { name: 'GSTR-2B generations', path: `/gstr2/${gstin}/${period}/2b/compare` },
  { name: 'IMS', path: `/gstr2/${gstin}/${period}/ims` },
  { name: 'import', path: `/import?${place}` },
  { name: 'import job', path: importJob },
  { name: 'tables', path: `/gstr1/${gstin}/${period}` },
  { name: 'tables difference', path: `/gstr1/${gstin}/${period}?tab=difference` },
  { name: 'table', path: `/gstr1/${gstin}/${period}/tables/b2b` },
  { name: 'customer summary', path: `/gstr1/${gstin}/${period}/summary/customer` },
  { name: 'return summary', path: `/gstr1/${gstin}/${period}/summary/return` },
  { name: 'hsn summary', path: `/gstr1/${gstin}/${period}/summary/hsn` },
  { name: 'return status', path: `/gstn/status?${place}` },
  { name: 'task history', path: `/gstn/tasks?${place}` },
  { name: 'calendar', path: `/calendar?${place}` },
  { name: 'reports', path: `/reports/tax?${place}` },
  { name: 'report by rate', path: `/reports/rates?${place}` },
  { name: 'sync', path: `/gstr1/${gstin}/${period}/sync` },
  { name: 'GSTR-1A', path: `/gstr1/${gstin}/${period}/1a` },
  { name: 'companies', path: `/master/companies?${place}` },
  { name: 'new company', path: `/master/companies/new?${place}` },
  { name: 'registrations', path: `/master/registrations?${place}` },
  { name: 'registration', path: `/master/registrations/${gstin}?${place}` },
  { name: 'new registration', path: `/master/registrations/new?${place}` },
  { name: 'campuses', path: `/master/campuses?${place}` },
  { name: 'new campus', path: `/master/campuses/new?${place}` },
  { name: 'HSN SAC', path: `/master/hsn?${place}` },
  { name: 'new HSN SAC', path: `/master/hsn/new?${place}` },
  { name: 'customers', path: `/sale/customers?${place}` },
  { name: 'new customer', path: `/sale/customers/new?${place}` },
  { name: 'vendors', path: `/purchase/vendors?${place}` },
  { name: 'new vendor', path: `/purchase/vendors/new?${place}` },
  { name: 'transporters', path: `/purchase/transporters?${place}` },
  { name: 'OTP Management', path: `/gstn/sessions?${place}` },
  { name: 'transactions', path: `/gstn/transactions?${place}` },
  { name: 'settings', path: `/settings?${place}` },
  { name: 'validation rules', path: `/settings/rules?${place}` },
  { name: 'number series', path: `/settings/series?${place}` },
  { name: 'options', path: `/settings/options?${place}` },
  { name: 'language and look', path: `/settings/locale?${place}` },
  { name: 'sign-in', path: '/login' },
  { name: 'invitation', path: '/invite/of-nobody' },
  { name: 'OTP of the signatory', path: otpPage },
  { name: 'users', path: `/settings/users?${place}` },
  { name: 'my account', path: `/settings/security?${place}` },
  { name: 'approvals', path: `/approvals?${place}` },
  { name: 'audit', path: `/audit?${place}` },
  { name: 'getting started', path: `/start?${place}` },
  { name: 'help', path: `/help?${place}` },
  { name: 'API keys', path: `/settings?${place}&tab=keys` },
  { name: 'webhooks', path: `/settings?${place}&tab=webhooks` },
];

/** Goes to a page of the list and waits until its first answers are drawn and nothing moves any more. */
export async function goTo(page: Page, route: Route): Promise<void> {
  await arriveAt(page, route);
  await atRest(page);
}

/** Goes to a page of the list and waits until its title stands, whatever it still asks for. */
export async function arriveAt(page: Page, { path }: Route): Promise<void> {
  const { origin } = new URL(page.url());
  await page.goto(origin + (typeof path === 'string' ? path : await path(page)));
  await page.locator('main h1').waitFor();
}

/** Waits until no first answer is awaited and nothing moves, over several frames; the script runs in the page. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const isBusy = () => document.querySelector('main[aria-busy=true]') || document.getAnimations().length > 0;
    for (let quiet = 0; quiet < 6; quiet = isBusy() ? 0 : quiet + 1)
      await new Promise((next) => setTimeout(() => requestAnimationFrame(next), 15));
  })()`);
}
