import { useHotkeys } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordFilter, type ReturnRef, recordsAddress } from '../../api/queries.ts';
import type { RecordListRow } from '../../api/types.ts';
import { shownPeriod } from '../../format/period.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { ImportButton } from '../../parts/import-button.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { WayTo } from '../../parts/way-to.tsx';
import { usePendingCommand } from '../counter-party/pending-command.tsx';
import { NewInvoice } from '../entry/new-invoice.tsx';
import { useEntryCommands } from '../entry/row-commands.tsx';
import { TypedSales } from '../entry/typed-sales.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { DocumentDrawer } from './document-drawer.tsx';
import { useRowName, useSaleColumns } from './sale-columns.tsx';
import { InvoiceCard, rowDocument, useSaleCommands } from './sale-commands.tsx';
import { SaleFilters } from './sale-filters.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useSaleRows } from './use-sale-rows.ts';
import { useSelection } from './use-selection.ts';

/** The sale invoices of one return: found, filtered, opened, deleted; totals of everything that matches. */
export function SaleInvoices() {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  const { view } = useSearch({ from: '/frame/sale/invoices' });
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  const key = current.gstin + current.period;
  return view === 'typed' ? <TypedSales key={key} of={current} /> : <SaleList key={key} of={current} />;
}

function SaleList({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate({ from: '/sale/invoices' });
  const search = useSearch({ from: '/frame/sale/invoices' });
  const filter = useMemo(
    () => ({ section: search.section, state: search.state, pos: search.pos, find: search.find }),
    [search],
  );
  const { answer, tables, rows, totals, more } = useSaleRows(of, filter);
  const { selected, matching, ...chosen } = useSelection({ filter, totals, loaded: rows.length });
  const [doomed, setDoomed] = useState<readonly RecordListRow[]>([]);
  const [corrected, setCorrected] = useState<string | null>(null);
  const columns = useSaleColumns(totals);
  const nameOf = useRowName();
  const open = (row: RecordListRow | null) =>
    void navigate({ search: (old) => ({ ...old, doc: row?.key }), replace: row === null });
  const pending = usePendingCommand(of, 'sale');
  const commandsOf = useSaleCommands({
    of,
    onOpen: open,
    onDelete: (row) => setDoomed([row]),
    onCorrect: ({ key }) => setCorrected(key),
    pendingOf: pending.commandsOf,
  });
  const period = shownPeriod(of.period, i18n.language);
  const empty = <NothingHere of={of} period={period} />;
  const entry = useEntryCommands('sale', of);
  useHotkeys([['N', entry.add]]);
  return (
    <Page
      fills
      title={t('sale.title')}
      about={`${of.gstin} · ${period}`}
      tools={<SaleTools of={of} filter={filter} columns={columns} />}
    >
      <SaleFilters of={of} />
      {pending.notice}
      <ListStates answer={answer} besides={[tables]} count={totals?.count} empty={empty}>
        <RecordList
          name="sale"
          label={t('sale.title')}
          columns={columns}
          rows={rows}
          count={totals?.count ?? 0}
          keyOf={(row) => row.key}
          nameOf={nameOf}
          commandsOf={commandsOf}
          onOpen={open}
          onEnter={(row) => entry.edit(rowDocument(row)) || open(row)}
          selected={selected}
          onSelect={chosen.select}
          onNearEnd={more}
          isStale={answer.isPlaceholderData}
          card={(row) => <InvoiceCard row={row} />}
        />
      </ListStates>
      <SelectionBar
        rows={rows.filter((row) => selected.has(row.key))}
        matching={matching}
        more={chosen.more}
        onClear={chosen.clear}
        onDelete={setDoomed}
      />
      <DocumentDrawer
        of={of}
        recordKey={search.doc}
        rows={rows}
        onGo={open}
        onDelete={(row) => setDoomed([row])}
      />
      <CorrectDialog of={of} recordKey={corrected} onClose={() => setCorrected(null)} />
      <DeleteDialog
        of={of}
        rows={doomed}
        matching={matching && doomed.length > 1 ? { filter, count: matching.count } : null}
        onClose={() => setDoomed([])}
        onDeleted={() => {
          chosen.clear();
          open(null);
        }}
      />
    </Page>
  );
}

interface SaleToolsProps {
  readonly of: ReturnRef;
  readonly filter: RecordFilter;
  readonly columns: ReturnType<typeof useSaleColumns>;
}

function SaleTools({ of, filter, columns }: SaleToolsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ListTools
        name="sale"
        columns={columns}
        list={recordsAddress(of, filter)}
        whole={recordsAddress(of, {})}
        fileName={`${t('sale.title')} ${of.gstin} ${of.period}`}
      />
      <ImportButton />
      <NewInvoice book="sale" />
    </>
  );
}

function NothingHere({ of, period }: { of: ReturnRef; period: string }) {
  const { t } = useTranslation();
  return (
    <Empty
      ways={
        <>
          <WayTo to={{ to: '/import', search: { ...of } }}>{t('sale.import')}</WayTo>
          <NewInvoice book="sale" />
        </>
      }
    >
      {t('sale.empty', { gstin: of.gstin, period })}
    </Empty>
  );
}
