import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frame, texts } from './frame-route.ts';

const options = createRoute({
  getParentRoute: () => frame,
  path: '/settings/options',
  component: lazyRouteComponent(() => import('../pages/settings/options.tsx'), 'Options'),
});

const series = createRoute({
  getParentRoute: () => frame,
  path: '/settings/series',
  validateSearch: texts('scope'),
  component: lazyRouteComponent(() => import('../pages/settings/series.tsx'), 'Series'),
});

const rules = createRoute({
  getParentRoute: () => frame,
  path: '/settings/rules',
  validateSearch: texts('find', 'show'),
  component: lazyRouteComponent(() => import('../pages/settings/finding-rules.tsx'), 'FindingRules'),
});

/** How the documents of a GSTIN are matched, checked and numbered. */
export const settingsRoutes = [options, rules, series] as const;
