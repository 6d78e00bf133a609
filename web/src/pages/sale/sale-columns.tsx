import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountedAmounts, RecordListRow } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { shownState } from '../../format/state.ts';
import { RecordChip } from '../../parts/chip.tsx';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';
import { FlagMark, MatchChip } from '../counter-party/match-chips.tsx';
import styles from './sale.module.css';

/** px; enough for 99,99,99,999.00. */
const widths = { taxableValue: 122, igst: 112, cgst: 112, sgst: 112, cess: 84, value: 122 } as const;
const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess', 'value'] as const;

/** What a row is called: its number, or its table where it has none. */
export function useRowName(): (row: RecordListRow) => string {
  const { t } = useTranslation();
  return (row) => row.documentNumber ?? t('sale.unnamed', { section: row.sectionTitle });
}

/** The columns of the sale invoice list, in the order accountants read them. */
export function useSaleColumns(totals: CountedAmounts | undefined): readonly ListColumn<RecordListRow>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('sale.number'),
        width: 136,
        cell: (row) => row.documentNumber ?? '–',
        exported: written.text('documentNumber'),
      },
      {
        id: 'date',
        header: t('sale.date'),
        width: 92,
        cell: (row) => shownDate(row.documentDate),
        exported: written.date('documentDate'),
      },
      {
        id: 'customer',
        header: t('sale.customer'),
        width: 172,
        cell: (row) =>
          row.counterpartyName ?? (row.documentNumber ? '' : <span className="dim">{row.sectionTitle}</span>),
        exported: written.text('counterpartyName'),
        filter: ({ counterpartyName: find }) => find && { filters: { find }, words: find },
      },
      {
        id: 'gstin',
        header: t('sale.gstin'),
        width: 154,
        cell: (row) => <span className="code">{row.counterpartyGstin}</span>,
        exported: written.text('counterpartyGstin'),
        filter: ({ counterpartyGstin: find }) => find && { filters: { find }, words: find },
      },
      {
        id: 'section',
        header: t('sale.section'),
        width: 72,
        cell: (row) => row.section.toUpperCase(),
        exported: written.text('section'),
        filter: ({ section, sectionTitle }) => ({ filters: { section }, words: sectionTitle }),
      },
      {
        id: 'pos',
        header: t('sale.pos'),
        width: 128,
        cell: (row) => shownState(row.placeOfSupply, i18n.language),
        exported: written.text('placeOfSupply'),
        filter: ({ placeOfSupply: pos }) =>
          pos && { filters: { pos }, words: shownState(pos, i18n.language) },
      },
      ...moneyColumns(t, totals),
      {
        id: 'code',
        header: t('purchase.matchCode'),
        width: 108,
        exported: written.text('match.code'),
        cell: (row) => (row.match ? <MatchChip code={row.match.code} /> : '–'),
      },
      {
        id: 'flag',
        header: t('purchase.actionFlag'),
        width: 150,
        exported: written.text('match.action'),
        cell: (row) => (row.match ? <FlagMark {...row.match} /> : '–'),
      },
      {
        id: 'status',
        header: t('sale.status'),
        width: 134,
        isPinned: true,
        exported: written.text('state', t('state.short', { returnObjects: true })),
        filter: ({ state }) => ({ filters: { state }, words: t(`state.short.${state}`) }),
        cell: (row) => (
          <span
            className={styles.status}
            title={row.error ? `${row.error.code} ${row.error.message}` : undefined}
          >
            <RecordChip state={row.state} />
          </span>
        ),
      },
    ],
    [t, i18n.language, totals],
  );
}

function moneyColumns(t: TFunction, totals: CountedAmounts | undefined): ListColumn<RecordListRow>[] {
  return amounts.map((name) => ({
    id: name,
    header: t(`amount.${name}`),
    isNumber: true,
    width: widths[name],
    exported: written.money(name),
    cell: (row) => rupees(row[name]),
    total: totals ? rupees(totals[name]) : '',
  }));
}
