import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { counterpartiesQuery, imsCountsQuery } from '../../api/counterparty-queries.ts';
import { type ReturnRef, syncPageQuery } from '../../api/queries.ts';
import type { CounterpartyDocument, DecisionView, SyncPage } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { Empty, Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { DocumentCard } from '../../parts/record-list/document-card.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import type { ListColumn, RowCommand } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import styles from '../counter-party/counter-party.module.css';
import { InwardTask } from '../counter-party/inward-task.tsx';
import { FlagMark, MatchChip, TheirAction } from '../counter-party/match-chips.tsx';
import { useDecisions } from '../counter-party/use-decisions.ts';
import { useInwardTask } from '../counter-party/use-inward-task.ts';
import { useOpenView } from '../counter-party/use-open-view.ts';
import { RemarksDialog } from './remarks-dialog.tsx';

/** IMS: what suppliers saved and filed, what is done about it, and the upload of it. */
export function Ims() {
  const { g, p } = useParams({ from: '/frame/gstr2/$g/$p/ims' });
  return <Documents key={g + p} of={{ gstin: g, period: p, form: 'GSTR2' }} />;
}

interface Asked {
  readonly row: CounterpartyDocument;
  readonly action: 'R' | 'P';
}

function Documents({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const _navigate = useNavigate({ from: '/gstr2/$g/$p/ims' });
  const { find } = useSearch({ from: '/frame/gstr2/$g/$p/ims' });
  const task = useInwardTask(of);
  const decisions = useDecisions(of, 'purchase');
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data: page } = useQuery(syncPageQuery(of));
  const answer = useInfiniteQuery({
    ...counterpartiesQuery(of, { side: 'purchase', kind: 'IMS', find }),
    placeholderData: keepPreviousData,
  });
  const { rows, more, totals } = useList(answer);
  const columns = useColumns(decisions.byIdentity);
  const openView = useOpenView('purchase');
  const commandsOf = useCommands(decisions, { onAsk: setAsked, onView: (id) => openView(of, id) });
  return (
    <Page
      fills
      title={t('gstr2.ims')}
      about={`${of.gstin} · ${shownPeriod(of.period, i18n.language)}`}
      tools={page && <Tools page={page} task={task} />}
    >
      <Counters of={of} />
      <ListBar>
        <Find />
        {page && <Reasons gates={[page.buttons.compute2b]} />}
      </ListBar>
      <InwardTask {...task} />
      {decisions.trouble && <Notice tone="bad">{decisions.trouble}</Notice>}
      {decisions.said && decisions.said.faults.length > 0 && (
        <Notice tone="needs">{decisions.said.faults.join(' ')}</Notice>
      )}
      <ListStates
        answer={answer}
        count={totals?.count}
        empty={<Empty>{t(find ? 'sale.emptyFiltered' : 'purchase.noneDownloaded')}</Empty>}
      >
        <RecordList
          name="ims"
          label={t('gstr2.ims')}
          columns={columns}
          rows={rows}
          count={totals?.count ?? 0}
          keyOf={(row) => row.identity}
          nameOf={(row) => row.number}
          commandsOf={commandsOf}
          onOpen={(row) => openView(of, row.identity)}
          onNearEnd={more}
          isStale={answer.isPlaceholderData}
          card={(row) => (
            <DocumentCard
              number={row.number}
              across={rupees(row.taxableValue)}
              party={row.counterpartyName ?? row.counterpartyGstin}
            >
              <ActionOf row={row} decision={decisions.byIdentity.get(row.identity)} />
            </DocumentCard>
          )}
        />
      </ListStates>
      {asked && (
        <RemarksDialog
          number={asked.row.number}
          action={asked.action}
          onClose={() => setAsked(null)}
          onStage={(remarks) => {
            setAsked(null);
            void decisions.stage([current(asked.row)], asked.action, remarks);
          }}
        />
      )}
    </Page>
  );
}

const current = ({ identity }: CounterpartyDocument) => ({ identity, regime: 'Current' as const });

function Tools({ page, task }: { page: SyncPage; task: ReturnType<typeof useInwardTask> }) {
  const { t } = useTranslation();
  const { compute2b, acceptReject, counterPartyDownload } = page.buttons;
  const download = page.regime === 'Current' ? counterPartyDownload : compute2b;
  return (
    <>
      <GatedButton
        gate={download}
        isBusy={task.isBusy}
        icon={<IconDownload size={15} aria-hidden="true" />}
        onPress={() => void task.start('download', { statement: 'IMS' })}
      >
        {t('sync.download')}
      </GatedButton>
      <GatedButton gate={compute2b} isBusy={task.isBusy} onPress={() => void task.start('compute-2b')}>
        {t('purchase.compute')}
      </GatedButton>
      <GatedButton
        gate={page.regime === 'Current' ? acceptReject : compute2b}
        look="filled"
        isBusy={task.isBusy}
        onPress={() => void task.start('act')}
      >
        {t('gstr2.upload', { count: page.answers.staged })}
      </GatedButton>
    </>
  );
}

function Counters({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const { data } = useQuery(imsCountsQuery(of));
  if (!data) return null;
  return (
    <dl className={styles.counters} aria-label={t('gstr2.imsCounts')}>
      {(['N', 'A', 'R', 'P'] as const).map((action) => (
        <div key={action} className={styles.counter}>
          <dt>
            <TheirAction action={action} />
          </dt>
          <dd className={styles.figure}>{data[action]}</dd>
        </div>
      ))}
    </dl>
  );
}

interface CommandsOn {
  readonly onAsk: (asked: Asked) => void;
  readonly onView: (identity: string) => void;
}

function useCommands(
  { stage, undo, byIdentity }: ReturnType<typeof useDecisions>,
  { onAsk, onView }: CommandsOn,
): (row: CounterpartyDocument) => readonly RowCommand[] {
  const { t } = useTranslation();
  return (row) => {
    const isStaged = byIdentity.get(row.identity)?.state === 'staged';
    const view: RowCommand = { label: t('purchase.view'), letter: 'V', run: () => onView(row.identity) };
    const commands: RowCommand[] = [
      view,
      { label: t('purchase.accept'), letter: 'A', run: () => void stage([current(row)], 'A') },
      {
        label: t('purchase.reject'),
        letter: 'R',
        isGrave: true,
        run: () => onAsk({ row, action: 'R' }),
      },
    ];
    if (!row.isPendingBlocked)
      commands.push({
        label: t('purchase.markPending'),
        letter: 'P',
        run: () => onAsk({ row, action: 'P' }),
      });
    if (row.action !== null && row.action !== 'N')
      commands.push({ label: t('gstr2.reset'), run: () => void stage([current(row)], 'N') });
    if (isStaged)
      commands.push({ label: t('purchase.undo'), letter: 'U', run: () => void undo([current(row)]) });
    return commands;
  };
}

/** What the portal shows, and beside it what is staged. */
function ActionOf({ row, decision }: { row: CounterpartyDocument; decision: DecisionView | undefined }) {
  const { t } = useTranslation();
  return (
    <span>
      <TheirAction action={(row.action ?? 'N') as 'A' | 'R' | 'P' | 'N'} />
      {decision && decision.state !== 'confirmed' && (
        <span className="small" title={decision.says || undefined}>
          {' '}
          → {t(`purchase.flag.${decision.action}`)} · {t(`purchase.decision.${decision.state}`)}
        </span>
      )}
    </span>
  );
}

function useColumns(
  decisions: ReadonlyMap<string, DecisionView>,
): readonly ListColumn<CounterpartyDocument>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { id: 'number', header: t('sale.number'), width: 132, cell: (row) => row.number },
      { id: 'date', header: t('sale.date'), width: 92, cell: (row) => shownDate(row.date) },
      {
        id: 'vendor',
        header: t('purchase.vendor'),
        width: 200,
        cell: (row) => row.counterpartyName ?? <span className="code">{row.counterpartyGstin}</span>,
      },
      {
        id: 'taxable',
        header: t('amount.taxableValue'),
        isNumber: true,
        width: 122,
        cell: (row) => rupees(row.taxableValue),
      },
      {
        id: 'tax',
        header: t('purchase.taxAmount'),
        isNumber: true,
        width: 110,
        cell: (row) => rupees(row.igst + row.cgst + row.sgst + row.cess),
      },
      {
        id: 'code',
        header: t('purchase.matchCode'),
        width: 108,
        cell: (row) => (row.match ? <MatchChip code={row.match.code} /> : '–'),
      },
      {
        id: 'recommended',
        header: t('gstr2.recommended'),
        width: 140,
        cell: (row) => (row.match ? <FlagMark {...row.match} /> : '–'),
      },
      {
        id: 'remarks',
        header: t('gstr2.remarks'),
        width: 140,
        isExtra: true,
        cell: (row) => decisions.get(row.identity)?.remarks ?? '',
      },
      {
        id: 'action',
        header: t('gstr2.action'),
        width: 250,
        isPinned: true,
        cell: (row) => <ActionOf row={row} decision={decisions.get(row.identity)} />,
      },
    ],
    [t, decisions],
  );
}
