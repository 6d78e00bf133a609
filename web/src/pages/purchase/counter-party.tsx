import { Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { counterpartiesQuery } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { CountedAmounts, CounterpartyDocument, StatementKind } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { Chip } from '../../parts/chip.tsx';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import type { ListColumn } from '../../parts/record-list/list-column.ts';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { Find } from './find.tsx';
import { InwardTask } from './inward-task.tsx';
import styles from './purchase.module.css';
import { useConnected } from './use-connected.ts';
import { useInwardTask } from './use-inward-task.ts';
import { useList } from './use-list.ts';

const kinds: readonly StatementKind[] = ['IMS', 'GSTR-2B', 'GSTR-2A'];

/** What suppliers report, as the portal's statements show it; each can be downloaded anew. */
export function CounterParty() {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return <Reported key={current.gstin + current.period} of={current} />;
}

function Reported({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate({ from: '/purchase/counter-party' });
  const { find, kind = 'IMS' } = useSearch({ from: '/frame/purchase/counter-party' });
  const task = useInwardTask(of);
  const connected = useConnected(of);
  const answer = useInfiniteQuery({
    ...counterpartiesQuery(of, { kind, find, ...(kind === 'IMS' ? {} : { period: of.period }) }),
    placeholderData: keepPreviousData,
  });
  const { rows, more } = useList(answer);
  const totals = answer.data?.pages[0]?.totals;
  const columns = useColumns(totals);
  const set = (change: { find?: string | undefined; kind?: string | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const match = (row: CounterpartyDocument) =>
    void navigate({ to: '/purchase/matching', search: { ...of, find: row.number } });
  return (
    <Page
      fills
      title={t('purchase.counterParty')}
      about={`${of.gstin} · ${shownPeriod(of.period, i18n.language)}`}
    >
      <div className={styles.bar}>
        <Find value={find ?? ''} onFind={(text) => set({ find: text || undefined })} />
        <Select
          aria-label={t('purchase.source')}
          data={kinds}
          value={kind}
          onChange={(value) => set({ kind: value ?? undefined })}
          w={130}
        />
        <GatedButton
          gate={connected}
          look="filled"
          isBusy={task.isBusy}
          icon={<IconDownload size={15} aria-hidden="true" />}
          onPress={() => void task.start('download', { statement: kind })}
        >
          {t('purchase.download', { statement: kind })}
        </GatedButton>
        <Reasons gates={[connected]} />
      </div>
      <InwardTask {...task} />
      {answer.error && <Failed failure={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Waiting rows={12} />}
      {totals?.count === 0 && <Empty>{t(find ? 'sale.emptyFiltered' : 'purchase.noneDownloaded')}</Empty>}
      {totals && totals.count > 0 && (
        <RecordList
          name="counter-party"
          label={t('purchase.counterParty')}
          columns={columns}
          rows={rows}
          count={totals.count}
          keyOf={(row) => row.kind + row.identity}
          nameOf={(row) => row.number}
          commandsOf={(row) => [{ label: t('purchase.openMatching'), run: () => match(row) }]}
          onOpen={match}
          onNearEnd={more}
          isStale={answer.isPlaceholderData}
          card={(row) => (
            <>
              <div className={styles.cardLine}>
                <strong>{row.number}</strong>
                <span>{rupees(row.taxableValue)}</span>
              </div>
              <div className="dim">{row.counterpartyName ?? row.counterpartyGstin}</div>
              <div className={styles.cardLine}>
                <span className="dim">{shownDate(row.date)}</span>
                <FiledChip isFiled={row.isFiled} />
              </div>
            </>
          )}
        />
      )}
    </Page>
  );
}

function FiledChip({ isFiled }: { isFiled: boolean }) {
  const { t } = useTranslation();
  return (
    <Chip tone={isFiled ? 'ok' : 'needs'} mark={isFiled ? '✓' : '!'}>
      {t(isFiled ? 'purchase.filed' : 'purchase.notFiled')}
    </Chip>
  );
}

const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;

function useColumns(totals: CountedAmounts | undefined): readonly ListColumn<CounterpartyDocument>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { id: 'number', header: t('sale.number'), width: 140, cell: (row) => row.number },
      { id: 'date', header: t('sale.date'), width: 92, cell: (row) => shownDate(row.date) },
      {
        id: 'vendor',
        header: t('purchase.vendor'),
        width: 220,
        cell: (row) => row.counterpartyName ?? '–',
      },
      {
        id: 'gstin',
        header: t('purchase.supplierGstin'),
        width: 152,
        cell: (row) => <span className="code">{row.counterpartyGstin}</span>,
      },
      {
        id: 'kind',
        header: t('purchase.kind'),
        width: 110,
        cell: (row) => t(`purchase.kinds.${row.documentKind}`, { defaultValue: row.documentKind }),
      },
      ...amounts.map(
        (name): ListColumn<CounterpartyDocument> => ({
          id: name,
          header: t(`amount.${name}`),
          isNumber: true,
          width: name === 'taxableValue' ? 122 : 108,
          cell: (row) => rupees(row[name]),
          total: totals ? rupees(totals[name]) : '',
        }),
      ),
      {
        id: 'filed',
        header: t('purchase.cfs'),
        width: 120,
        isPinned: true,
        cell: (row) => <FiledChip isFiled={row.isFiled} />,
      },
    ],
    [t, totals],
  );
}
