import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Api } from './context.ts';
import { send } from './errors.ts';
import { Problem } from './problem.ts';

/** Serves the built web app; an address that is a page of the app and no file answers index.html. */
export async function webApp(app: Api, webRoot: string | undefined): Promise<void> {
  const built = webRoot !== undefined && existsSync(join(webRoot, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: webRoot,
      wildcard: true,
      index: 'index.html',
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Vite writes a hash of the content into names under assets/: those can be kept for ever.
        const forEver = path.includes(`${join(webRoot, 'assets')}`);
        reply.setHeader('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    // The token of an invitation or of a one-time page has a point in it, and is no file for that.
    const isFile = /\.\w+$/.test(path) && !/^\/(invite|otp)\//.test(path);
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !isFile;
    if (built && isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    const detail = isPage
      ? 'The web app is not built. Run "npm run build", then reload.'
      : `There is nothing at ${path}. The addresses of the API are listed at /api/docs.`;
    return send(reply, request, new Problem(404, 'NOT-FOUND', detail));
  });
}
