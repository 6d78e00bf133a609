import '@mantine/core/styles.css';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/contrast.css';
import './theme/page.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { sessionQuery } from './api/queries.ts';
import { ApiProblem } from './api/request.ts';
import { createAppRouter } from './router.tsx';
import { frame } from './routes/frame-route.ts';
import { cssVariables, theme } from './theme/theme.ts';
import { startWords } from './words/index.ts';

const isSignedOut = (failure: unknown): boolean => failure instanceof ApiProblem && failure.status === 401;

const cache = new QueryClient({
  queryCache: new QueryCache({
    onError: (failure) => {
      // The sign-in ended while a page stood open: its page comes back after the next one. The page of an OTP and that of
      // an invitation need none.
      const needsSignIn = router.state.matches.some(({ routeId }) => routeId === frame.id);
      if (isSignedOut(failure) && needsSignIn) {
        void router.navigate({ to: '/login', search: { next: router.state.location.href } });
      }
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (tries, failure) =>
        tries < 2 && !(failure instanceof ApiProblem && failure.status >= 400 && failure.status < 500),
    },
  },
});
const router = createAppRouter(cache);
const schemes = localStorageColorSchemeManager({ key: 'vivarani-colour-scheme' });

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no element with the id root');
if (import.meta.env.DEV) (await import('./dev/staged-frame.ts')).stageFrame();
// Who is signed in and the code of the page are asked for at once, and what the page shows before anything is drawn.
void cache.prefetchQuery(sessionQuery);
void router.load();
for (const { routeId } of router.matchRoutes(router.latestLocation)) {
  void router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById]);
}
await startWords();
// Sentences of the server came in the language before: they are asked for again.
i18next.on('languageChanged', () => void cache.invalidateQueries());
const Screens =
  import.meta.env.DEV && window.location.pathname === '/dev/screens'
    ? lazy(() => import('./dev/screens.tsx'))
    : null;
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={cache}>
        {Screens ? (
          <Suspense>
            <Screens />
          </Suspense>
        ) : (
          <RouterProvider router={router} />
        )}
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
