import type { FastifyRequest } from 'fastify';
import { type Act, permit } from '../filing/index.ts';
import type { Caller } from './caller.ts';
import { Problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Who may call a route whose path names no GSTIN. `company`, where nothing is said: people, and keys for every
     * GSTIN. `any`: also keys for some GSTINs; the handler answers theirs only. `people`: no key at all.
     */
    scope?: 'any' | 'people';
    /** What a route whose path names a GSTIN needs before anything else; where nothing is said, to see its documents. */
    act?: Act;
  }
}

/** Refuses a key what lies outside its GSTINs; a route that says nothing is closed to keys for some GSTINs. */
export function refuseOutOfScope(request: FastifyRequest, { gstins, consumer }: Caller): void {
  if (!consumer) return;
  const { scope } = request.routeOptions.config;
  if (scope === 'people') {
    throw new Problem(403, 'OUT-OF-SCOPE', 'An API key may not do this. Sign in as an administrator.');
  }
  if (gstins === null || scope === 'any') return;
  const { gstin } = (request.params ?? {}) as { readonly gstin?: string };
  if (gstin !== undefined && gstins.includes(gstin)) return;
  throw new Problem(
    403,
    'OUT-OF-SCOPE',
    gstin === undefined
      ? `This API key speaks for ${gstins.join(', ')} only, and this is about the whole company. Use another key.`
      : `This API key may not speak for "${gstin}". Use one of ${gstins.join(', ')}.`,
  );
}

/** Refuses everybody a GSTIN of which he may see nothing, whatever the route does with it. */
export function refuseUnseen(request: FastifyRequest, caller: Caller): void {
  const { gstin } = (request.params ?? {}) as { readonly gstin?: string };
  if (gstin !== undefined) permit(caller, request.routeOptions.config.act ?? 'see', gstin);
}
