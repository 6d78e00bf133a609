import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approvalsQuery, decide, delegationsQuery, recall } from '../../api/approval-queries.ts';
import type { Approval } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { grouped, rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Empty, Failed, Said } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import type { ListColumn, RowCommand } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { ApprovalChip } from './approval-chip.tsx';
import styles from './approvals.module.css';
import { DelegateDialog } from './delegate-dialog.tsx';
import { Delegations } from './delegations.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** The inbox of maker and checker: what waits, who asks, how much it is; A approves, R rejects. */
export function Approvals() {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const answer = useQuery(approvalsQuery);
  const delegations = useQuery(delegationsQuery);
  const rows = answer.data ?? [];
  const columns = useApprovalColumns();
  const act = useAct();
  const [says, setSays] = useState<string | null>(null);
  const [rejecting, setRejecting] = useState<Approval | null>(null);
  const [isDelegating, setDelegating] = useState(false);
  const renew = () => cache.invalidateQueries();
  const run = (work: () => Promise<{ readonly says: string }>) =>
    void act.run(async () => {
      setSays(null);
      await work()
        .then((done) => setSays(done.says))
        .finally(renew);
    });
  const open = ({ gstin, period }: Approval) =>
    void navigate({ to: '/gstr1/$g/$p/sync', params: { g: gstin, p: period }, search: {} });
  const commandsOf = (row: Approval): readonly RowCommand[] => [
    { label: t('approvals.open'), run: () => open(row) },
    ...(row.decide.enabled
      ? [
          {
            label: t('approvals.approve'),
            letter: 'a',
            run: () => run(() => decide(row.approvalId, 'approve')),
          },
          { label: t('approvals.reject'), letter: 'r', isGrave: true, run: () => setRejecting(row) },
        ]
      : []),
    ...(row.mayRecall
      ? [{ label: t('approvals.recall'), run: () => run(() => recall(row.approvalId)) }]
      : []),
  ];
  return (
    <Page
      fills
      title={t('approvals.title')}
      tools={
        <Button variant="default" onClick={() => setDelegating(true)}>
          {t('approvals.delegate')}
        </Button>
      }
    >
      <div className={styles.said}>
        {act.failure !== null && <Failed failure={act.failure} />}
        {says && <Said>{says}</Said>}
      </div>
      <Delegations />
      <ListStates
        answer={answer}
        besides={[delegations]}
        count={answer.data && rows.length}
        empty={<Empty>{t('approvals.empty')}</Empty>}
      >
        <RecordList
          name="approvals"
          label={t('approvals.title')}
          columns={columns}
          rows={rows}
          count={rows.length}
          keyOf={(row) => row.approvalId}
          nameOf={(row) => `${row.form} ${row.gstin} ${shownPeriod(row.period, i18n.language)}`}
          commandsOf={commandsOf}
          onOpen={open}
          card={(row) => <Card row={row} />}
        />
      </ListStates>
      <ReasonDialog
        title={t('approvals.reject')}
        about={t('approvals.rejectSays')}
        label={t('audit.reason')}
        act={t('approvals.reject')}
        isNeeded
        opened={rejecting !== null}
        onClose={() => setRejecting(null)}
        onGive={async (reason) => {
          if (rejecting) setSays((await decide(rejecting.approvalId, 'reject', reason)).says);
          await renew();
        }}
      />
      <DelegateDialog opened={isDelegating} onClose={() => setDelegating(false)} />
    </Page>
  );
}

function Card({ row }: { row: Approval }) {
  const { t, i18n } = useTranslation();
  return (
    <div className={styles.card}>
      <span>
        <strong>
          {row.form} · {t(`approvals.purposes.${row.purpose}`)}
        </strong>{' '}
        {shownPeriod(row.period, i18n.language)} <ApprovalChip of={row} />
      </span>
      <span className="code">{row.gstin}</span>
      <span className="dim">
        {row.requestedBy} · {rupees(row.taxableValue)}
      </span>
      {(row.says ?? row.reason) && <span>{row.says ?? row.reason}</span>}
    </div>
  );
}

function useApprovalColumns(): readonly ListColumn<Approval>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      { id: 'state', header: t('approvals.status'), width: 150, cell: (row) => <ApprovalChip of={row} /> },
      {
        id: 'gstin',
        header: t('context.gstin'),
        width: 165,
        cell: (row) => <span className="code">{row.gstin}</span>,
      },
      { id: 'form', header: t('returnStatus.form'), width: 90, cell: (row) => row.form },
      {
        id: 'purpose',
        header: t('approvals.purpose'),
        width: 150,
        cell: (row) => t(`approvals.purposes.${row.purpose}`),
      },
      {
        id: 'period',
        header: t('context.period'),
        width: 100,
        cell: (row) => shownPeriod(row.period, i18n.language),
      },
      { id: 'by', header: t('approvals.preparedBy'), width: 190, cell: (row) => row.requestedBy },
      {
        id: 'documents',
        header: t('compare.count'),
        width: 100,
        isNumber: true,
        cell: (row) => grouped(row.documents),
      },
      {
        id: 'value',
        header: t('amount.taxableValue'),
        width: 140,
        isNumber: true,
        cell: (row) => rupees(row.taxableValue),
      },
      { id: 'tax', header: t('amount.tax'), width: 130, isNumber: true, cell: (row) => rupees(row.tax) },
      { id: 'since', header: t('approvals.since'), width: 145, cell: (row) => shownInstant(row.requestedAt) },
      { id: 'differences', header: t('approvals.differences'), width: 260, cell: (row) => row.says ?? '' },
      { id: 'decided', header: t('approvals.decidedBy'), width: 190, cell: (row) => row.decidedBy ?? '' },
      { id: 'reason', header: t('audit.reason'), width: 220, cell: (row) => row.reason ?? row.note },
    ],
    [t, i18n.language],
  );
}
