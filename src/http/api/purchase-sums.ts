import { Type } from 'typebox';
import { type PurchaseSums, purchaseGroupings } from '../../core/index.ts';
import { purchasesByGroup, purchasesByTable } from '../../filing/index.ts';
import type { Api } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { amounts, OneOf, OrNull, PageOf, PageQuery, Paise, ReturnPath, wantedPage } from './schemas.ts';
import { pageAfter } from './whole-list.ts';

const credit = OrNull({
  ...Paise,
  description: 'Tax of which credit is taken; null where no document says which',
});
const PurchaseTile = Type.Object(
  {
    section: Type.String(),
    number: Type.String({ description: 'Number of the table on the form' }),
    title: Type.String(),
    count: Type.Integer(),
    taxableValue: Paise,
    tax: Paise,
    credit,
    states: Type.Record(Type.String(), Type.Integer()),
  },
  { title: 'PurchaseTile' },
);
const PurchaseGroup = Type.Object(
  { key: OrNull(Type.String()), label: OrNull(Type.String()), count: Type.Integer(), ...amounts, credit },
  { title: 'PurchaseGroup' },
);
const GroupPath = Type.Intersect([
  ReturnPath,
  Type.Object({ kind: OneOf('PurchaseGrouping', purchaseGroupings) }),
]);

/** GET …/tables and …/summaries/:kind of GSTR-2: the purchases of a period by table, vendor, State and kind of credit. */
export function purchaseSumRoutes(app: Api, { filing, form, base }: FormContext): void {
  app.get(
    `${base}/tables`,
    {
      schema: {
        tags: ['documents'],
        summary: 'Purchases of a period by table of GSTR-2',
        params: ReturnPath,
        querystring: PageQuery,
        response: { 200: PageOf(PurchaseTile) },
      },
    },
    async (request) => {
      const tables = await purchasesByTable(filing, actorOf(request), returnKeyOf(request.params, form));
      const rows = tables.map(({ sums, ...table }) => ({
        ...table,
        count: sums?.count ?? 0,
        taxableValue: sums?.taxableValue ?? 0,
        tax: sums ? sums.igst + sums.cgst + sums.sgst + sums.cess : 0,
        credit: sums ? creditOf(sums) : 0,
      }));
      return pageAfter(rows, wantedPage(request.query));
    },
  );
  app.get(
    `${base}/summaries/:kind`,
    {
      schema: {
        tags: ['documents'],
        summary: 'Purchases of a period by vendor, State of supply or kind of credit, the largest first',
        params: GroupPath,
        querystring: PageQuery,
        response: { 200: PageOf(PurchaseGroup) },
      },
    },
    async (request) => {
      const groups = await purchasesByGroup(filing, actorOf(request), {
        key: returnKeyOf(request.params, form),
        grouping: request.params.kind,
      });
      const rows = groups.map((group) => ({ ...group, credit: creditOf(group) }));
      return pageAfter(rows, wantedPage(request.query));
    },
  );
}

function creditOf({
  creditIgst,
  creditCgst,
  creditSgst,
  creditCess,
  count,
  unsaid,
}: PurchaseSums): number | null {
  return unsaid === count ? null : creditIgst + creditCgst + creditSgst + creditCess;
}
