import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frame, texts } from './frame-route.ts';

const saleAdvances = createRoute({
  getParentRoute: () => frame,
  path: '/sale/advances',
  validateSearch: texts('find', 'view'),
  component: lazyRouteComponent(() => import('../pages/advances/advances.tsx'), 'SaleAdvances'),
});

const saleAdvance = createRoute({
  getParentRoute: () => frame,
  path: '/sale/advances/$id',
  component: lazyRouteComponent(() => import('../pages/entry/entry-page.tsx'), 'SaleAdvancePage'),
});

const saleAdvanceAmend = createRoute({
  getParentRoute: () => frame,
  path: '/sale/advances/$id/amend',
  component: lazyRouteComponent(() => import('../pages/entry/entry-page.tsx'), 'SaleAdvanceAmendPage'),
});

const saleRefund = createRoute({
  getParentRoute: () => frame,
  path: '/sale/advances/$id/refund',
  component: lazyRouteComponent(() => import('../pages/entry/entry-page.tsx'), 'SaleRefundPage'),
});

const saleAdjust = createRoute({
  getParentRoute: () => frame,
  path: '/sale/advances/$id/adjust',
  component: lazyRouteComponent(() => import('../pages/entry/entry-page.tsx'), 'SaleAdjustPage'),
});

const purchaseAdvances = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/advances',
  validateSearch: texts('find', 'view'),
  component: lazyRouteComponent(() => import('../pages/advances/advances.tsx'), 'PurchaseAdvances'),
});

const purchaseAdvance = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/advances/$id',
  component: lazyRouteComponent(() => import('../pages/entry/entry-page.tsx'), 'PurchaseAdvancePage'),
});

const purchaseAdvanceAmend = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/advances/$id/amend',
  component: lazyRouteComponent(() => import('../pages/entry/entry-page.tsx'), 'PurchaseAdvanceAmendPage'),
});

const purchaseRefund = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/advances/$id/refund',
  component: lazyRouteComponent(() => import('../pages/entry/entry-page.tsx'), 'PurchaseRefundPage'),
});

const purchaseAdjust = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/advances/$id/adjust',
  component: lazyRouteComponent(() => import('../pages/entry/entry-page.tsx'), 'PurchaseAdjustPage'),
});

const purchaseAmend = createRoute({
  getParentRoute: () => frame,
  path: '/purchase/invoices/$id/amend',
  component: lazyRouteComponent(() => import('../pages/entry/entry-page.tsx'), 'PurchaseAmendPage'),
});

/** Advances received and paid, and amendments of purchases. */
export const advanceRoutes = [
  saleAdvances,
  saleAdvance,
  saleAdvanceAmend,
  saleRefund,
  saleAdjust,
  purchaseAdvances,
  purchaseAdvance,
  purchaseAdvanceAmend,
  purchaseRefund,
  purchaseAdjust,
  purchaseAmend,
] as const;
