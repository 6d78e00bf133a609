import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Plugin, ViteDevServer } from 'vite';

const list = fileURLToPath(new URL('../../../test/browser/routes.ts', import.meta.url));

/** What test/browser/routes.ts exports, as far as it is used here. */
interface Routes {
  readonly gstin: string;
  readonly period: string;
  readonly routes: readonly {
    readonly name: string;
    readonly path: string | ((maker: object) => Promise<string>);
  }[];
}

/** Gives the development server the list of pages that the tests walk, at /dev/screens.json. */
export function screensPlugin(api: string): Plugin {
  return {
    name: 'screens',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/dev/screens.json', (request, response) => {
        void answer(server, makerAt(api, request.headers.cookie ?? ''), response);
      });
    },
  };
}

async function answer(server: ViteDevServer, maker: object, response: ServerResponse): Promise<void> {
  try {
    const { gstin, period, routes } = (await server.ssrLoadModule(list)) as Routes;
    const pages = [];
    for (const { name, path } of routes)
      pages.push({ name, path: typeof path === 'string' ? path : await path(maker) });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ gstin, period, pages }));
  } catch (error) {
    server.config.logger.error(String(error));
    response.writeHead(500).end();
  }
}

/** Makes what an address needs, as the browser that asks: what the tests do with their page. */
function makerAt(origin: string, cookie: string) {
  const send =
    (method: string) =>
    (address: string, given: { readonly data?: unknown } = {}) =>
      fetch(address, {
        method,
        headers: { cookie, 'x-vivarani': '1', 'content-type': 'application/json' },
        ...(given.data === undefined ? {} : { body: JSON.stringify(given.data) }),
      });
  return { url: () => `${origin}/`, request: { get: send('GET'), post: send('POST') } };
}
