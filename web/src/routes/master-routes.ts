import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frame, texts } from './frame-route.ts';

const customers = createRoute({
  getParentRoute: () => frame,
  path: '/sale/customers',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('../pages/master/party-pages.tsx'), 'Customers'),
});

const customer = createRoute({
  getParentRoute: () => frame,
  path: '/sale/customers/$id',
  validateSearch: texts('branch'),
  component: lazyRouteComponent(() => import('../pages/master/party-pages.tsx'), 'CustomerForm'),
});

const vendors = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/vendors',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('../pages/master/party-pages.tsx'), 'Vendors'),
});

const vendor = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/vendors/$id',
  validateSearch: texts('branch'),
  component: lazyRouteComponent(() => import('../pages/master/party-pages.tsx'), 'VendorForm'),
});

const transporters = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/transporters',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('../pages/master/party-pages.tsx'), 'Transporters'),
});

const transporter = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/transporters/$id',
  validateSearch: texts('branch'),
  component: lazyRouteComponent(() => import('../pages/master/party-pages.tsx'), 'TransporterForm'),
});

const companies = createRoute({
  getParentRoute: () => frame,
  path: '/master/companies',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('../pages/master/companies.tsx'), 'Companies'),
});

const company = createRoute({
  getParentRoute: () => frame,
  path: '/master/companies/$id',
  component: lazyRouteComponent(() => import('../pages/master/company-form.tsx'), 'CompanyForm'),
});

const registrations = createRoute({
  getParentRoute: () => frame,
  path: '/master/registrations',
  component: lazyRouteComponent(() => import('../pages/master/registrations.tsx'), 'Registrations'),
});

const registration = createRoute({
  getParentRoute: () => frame,
  path: '/master/registrations/$registration',
  component: lazyRouteComponent(() => import('../pages/master/registration-page.tsx'), 'RegistrationPage'),
});

const campuses = createRoute({
  getParentRoute: () => frame,
  path: '/master/campuses',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('../pages/master/campuses.tsx'), 'Campuses'),
});

const campus = createRoute({
  getParentRoute: () => frame,
  path: '/master/campuses/$id',
  component: lazyRouteComponent(() => import('../pages/master/campus-form.tsx'), 'CampusForm'),
});

const items = createRoute({
  getParentRoute: () => frame,
  path: '/master/hsn',
  validateSearch: texts('find'),
  component: lazyRouteComponent(() => import('../pages/master/items.tsx'), 'Items'),
});

const item = createRoute({
  getParentRoute: () => frame,
  path: '/master/hsn/$id',
  component: lazyRouteComponent(() => import('../pages/master/item-form.tsx'), 'ItemForm'),
});

/** Companies, registrations, campuses, items and parties. */
export const masterRoutes = [
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
] as const;
