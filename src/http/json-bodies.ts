import type { Api } from './context.ts';
import { isTooDeep } from './nesting.ts';
import { Problem } from './problem.ts';

/**
 * Reads the JSON bodies of our own API. An empty one is none, whatever its content type says; one that is nested too
 * deeply, and a NUL anywhere in a request, which no text of PostgreSQL can hold, are refused.
 */
export function readJsonBodies(app: Api): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    return text.trim() === '' ? done(null, undefined) : parse(request, text, done);
  });
  app.addHook('preValidation', async ({ params, query, body }) => {
    if (isTooDeep(body)) throw invalid('The body is nested too deeply. Send it as it is described.');
    const said = JSON.stringify([params, query, body]) ?? '';
    if (said.includes('\\u0000'))
      throw invalid('The request holds a NUL character, which cannot be kept. Leave it out.');
  });
}

const invalid = (says: string): Problem => new Problem(400, 'REQUEST-INVALID', says);
