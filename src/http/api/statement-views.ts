import { Type } from 'typebox';
import { type Table4Row, table4Of } from '../../core/index.ts';
import { permit } from '../../filing/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import { Instant, ListOf, OneOf, OrNull, ReturnPath, taxes } from './schemas.ts';

const tags = ['counter parties'];
const Table4 = Type.Object(
  {
    takenAt: OrNull(Instant),
    rows: ListOf(
      Type.Object(
        {
          head: OneOf('Table4Head', ['4A1', '4A3', '4A4', '4A5', '4B2', '4D2', 'rejected']),
          documents: Type.Integer(),
          ...taxes,
        },
        { title: 'Table4Row' },
      ),
    ),
  },
  { title: 'Table4' },
);
const ActionCounts = Type.Object(
  { A: Type.Integer(), R: Type.Integer(), P: Type.Integer(), N: Type.Integer() },
  { title: 'ActionCounts' },
);

/** GSTR-2B and IMS of a period in figures. */
export function statementViewRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    '/gstr2/:gstin/:period/2b',
    {
      schema: {
        tags,
        summary: 'GSTR-2B by the heads of Table 4 of GSTR-3B',
        params: ReturnPath,
        response: { 200: Table4 },
      },
    },
    (request) => {
      const actor = actorOf(request);
      permit(actor, 'see', request.params.gstin);
      const { gstin, returnPeriod } = returnKeyOf(request.params);
      return filing.store.inBooks(actor.tenantId, async (books) => {
        const documents = await books.counterparties.documents(gstin, ['GSTR-2B']);
        const own = documents.filter((one) => one.returnPeriod === returnPeriod);
        const rows: readonly Table4Row[] = table4Of(own.map(({ document }) => document));
        return { takenAt: await books.counterparties.lastTakenAt(gstin, ['GSTR-2B'], returnPeriod), rows };
      });
    },
  );
  app.get(
    '/gstr2/:gstin/:period/ims',
    {
      schema: {
        tags,
        summary: 'Documents of IMS by action',
        params: ReturnPath,
        response: { 200: ActionCounts },
      },
    },
    (request) => {
      const actor = actorOf(request);
      permit(actor, 'see', request.params.gstin);
      const { gstin } = returnKeyOf(request.params);
      return filing.store.inBooks(actor.tenantId, (books) => books.counterparties.actionCounts(gstin));
    },
  );
}
