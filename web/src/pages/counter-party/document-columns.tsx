import type { TFunction } from 'i18next';
import type { MatchSide } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';

interface PartyDocument {
  readonly number: string;
  readonly date: string | null;
  readonly counterpartyName: string | null;
  readonly counterpartyGstin: string;
}

/** What names a document of a counter party in every list: number, date, and whose it is. */
export function documentColumns<Row extends PartyDocument>(t: TFunction, side: MatchSide) {
  return {
    number: {
      id: 'number',
      header: t('sale.number'),
      width: 116,
      exported: written.text('number'),
      cell: (row) => row.number,
    },
    date: {
      id: 'date',
      header: t('sale.date'),
      width: 92,
      exported: written.date('date'),
      cell: (row) => shownDate(row.date),
    },
    party: {
      id: 'vendor',
      header: t(side === 'sale' ? 'gstr2.customer' : 'purchase.vendor'),
      width: 180,
      exported: written.text('counterpartyName'),
      filter: ({ counterpartyName: find }) => find && { filters: { find }, words: find },
      cell: (row) => row.counterpartyName ?? <span className="code">{row.counterpartyGstin}</span>,
    },
    gstin: {
      id: 'gstin',
      header: t(side === 'sale' ? 'gstr2.recipientGstin' : 'purchase.supplierGstin'),
      width: 152,
      exported: written.text('counterpartyGstin'),
      filter: ({ counterpartyGstin: find }) => ({ filters: { find }, words: find }),
      cell: (row) => <span className="code">{row.counterpartyGstin}</span>,
    },
  } satisfies Readonly<Record<string, ListColumn<Row>>>;
}
