import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  counterpartiesAddress,
  counterpartiesQuery,
  imsCountsQuery,
} from '../../api/counterparty-queries.ts';
import { type ReturnRef, syncPageQuery } from '../../api/queries.ts';
import type { ActionCounts, CounterpartyDocument, DecisionView, SyncPage } from '../../api/types.ts';
import { rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { Empty, Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { DocumentCard } from '../../parts/record-list/document-card.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import type { RowCommand } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { WayToSync } from '../../parts/way-to.tsx';
import styles from '../counter-party/counter-party.module.css';
import { Impact } from '../counter-party/impact.tsx';
import { InwardTask } from '../counter-party/inward-task.tsx';
import { TheirAction } from '../counter-party/match-chips.tsx';
import { type MoreOfDecision, useDecisions } from '../counter-party/use-decisions.ts';
import { useInwardTask } from '../counter-party/use-inward-task.ts';
import { useOpenView } from '../counter-party/use-open-view.ts';
import { ActionOf, useImsColumns } from './ims-columns.tsx';
import { ImsSelection } from './ims-selection.tsx';
import { ReduceDialog } from './reduce-dialog.tsx';
import { RemarksDialog } from './remarks-dialog.tsx';
import { current, isStaged, useImsSelection } from './use-ims-selection.ts';

/** IMS: what suppliers saved and filed, what is done about it, and the upload of it. */
export function Ims() {
  const { g, p } = useParams({ from: '/frame/gstr2/$g/$p/ims' });
  return <Documents key={g + p} of={{ gstin: g, period: p, form: 'GSTR2' }} />;
}

/** What a dialog is asked about: rejecting, keeping pending, or the credit that an accepted note takes back. */
interface Asked {
  readonly rows: readonly CounterpartyDocument[];
  readonly action: 'R' | 'P' | 'reduce';
}

function Documents({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const _navigate = useNavigate({ from: '/gstr2/$g/$p/ims' });
  const { find } = useSearch({ from: '/frame/gstr2/$g/$p/ims' });
  const task = useInwardTask(of);
  const decisions = useDecisions(of, 'purchase');
  const [asked, setAsked] = useState<Asked | null>(null);
  const sync = useQuery(syncPageQuery(of));
  const { data: page } = sync;
  const counts = useQuery(imsCountsQuery(of));
  const answer = useInfiniteQuery({
    ...counterpartiesQuery(of, { side: 'purchase', kind: 'IMS', find }),
    placeholderData: keepPreviousData,
  });
  const { rows, more, totals } = useList(answer);
  const columns = useImsColumns(decisions.byIdentity);
  const selection = useImsSelection(rows, decisions);
  const openView = useOpenView('purchase');
  const commandsOf = useCommands(decisions, { onAsk: setAsked, onView: (id) => openView(of, id) });
  return (
    <Page
      fills
      title={t('gstr2.ims')}
      about={`${of.gstin} · ${shownPeriod(of.period, i18n.language)}`}
      tools={
        <>
          <ListTools
            name="ims"
            columns={columns}
            list={counterpartiesAddress(of, { side: 'purchase', kind: 'IMS', find })}
            whole={counterpartiesAddress(of, { side: 'purchase', kind: 'IMS' })}
            fileName={`IMS ${of.gstin}`}
          />
          {page && <Tools page={page} task={task} />}
        </>
      }
    >
      {counts.data && <Counters of={counts.data} />}
      <ListBar>
        <Find />
        {page && <Reasons gates={[page.buttons.compute2b]} />}
      </ListBar>
      <InwardTask {...task} />
      {decisions.trouble && <Notice tone="bad">{decisions.trouble}</Notice>}
      {decisions.said && <Impact said={decisions.said} />}
      <ListStates
        answer={answer}
        besides={[sync, counts, decisions.answer]}
        count={totals?.count}
        empty={<Empty ways={<WayToSync of={of} />}>{t('purchase.noneDownloaded')}</Empty>}
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
          selected={selection.selected}
          onSelect={selection.select}
          onNearEnd={more}
          isStale={answer.isPlaceholderData}
          card={(row) => <Card row={row} decision={decisions.byIdentity.get(row.identity)} />}
        />
      </ListStates>
      <ImsSelection
        rows={selection.chosen}
        decisions={decisions.byIdentity}
        onAccept={() => void selection.decide(selection.chosen, 'A')}
        onAsk={(action) => setAsked({ rows: selection.chosen, action })}
        onReset={() => void selection.reset()}
      />
      {asked && (
        <Dialogs
          asked={asked}
          onClose={() => setAsked(null)}
          onStage={(meant, action, also) => {
            setAsked(null);
            void selection.decide(meant, action, also);
          }}
        />
      )}
    </Page>
  );
}

interface CardProps {
  readonly row: CounterpartyDocument;
  readonly decision: DecisionView | undefined;
}

function Card({ row, decision }: CardProps) {
  return (
    <DocumentCard
      number={row.number}
      across={rupees(row.taxableValue)}
      party={row.counterpartyName ?? row.counterpartyGstin}
    >
      <ActionOf row={row} decision={decision} />
    </DocumentCard>
  );
}

interface DialogsProps {
  readonly asked: Asked;
  readonly onClose: () => void;
  readonly onStage: (
    rows: readonly CounterpartyDocument[],
    action: 'A' | 'R' | 'P',
    more: MoreOfDecision,
  ) => void;
}

function Dialogs({ asked: { rows, action }, onClose, onStage }: DialogsProps) {
  const [only] = rows;
  if (action !== 'reduce')
    return (
      <RemarksDialog
        rows={rows}
        action={action}
        onClose={onClose}
        onStage={(meant, remarks) => onStage(meant, action, { remarks })}
      />
    );
  return (
    only && (
      <ReduceDialog
        row={only}
        onClose={onClose}
        onStage={(reduction) => onStage(rows, 'A', reduction === null ? {} : { reduction })}
      />
    )
  );
}

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

function Counters({ of }: { of: ActionCounts }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.counters} aria-label={t('gstr2.imsCounts')}>
      {(['N', 'A', 'R', 'P'] as const).map((action) => (
        <div key={action} className={styles.counter}>
          <dt>
            <TheirAction action={action} />
          </dt>
          <dd className={styles.figure}>{of[action]}</dd>
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
    const view: RowCommand = { label: t('purchase.view'), letter: 'V', run: () => onView(row.identity) };
    const commands: RowCommand[] = [
      view,
      { label: t('purchase.accept'), letter: 'A', run: () => void stage([current(row)], 'A') },
      {
        label: t('purchase.reject'),
        letter: 'R',
        isGrave: true,
        run: () => onAsk({ rows: [row], action: 'R' }),
      },
    ];
    if (row.mayReduce)
      commands.push({ label: t('bulk.acceptPart'), run: () => onAsk({ rows: [row], action: 'reduce' }) });
    if (!row.isPendingBlocked)
      commands.push({
        label: t('purchase.markPending'),
        letter: 'P',
        run: () => onAsk({ rows: [row], action: 'P' }),
      });
    if ((row.action ?? 'N') !== 'N')
      commands.push({ label: t('gstr2.reset'), run: () => void stage([current(row)], 'N') });
    if (isStaged(byIdentity.get(row.identity)))
      commands.push({ label: t('purchase.undo'), letter: 'U', run: () => void undo([current(row)]) });
    return commands;
  };
}
