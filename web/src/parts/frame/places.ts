import { useQuery } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { rolesOf } from '../../api/roles.ts';
import { useCurrentReturn } from '../current-return.ts';
import { placesOf } from './places-of-roles.ts';

export type PlaceKey =
  | 'dashboard'
  | 'newCompany'
  | 'newSale'
  | 'newPurchase'
  | 'newCustomer'
  | 'newVendor'
  | 'newTransporter'
  | 'newHsn'
  | 'newPaymentCustomer'
  | 'newPaymentVendor'
  | 'saleAdvances'
  | 'purchaseAdvances'
  | 'companies'
  | 'registrations'
  | 'campuses'
  | 'hsn'
  | 'customers'
  | 'vendors'
  | 'transporters'
  | 'sessions'
  | 'invoices'
  | 'purchaseInvoices'
  | 'counterParty'
  | 'matching'
  | 'tables'
  | 'sync'
  | 'corrections'
  | 'returnStatus'
  | 'saleCounterParty'
  | 'saleMatching'
  | 'purchaseTables'
  | 'gstr2Sync'
  | 'gstr2b'
  | 'ims'
  | 'transactions'
  | 'taskHistory'
  | 'calendar'
  | 'reports'
  | 'import'
  | 'settings'
  | 'options'
  | 'checks'
  | 'series'
  | 'locale'
  | 'users'
  | 'security'
  | 'approvals'
  | 'audit'
  | 'start'
  | 'contents';

export interface Place {
  readonly key: PlaceKey;
  readonly link: Pick<LinkProps, 'to' | 'params' | 'search'>;
}

export interface PlaceGroup {
  readonly key: string;
  readonly title: string | null;
  readonly places: readonly Place[];
  /** Opens as a menu: its entries make something new and are no pages to stand on. */
  readonly isMenu?: boolean;
}

const blank = { id: 'new' };

/** Every page that who is signed in has a role for, by menu, with the link that keeps GSTIN and period. */
export function usePlaces(): readonly PlaceGroup[] {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  const { data: session } = useQuery(sessionQuery);
  if (!current) return [];
  const search = { gstin: current.gstin, period: current.period };
  const params = { g: current.gstin, p: current.period };
  return placesOf(rolesOf(session, current.gstin), [
    { key: 'home', title: null, places: [{ key: 'dashboard', link: { to: '/', search } }] },
    {
      key: 'new',
      title: t('menu.new'),
      isMenu: true,
      places: [
        { key: 'newCompany', link: { to: '/master/companies/$id', params: blank, search } },
        { key: 'newSale', link: { to: '/sale/invoices/$id', params: blank, search } },
        { key: 'newPurchase', link: { to: '/purchase/invoices/$id', params: blank, search } },
        { key: 'newCustomer', link: { to: '/sale/customers/$id', params: blank, search } },
        { key: 'newVendor', link: { to: '/purchase/vendors/$id', params: blank, search } },
        { key: 'newTransporter', link: { to: '/purchase/transporters/$id', params: blank, search } },
        { key: 'newPaymentCustomer', link: { to: '/sale/advances/$id', params: blank, search } },
        { key: 'newPaymentVendor', link: { to: '/purchase/advances/$id', params: blank, search } },
        { key: 'newHsn', link: { to: '/master/hsn/$id', params: blank, search } },
      ],
    },
    {
      key: 'master',
      title: t('menu.master'),
      places: [
        { key: 'companies', link: { to: '/master/companies', search } },
        { key: 'registrations', link: { to: '/master/registrations', search } },
        { key: 'campuses', link: { to: '/master/campuses', search } },
        { key: 'hsn', link: { to: '/master/hsn', search } },
      ],
    },
    {
      key: 'sale',
      title: t('menu.sale'),
      places: [
        { key: 'customers', link: { to: '/sale/customers', search } },
        { key: 'invoices', link: { to: '/sale/invoices', search } },
        { key: 'saleAdvances', link: { to: '/sale/advances', search } },
        { key: 'saleCounterParty', link: { to: '/sale/counter-party', search } },
        { key: 'saleMatching', link: { to: '/sale/matching', search } },
      ],
    },
    {
      key: 'purchase',
      title: t('menu.purchase'),
      places: [
        { key: 'vendors', link: { to: '/purchase/vendors', search } },
        { key: 'transporters', link: { to: '/purchase/transporters', search } },
        { key: 'purchaseInvoices', link: { to: '/purchase/invoices', search } },
        { key: 'purchaseAdvances', link: { to: '/purchase/advances', search } },
        { key: 'counterParty', link: { to: '/purchase/counter-party', search } },
        { key: 'matching', link: { to: '/purchase/matching', search } },
      ],
    },
    {
      key: 'gstr1',
      title: t('menu.gstr1'),
      places: [
        { key: 'tables', link: { to: '/gstr1/$g/$p', params, search: {} } },
        { key: 'sync', link: { to: '/gstr1/$g/$p/sync', params, search: {} } },
        { key: 'corrections', link: { to: '/gstr1/$g/$p/1a', params, search: {} } },
      ],
    },
    {
      key: 'gstr2',
      title: t('menu.gstr2'),
      places: [
        { key: 'purchaseTables', link: { to: '/gstr2/$g/$p', params, search: {} } },
        { key: 'gstr2Sync', link: { to: '/gstr2/$g/$p/sync', params, search: {} } },
        { key: 'gstr2b', link: { to: '/gstr2/$g/$p/2b', params, search: {} } },
        { key: 'ims', link: { to: '/gstr2/$g/$p/ims', params, search: {} } },
      ],
    },
    {
      key: 'gstn',
      title: t('menu.gstn'),
      places: [
        { key: 'returnStatus', link: { to: '/gstn/status', search } },
        { key: 'transactions', link: { to: '/gstn/transactions', search } },
        { key: 'taskHistory', link: { to: '/gstn/tasks', search } },
        { key: 'calendar', link: { to: '/calendar', search } },
        { key: 'reports', link: { to: '/reports/$report', params: { report: 'tax' }, search } },
        { key: 'sessions', link: { to: '/gstn/sessions', search } },
        { key: 'approvals', link: { to: '/approvals', search } },
        { key: 'import', link: { to: '/import', search } },
      ],
    },
    {
      key: 'settings',
      title: null,
      places: [
        { key: 'settings', link: { to: '/settings', search } },
        { key: 'options', link: { to: '/settings/options', search } },
        { key: 'checks', link: { to: '/settings/rules', search } },
        { key: 'series', link: { to: '/settings/series', search } },
        { key: 'locale', link: { to: '/settings/locale', search } },
        { key: 'users', link: { to: '/settings/users', search } },
        { key: 'security', link: { to: '/settings/security', search } },
        { key: 'audit', link: { to: '/audit', search } },
      ],
    },
    {
      key: 'help',
      title: t('menu.help'),
      places: [
        { key: 'start', link: { to: '/start', search } },
        { key: 'contents', link: { to: '/help', search } },
      ],
    },
  ]);
}
