import { type Static, Type } from 'typebox';
import { type PurchaseEntry, type SaleEntry, wireReturnPeriod } from '../../core/index.ts';
import { advancePage } from '../../filing/index.ts';
import type { AdvanceEntry } from '../../filing/needs/documents.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import { NamedDocument } from './sale-entry-schema.ts';
import {
  amounts,
  Gstin,
  Instant,
  ListOf,
  OneOf,
  OrNull,
  PageOf,
  PageQuery,
  Paise,
  WirePeriod,
  wantedPage,
} from './schemas.ts';

const Settled = OneOf('AdvanceState', ['draft', 'open', 'part adjusted', 'adjusted', 'amended']);
const Advance = Type.Object(
  {
    entry: Type.Integer(),
    version: Type.Integer(),
    period: WirePeriod,
    kind: OneOf('AdvanceKind', ['advance-receipt', 'advance-refund', 'advance-adjustment', 'advance']),
    tables: ListOf(Type.String()),
    number: Type.String(),
    date: Type.String({ description: 'yyyy-mm-dd' }),
    party: OrNull(Type.String()),
    partyGstin: OrNull(Type.String()),
    placeOfSupply: OrNull(Type.String()),
    original: OrNull(NamedDocument),
    ...amounts,
    rates: ListOf(Type.Object({ rate: Type.Number({ description: 'Percent' }), taxableValue: Paise })),
    adjusted: Paise,
    refunded: Paise,
    balance: OrNull(Paise),
    state: OrNull(Settled),
    changedAt: Instant,
    changedBy: Type.String(),
  },
  { title: 'Advance' },
);

/** Advances received and paid: listed with what was adjusted and what is left. They are written as documents of their book. */
export function advanceRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    '/advances/:gstin/:book',
    {
      schema: {
        tags: ['documents'],
        summary: 'Advances with their adjustments and refunds, page by page',
        params: Type.Object({ gstin: Gstin, book: OneOf('Book', ['sale', 'purchase']) }),
        querystring: Type.Intersect([
          PageQuery,
          Type.Object({
            period: WirePeriod,
            open: Type.Optional(
              Type.Boolean({
                description: 'Those up to the period that have a balance, in place of its own',
              }),
            ),
            find: Type.Optional(Type.String({ maxLength: 100, description: 'In number, GSTIN and name' })),
          }),
        ]),
        response: { 200: Type.Intersect([PageOf(Advance), Type.Object({ count: Type.Integer() })]) },
      },
    },
    async (request) => {
      const { gstin, book } = request.params;
      const { period, open, find } = request.query;
      const page = await advancePage(filing, actorOf(request), {
        gstin,
        book,
        filter: {
          returnPeriod: returnKeyOf({ gstin, period }).returnPeriod,
          ...(open ? { isOpen: true } : {}),
          ...(find ? { find } : {}),
        },
        wanted: wantedPage(request.query),
      });
      return { ...page, rows: page.rows.map(advanceView) };
    },
  );
}

function advanceView(advance: AdvanceEntry<SaleEntry | PurchaseEntry>) {
  const { document, adjusted, refunded } = advance;
  const { content, amounts: sums } = document;
  const isVoucher = document.kind === 'advance-receipt' || document.kind === 'advance';
  return {
    entry: document.entry,
    version: document.version,
    period: wireReturnPeriod(document.returnPeriod),
    kind: document.kind as 'advance',
    tables: document.tables,
    number: document.number,
    date: document.date,
    party: document.counterpartyName,
    partyGstin: document.counterpartyGstin,
    placeOfSupply: document.placeOfSupply,
    original: content.adjusts ?? content.amends ?? null,
    ...sums,
    rates: content.lines.map(({ rate = 0, taxableValue }) => ({ rate, taxableValue })),
    adjusted,
    refunded,
    balance: isVoucher && !advance.isAmended ? sums.taxableValue - adjusted - refunded : null,
    state: stateOf(advance, isVoucher),
    changedAt: document.changedAt,
    changedBy: document.changedBy,
  };
}

function stateOf(
  { document, adjusted, refunded, isAmended }: AdvanceEntry<SaleEntry | PurchaseEntry>,
  isVoucher: boolean,
): Static<typeof Settled> | null {
  if (document.isDraft) return 'draft';
  if (isAmended) return 'amended';
  if (!isVoucher) return null;
  const taken = adjusted + refunded;
  if (taken === 0) return 'open';
  return taken >= document.amounts.taxableValue ? 'adjusted' : 'part adjusted';
}
