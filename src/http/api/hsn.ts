import { Type } from 'typebox';
import { searchHsn } from '../../core/index.ts';
import type { Api } from '../context.ts';
import { PageOf, PageQuery, wantedPage } from './schemas.ts';
import { pageAfter } from './whole-list.ts';

const Query = Type.Intersect([
  Type.Object({
    find: Type.String({ maxLength: 200, description: 'Beginning of a code, or words of the name' }),
  }),
  PageQuery,
]);
const mostFound = 1000;
const Hsn = Type.Object({
  code: Type.String({ description: 'HSN or SAC, two to eight digits' }),
  description: Type.String({ description: "Name in the portal's master" }),
});

/** GET /hsn?find=: codes of the portal's HSN master for somebody who is typing one. */
export function hsnRoutes(app: Api): void {
  const schema = {
    tags: ['masters'],
    summary: 'Search the HSN master by code or by words',
    querystring: Query,
    response: { 200: PageOf(Hsn) },
  };
  app.get('/hsn', { schema, config: { scope: 'any' } }, async (request) =>
    pageAfter(searchHsn(request.query.find, mostFound), wantedPage(request.query)),
  );
}
