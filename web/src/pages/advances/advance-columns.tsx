import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Advance } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';
import { useT } from '../../words/use-t.ts';

const tones: Readonly<Record<NonNullable<Advance['state']>, readonly [Tone, string]>> = {
  draft: ['needs', '!'],
  open: ['go', '○'],
  'part adjusted': ['go', '◐'],
  adjusted: ['ok', '✓'],
  amended: ['quiet', '✎'],
};

/** What became of an advance; nothing for what is no voucher. */
export function AdvanceChip({ row: { state } }: { row: Advance }) {
  const t = useT();
  if (state === null) return null;
  const [tone, mark] = tones[state];
  return (
    <Chip tone={tone} mark={mark}>
      {t(`advances.states.${state}`)}
    </Chip>
  );
}

/** Where the form shows an advance. */
const sections: Readonly<Record<string, string>> = {
  at: '11A',
  txpd: '11B',
  ata: '11 II',
  txpda: '11 II',
  txi: '10',
  atadj: '10',
};

/** What became of the money. */
const balances: readonly {
  readonly id: 'adjusted' | 'refunded' | 'balance';
  readonly width: number;
  readonly isExtra?: boolean;
}[] = [
  { id: 'adjusted', width: 108 },
  { id: 'refunded', width: 104, isExtra: true },
  { id: 'balance', width: 112 },
];

const balanceColumns = (t: TFunction): readonly ListColumn<Advance>[] =>
  balances.map(({ id, width, isExtra = false }) => ({
    id,
    header: t(`advances.${id}`),
    isNumber: true,
    width,
    isExtra,
    exported: written.money(id),
    // What is no voucher has no balance, and nothing was taken from it.
    cell: (row) => (row.balance === null ? '–' : rupees(row[id] ?? 0)),
  }));

/** The columns of advances, in the order of the seed's list. */
export function useAdvanceColumns(gstin: string): readonly ListColumn<Advance>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'section',
        header: t('advances.section'),
        width: 76,
        exported: written.text('tables'),
        cell: ({ tables }) => tables.map((table) => sections[table] ?? table.toUpperCase()).join(', ') || '–',
      },
      {
        id: 'period',
        header: t('advances.period'),
        width: 78,
        exported: written.text('period'),
        cell: ({ period }) => shownPeriod(period, i18n.language),
      },
      {
        id: 'gstin',
        header: t('advances.gstin'),
        width: 152,
        isExtra: true,
        cell: () => <span className="code">{gstin}</span>,
      },
      {
        id: 'type',
        header: t('advances.type'),
        width: 98,
        exported: written.text('kind', t('advances.kinds', { returnObjects: true })),
        cell: ({ kind }) => t(`advances.kinds.${kind}`),
      },
      {
        id: 'number',
        header: t('advances.number'),
        width: 116,
        exported: written.text('number'),
        cell: ({ number }) => number || '–',
      },
      {
        id: 'date',
        header: t('advances.date'),
        width: 96,
        exported: written.date('date'),
        cell: ({ date }) => shownDate(date),
      },
      {
        id: 'party',
        header: t('advances.party'),
        width: 140,
        exported: written.text('party'),
        filter: ({ party: find }) => find && { filters: { find }, words: find },
        cell: ({ party }) => party,
      },
      {
        id: 'partyGstin',
        header: t('advances.partyGstin'),
        width: 152,
        isExtra: true,
        exported: written.text('partyGstin'),
        cell: ({ partyGstin }) => <span className="code">{partyGstin}</span>,
      },
      {
        id: 'original',
        header: t('advances.original'),
        width: 104,
        exported: written.text('original.number'),
        cell: ({ original }) => original?.number ?? '–',
      },
      {
        id: 'amount',
        header: t('advances.amount'),
        isNumber: true,
        width: 112,
        exported: written.money('taxableValue'),
        cell: ({ taxableValue }) => rupees(taxableValue),
      },
      ...balanceColumns(t),
      {
        id: 'state',
        header: t('advances.state'),
        width: 132,
        cell: (row) => <AdvanceChip row={row} />,
      },
    ],
    [t, i18n.language, gstin],
  );
}
