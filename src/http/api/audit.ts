import { Type } from 'typebox';
import { auditNames, auditPage, verifyAudit } from '../../filing/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { Gstin, Instant, ListOf, OrNull, PageOf, PageQuery, wantedPage } from './schemas.ts';

const Act = Type.Object(
  {
    sequence: Type.Integer({ description: 'Number of the entry, without a gap', minimum: 1 }),
    at: Instant,
    time: Type.String({ description: 'In India, dd-mm-yyyy hh:mm:ss' }),
    by: Type.String(),
    role: OrNull(Type.String()),
    act: Type.String(),
    object: Type.String(),
    changes: ListOf(
      Type.Object({ field: Type.String(), old: OrNull(Type.String()), new: OrNull(Type.String()) }),
    ),
    change: Type.String({ description: 'The changes in one line' }),
    reason: OrNull(Type.String()),
    requestId: OrNull(Type.String()),
    details: Type.Unknown(),
  },
  { title: 'Act' },
);
const Day = Type.String({
  pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8]|29|3[01])$',
  examples: ['2026-11-10'],
});
const Filters = Type.Object({
  gstin: Type.Optional(Gstin),
  who: Type.Optional(Type.String({ maxLength: 200 })),
  act: Type.Optional(Type.String({ maxLength: 200 })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
});
const Checked = Type.Object(
  { says: Type.String(), entries: Type.Integer(), firstBad: OrNull(Type.Integer()) },
  { title: 'CheckedAudit' },
);

/** What people did: kept for ever and never changed, and the proof of that. */
export function auditRoutes(app: Api, { filing }: ApiContext): void {
  const tags = ['history'];
  const config = { scope: 'people' } as const;
  app.get(
    '/audit',
    {
      schema: {
        tags,
        summary: 'Who did what, newest first; of who may not read all, what he did himself',
        querystring: Type.Intersect([PageQuery, Filters]),
        response: { 200: PageOf(Act) },
      },
      config,
    },
    (request) => {
      const { cursor: _cursor, limit: _limit, ...wanted } = request.query;
      return auditPage(filing, actorOf(request), { wanted, page: wantedPage(request.query) });
    },
  );
  app.get(
    '/audit/names',
    {
      schema: {
        tags,
        summary: 'Who and what the audit log can be filtered by',
        response: { 200: Type.Object({ people: ListOf(Type.String()), acts: ListOf(Type.String()) }) },
      },
      config,
    },
    (request) => auditNames(filing, actorOf(request)),
  );
  app.post(
    '/audit/verify',
    { schema: { tags, summary: 'Walk the hash chain of the audit log', response: { 200: Checked } }, config },
    (request) => verifyAudit(filing, actorOf(request)),
  );
}
