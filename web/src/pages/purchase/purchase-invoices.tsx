import { Select } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { purchasesQuery, purchaseTablesQuery } from '../../api/counterparty-queries.ts';
import { bookPath } from '../../api/entry-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { listAddress } from '../../api/request.ts';
import type { CountedAmounts, Purchase, PurchaseTile } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { shownState } from '../../format/state.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { ImportButton } from '../../parts/import-button.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { DocumentCard } from '../../parts/record-list/document-card.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import { type ListColumn, type RowCommand, written } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useFilters } from '../../parts/record-list/use-filters.ts';
import { useList } from '../../parts/record-list/use-list.ts';
import { FlagMark, MatchChip } from '../counter-party/match-chips.tsx';
import { usePendingCommand } from '../counter-party/pending-command.tsx';
import { useOpenView } from '../counter-party/use-open-view.ts';
import { NewInvoice } from '../entry/new-invoice.tsx';
import { useEntryCommands } from '../entry/row-commands.tsx';

/** What a registration bought in a period, as its books have it. */
export function PurchaseInvoices() {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return <Purchases key={current.gstin + current.period} of={current} />;
}

function Purchases({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate({ from: '/purchase/invoices' });
  const { find, section, pos } = useSearch({ from: '/frame/purchase/invoices' });
  const filter = { period: of.period, find, section, pos };
  const answer = useInfiniteQuery({
    ...purchasesQuery(of, { ...filter, advances: section ? undefined : 'false' }),
    placeholderData: keepPreviousData,
  });
  const tables = useQuery(purchaseTablesQuery(of));
  const { rows, more, totals } = useList(answer);
  const columns = usePurchaseColumns(totals);
  const period = shownPeriod(of.period, i18n.language);
  const entry = useEntryCommands('purchase', of);
  useHotkeys([['N', entry.add]]);
  const openView = useOpenView('purchase');
  const pending = usePendingCommand(of, 'purchase');
  const viewCommands = ({ match }: Purchase): readonly RowCommand[] => {
    const identity = match?.identity;
    return identity ? [{ label: t('purchase.view'), letter: 'V', run: () => openView(of, identity) }] : [];
  };
  return (
    <Page
      fills
      title={t('purchase.title')}
      about={`${of.gstin} · ${period}`}
      tools={
        <>
          <ListTools
            name="purchase"
            columns={columns}
            list={listAddress(bookPath('purchase', of.gstin), filter)}
            whole={listAddress(bookPath('purchase', of.gstin), { period: of.period })}
            fileName={`${t('purchase.title')} ${of.gstin} ${of.period}`}
          />
          <ImportButton as="purchases" />
          <NewInvoice book="purchase" />
        </>
      }
    >
      <ListBar>
        <Find />
        <TableSelect tables={tables.data ?? []} section={section} />
      </ListBar>
      {pending.notice}
      <ListStates
        answer={answer}
        besides={[tables]}
        count={totals?.count}
        empty={
          <Empty ways={<NewInvoice book="purchase" />}>
            {t('purchase.empty', { gstin: of.gstin, period })}
          </Empty>
        }
      >
        <RecordList
          name="purchase"
          label={t('purchase.title')}
          columns={columns}
          rows={rows}
          count={totals?.count ?? 0}
          keyOf={(row) => String(row.entry)}
          nameOf={(row) => row.number}
          commandsOf={(row) => [
            ...entry.commandsOf(rowOf(row)),
            ...viewCommands(row),
            ...pending.commandsOf(row.match),
            {
              label: t('purchase.openMatching'),
              run: () => void navigate({ to: '/purchase/matching', search: { ...of, find: row.number } }),
            },
          ]}
          onEnter={(row) => void entry.edit(rowOf(row))}
          onOpen={(row) => void navigate({ to: '/purchase/matching', search: { ...of, find: row.number } })}
          onNearEnd={more}
          isStale={answer.isPlaceholderData}
          card={(row) => (
            <DocumentCard
              number={row.number}
              across={rupees(row.value)}
              party={row.supplierName}
              date={shownDate(row.date)}
            />
          )}
        />
      </ListStates>
    </Page>
  );
}

interface TableSelectProps {
  readonly tables: readonly PurchaseTile[];
  readonly section: string | undefined;
}

/** The table of GSTR-2 whose documents are shown. */
function TableSelect({ tables, section = '' }: TableSelectProps) {
  const { t } = useTranslation();
  const { add } = useFilters();
  const shown = tables.filter((table) => table.count > 0 || table.section === section);
  return (
    <Select
      aria-label={t('sale.table')}
      data={[
        { value: '', label: t('sale.documents') },
        ...shown.map((table) => ({ value: table.section, label: `${table.number} · ${table.title}` })),
        ...(section && shown.length === 0 ? [{ value: section, label: section.toUpperCase() }] : []),
      ]}
      value={section}
      onChange={(chosen) => add({ section: chosen || undefined })}
      w={250}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}

const rowOf = ({ entry, kind, supplierGstin, supplierName }: Purchase) => ({
  id: String(entry),
  partyGstin: supplierGstin,
  partyName: supplierName,
  isInvoice: kind === 'invoice',
});

const widths = { taxableValue: 116, igst: 96, cgst: 96, sgst: 96, cess: 76, value: 122 } as const;
const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess', 'value'] as const;

function usePurchaseColumns(totals: CountedAmounts | undefined): readonly ListColumn<Purchase>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('sale.number'),
        width: 140,
        exported: written.text('number'),
        cell: (row) => row.number || '–',
      },
      {
        id: 'date',
        header: t('sale.date'),
        width: 92,
        exported: written.date('date'),
        cell: (row) => shownDate(row.date),
      },
      {
        id: 'vendor',
        header: t('purchase.vendor'),
        width: 200,
        exported: written.text('supplierName'),
        filter: ({ supplierName: find }) => find && { filters: { find }, words: find },
        cell: (row) => row.supplierName,
      },
      {
        id: 'gstin',
        header: t('purchase.supplierGstin'),
        width: 152,
        exported: written.text('supplierGstin'),
        filter: ({ supplierGstin: find }) => find && { filters: { find }, words: find },
        cell: (row) => <span className="code">{row.supplierGstin}</span>,
      },
      {
        id: 'kind',
        header: t('purchase.kind'),
        width: 110,
        exported: written.text('kind', t('purchase.kinds', { returnObjects: true })),
        cell: (row) => t(`purchase.kinds.${row.kind}`, { defaultValue: row.kind }),
      },
      {
        id: 'pos',
        header: t('sale.pos'),
        width: 128,
        isExtra: true,
        exported: written.text('placeOfSupply'),
        cell: (row) => shownState(row.placeOfSupply, i18n.language),
      },
      ...amounts.map(
        (name): ListColumn<Purchase> => ({
          id: name,
          header: t(`amount.${name}`),
          isNumber: true,
          width: widths[name],
          exported: written.money(name),
          cell: (row) => rupees(row[name]),
          total: totals ? rupees(totals[name]) : '',
        }),
      ),
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
        isPinned: true,
        exported: written.text('match.action'),
        cell: (row) => (row.match ? <FlagMark {...row.match} /> : '–'),
      },
    ],
    [t, i18n.language, totals],
  );
}
