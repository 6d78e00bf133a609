import { Type } from 'typebox';
import { sectionTitle } from '../../core/index.ts';
import { returnLedger } from '../../filing/ledger.ts';
import type { Api } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { CountedAmounts, ListOf, OrNull, ReturnPath } from './schemas.ts';

const shown = 1000;
const Stage = Type.Union([
  Type.Literal('books'),
  Type.Literal('payload'),
  Type.Literal('processed'),
  Type.Literal('filed'),
]);
const Fate = Type.Union([
  Type.Literal('added'),
  Type.Literal('changed'),
  Type.Literal('rounded'),
  Type.Literal('dropped'),
]);
const Counts = Type.Optional(
  Type.Object({
    added: Type.Optional(Type.Integer()),
    changed: Type.Optional(Type.Integer()),
    rounded: Type.Optional(Type.Integer()),
    dropped: Type.Optional(Type.Integer()),
  }),
);
const Totals = Type.Object({
  books: OrNull(CountedAmounts),
  payload: OrNull(CountedAmounts),
  processed: OrNull(CountedAmounts),
  filed: OrNull(CountedAmounts),
});
const LedgerView = Type.Object(
  {
    tables: ListOf(
      Type.Object({
        section: Type.String(),
        title: Type.String(),
        totals: Totals,
        differences: Type.Object(
          { payload: Counts, processed: Counts, filed: Counts },
          { description: 'Documents that differ from the stage before' },
        ),
      }),
    ),
    count: Type.Integer({ description: 'Differences there are; the first thousand are listed' }),
    documents: ListOf(
      Type.Object({
        key: Type.String(),
        section: Type.String(),
        documentNumber: OrNull(Type.String()),
        from: Stage,
        to: Stage,
        fate: Fate,
        before: OrNull(Type.Integer({ description: 'Value, whole paise' })),
        after: OrNull(Type.Integer({ description: 'Value, whole paise' })),
      }),
    ),
  },
  { title: 'LedgerView' },
);

/** GET …/ledger: books, payload, processed and filed side by side, by table and document. */
export function ledgerRoutes(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['filing'],
    summary: 'Books, payload, processed and filed side by side',
    params: ReturnPath,
    response: { 200: LedgerView },
  };
  app.get(`${base}/ledger`, { schema }, async (request) => {
    const { tables, documents } = await returnLedger(filing, actorOf(request), {
      key: returnKeyOf(request.params, form),
    });
    return {
      tables: tables.map((table) => ({ ...table, title: sectionTitle(table.section) })),
      count: documents.length,
      documents: documents.slice(0, shown),
    };
  });
}
