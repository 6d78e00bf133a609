import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frame, root, texts } from './frame-route.ts';

const audit = createRoute({
  getParentRoute: () => frame,
  path: '/audit',
  validateSearch: texts('about', 'who', 'act', 'from', 'to'),
  component: lazyRouteComponent(() => import('../pages/audit/audit.tsx'), 'Audit'),
});

/** The page on which the signatory gives an OTP: no sign-in, no frame. */
export const otpPage = createRoute({
  getParentRoute: () => root,
  path: '/otp/$token',
  component: lazyRouteComponent(() => import('../pages/otp/otp.tsx'), 'Otp'),
});

const approvals = createRoute({
  getParentRoute: () => frame,
  path: '/approvals',
  component: lazyRouteComponent(() => import('../pages/approvals/approvals.tsx'), 'Approvals'),
});

/** What people did and what they ask of each other. */
export const evidenceRoutes = [audit, approvals] as const;
