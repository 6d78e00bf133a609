import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import type { CountedAmounts, CounterpartyDocument, MatchSide } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { Chip } from '../../parts/chip.tsx';
import { DocumentCard } from '../../parts/record-list/document-card.tsx';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useT } from '../../words/use-t.ts';
import { documentColumns } from './document-columns.tsx';
import { FlagMark, MatchChip, TheirAction } from './match-chips.tsx';
import { useOpenView } from './use-open-view.ts';

interface CounterPartyListProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly totals: CountedAmounts;
  readonly rows: readonly CounterpartyDocument[];
  readonly more: () => void;
  readonly isStale: boolean;
}

/** Documents of the other side; a row opens View CP Invoice. */
export function CounterPartyList({ of, side, totals, rows, more, isStale }: CounterPartyListProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const openView = useOpenView(side);
  const columns = useCounterPartyColumns(side, totals);
  const view = (row: CounterpartyDocument) => openView(of, row.identity);
  const match = ({ number }: CounterpartyDocument) =>
    void navigate({
      to: side === 'sale' ? '/sale/matching' : '/purchase/matching',
      search: { gstin: of.gstin, period: of.period, find: number },
    });
  return (
    <RecordList
      name={`counter-party-${side}`}
      label={t('purchase.counterParty')}
      columns={columns}
      rows={rows}
      count={totals.count}
      keyOf={(row) => row.kind + row.identity}
      nameOf={(row) => row.number}
      commandsOf={(row) => [
        { label: t('purchase.view'), letter: 'V', run: () => view(row) },
        {
          label: t(side === 'sale' ? 'gstr2.openSaleMatching' : 'purchase.openMatching'),
          run: () => match(row),
        },
      ]}
      onOpen={view}
      onNearEnd={more}
      isStale={isStale}
      card={(row) => (
        <DocumentCard
          number={row.number}
          across={rupees(row.taxableValue)}
          party={row.counterpartyName ?? row.counterpartyGstin}
          date={shownDate(row.date)}
        >
          {row.match && <MatchChip code={row.match.code} />}
          <CounterPartyFlag row={row} side={side} />
        </DocumentCard>
      )}
    />
  );
}

function FiledChip({ isFiled }: { isFiled: boolean }) {
  const t = useT();
  return (
    <Chip tone={isFiled ? 'ok' : 'needs'} mark={isFiled ? '✓' : '!'}>
      {t(isFiled ? 'purchase.filed' : 'purchase.notFiled')}
    </Chip>
  );
}

/** Our flag; of a sale in a current period what the recipient did. */
function CounterPartyFlag({ row, side }: { row: CounterpartyDocument; side: MatchSide }) {
  if (side === 'sale' && row.kind === 'IMS outward')
    return <TheirAction action={(row.action ?? 'N') as 'A' | 'R' | 'P' | 'N'} />;
  return row.match ? <FlagMark {...row.match} /> : '–';
}

const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;

/** The columns of documents that counter parties report. */
export function useCounterPartyColumns(
  side: MatchSide,
  totals: CountedAmounts | undefined,
): readonly ListColumn<CounterpartyDocument>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const { number, date, party, gstin } = documentColumns<CounterpartyDocument>(t, side);
    return [
      { ...number, width: 140 },
      date,
      { ...party, width: 220 },
      gstin,
      {
        id: 'kind',
        header: t('purchase.kind'),
        width: 110,
        exported: written.text('documentKind', t('purchase.kinds', { returnObjects: true })),
        cell: (row) => t(`purchase.kinds.${row.documentKind}`, { defaultValue: row.documentKind }),
      },
      ...amounts.map(
        (name): ListColumn<CounterpartyDocument> => ({
          id: name,
          header: t(`amount.${name}`),
          isNumber: true,
          width: name === 'taxableValue' ? 122 : 108,
          exported: written.money(name),
          cell: (row) => rupees(row[name]),
          total: totals ? rupees(totals[name]) : '',
        }),
      ),
      {
        id: 'filed',
        header: t('purchase.cfs'),
        width: 120,
        exported: written.text('isFiled', { true: t('master.yes'), false: t('master.no') }),
        cell: (row) => <FiledChip isFiled={row.isFiled} />,
      },
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
        width: 190,
        isPinned: true,
        exported: written.text('match.action'),
        cell: (row) => <CounterPartyFlag row={row} side={side} />,
      },
    ];
  }, [t, side, totals]);
}
