import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { summaryAddress } from '../../api/overview-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { SummaryGroup, SummaryKind } from '../../api/types.ts';
import { grouped, rupees, rupeesSigned } from '../../format/money.ts';
import { shownState } from '../../format/state.ts';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';

const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess', 'value'] as const;
const keyOf = ({ key }: SummaryGroup): string => key ?? '';

interface SummaryGroupsProps {
  readonly of: ReturnRef;
  readonly kind: SummaryKind;
  readonly rows: readonly SummaryGroup[];
}

/** One line for each customer, State or table; opening it shows the documents that make it. */
export function SummaryGroups({ of, kind, rows }: SummaryGroupsProps) {
  const { t } = useTranslation();
  const drill = useDrill(of, kind);
  const columns = useGroupColumns(kind, rows);
  const nameOf = useGroupName(kind);
  const address = summaryAddress(of, kind);
  return (
    <>
      <ListBar>
        <ListTools
          name={`summary-${kind}`}
          columns={columns}
          list={address}
          whole={address}
          fileName={`${t(`summaries.kind.${kind}`)} ${of.gstin} ${of.period}`}
        />
      </ListBar>
      <RecordList
        name={`summary-${kind}`}
        label={t(`summaries.kind.${kind}`)}
        columns={columns}
        rows={rows}
        count={rows.length}
        keyOf={keyOf}
        nameOf={nameOf}
        commandsOf={(row) => (drill(row) ? [{ label: t('summaries.drill'), run: () => drill(row)?.() }] : [])}
        onOpen={(row) => drill(row)?.()}
        card={(row) => (
          <>
            <strong>{nameOf(row)}</strong> <span className="dim">{grouped(row.count)}</span>
            <br />
            {rupeesSigned(row.taxableValue)}
          </>
        )}
      />
    </>
  );
}

function useGroupName(kind: SummaryKind): (row: SummaryGroup) => string {
  const { t } = useTranslation();
  return ({ key, label }) => {
    if (kind === 'state') return key ? shownState(key) : t('summaries.noState');
    if (kind === 'customer') return key ? (label ?? key) : t('summaries.unregistered');
    return label ?? key ?? '';
  };
}

/** Where a row leads; null for what no single list shows. */
function useDrill(of: ReturnRef, kind: SummaryKind): (row: SummaryGroup) => (() => void) | null {
  const navigate = useNavigate();
  return ({ key }) => {
    if (!key) return null;
    if (kind === 'liability') {
      const params = { g: of.gstin, p: of.period, t: key };
      return () => void navigate({ to: '/gstr1/$g/$p/tables/$t', params, search: {} });
    }
    const filter = kind === 'customer' ? { find: key } : { pos: key };
    return () => void navigate({ to: '/sale/invoices', search: { ...of, ...filter } });
  };
}

function useGroupColumns(
  kind: SummaryKind,
  rows: readonly SummaryGroup[],
): readonly ListColumn<SummaryGroup>[] {
  const { t } = useTranslation();
  const nameOf = useGroupName(kind);
  return useMemo(() => {
    const sum = (name: 'count' | (typeof amounts)[number]) =>
      rows.reduce((total, row) => total + row[name], 0);
    return [
      {
        id: 'name',
        header: t(`summaries.head.${kind}`),
        width: 280,
        exported: written.text(kind === 'state' ? 'key' : 'label'),
        cell: nameOf,
      },
      ...(kind === 'customer'
        ? [
            {
              id: 'gstin',
              header: t('sale.gstin'),
              width: 160,
              exported: written.text('key'),
              cell: (row: SummaryGroup) => <span className="code">{row.key}</span>,
            },
          ]
        : []),
      {
        id: 'count',
        header: t('amount.count'),
        width: 100,
        isNumber: true,
        exported: written.number('count'),
        cell: (row) => grouped(row.count),
        total: grouped(sum('count')),
      },
      ...amounts.map(
        (name): ListColumn<SummaryGroup> => ({
          id: name,
          header: t(`amount.${name}`),
          width: 140,
          isNumber: true,
          exported: written.money(name),
          cell: (row) => rupees(row[name]),
          total: rupees(sum(name)),
        }),
      ),
    ];
  }, [kind, rows, t, nameOf]);
}
