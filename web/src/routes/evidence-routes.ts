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

/** What people did and what they ask of each other. */
export const evidenceRoutes = [audit] as const;
