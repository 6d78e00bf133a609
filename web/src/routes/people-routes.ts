import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frame, root } from './frame-route.ts';

const users = createRoute({
  getParentRoute: () => frame,
  path: '/settings/users',
  component: lazyRouteComponent(() => import('../pages/people/users.tsx'), 'Users'),
});

const security = createRoute({
  getParentRoute: () => frame,
  path: '/settings/security',
  component: lazyRouteComponent(() => import('../pages/account/security.tsx'), 'SecurityPage'),
});

/** Who is invited chooses a password here, without being signed in. */
export const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('../pages/login/invitation.tsx'), 'Invitation'),
});

/** People and what they do for the safety of their own account. */
export const peopleRoutes = [users, security] as const;
