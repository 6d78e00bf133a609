import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frame, texts } from './frame-route.ts';

const audit = createRoute({
  getParentRoute: () => frame,
  path: '/audit',
  validateSearch: texts('about', 'who', 'act', 'from', 'to'),
  component: lazyRouteComponent(() => import('../pages/audit/audit.tsx'), 'Audit'),
});

/** What people did and what they ask of each other. */
export const evidenceRoutes = [audit] as const;
