import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpenTask } from '../../api/live-return.ts';
import { type ReturnRef, returnKey } from '../../api/queries.ts';
import { post, returnPath } from '../../api/request.ts';
import { tasksQuery } from '../../api/status-queries.ts';
import type { Task } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { TaskChip } from '../../parts/chip.tsx';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Empty, Failed } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { type ListColumn, type RowCommand, written } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { TaskProgress } from '../../parts/task-progress.tsx';
import { WayToSync } from '../../parts/way-to.tsx';

const keyOf = ({ taskId }: Task): string => taskId;

/** Every job of one return: what was asked, by whom, and what became of it. */
export function TaskHistory() {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return <Tasks of={current} />;
}

function Tasks({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const answer = useQuery({
    ...tasksQuery(of),
    refetchInterval: ({ state }) => (state.data?.some(isOpenTask) ? 3000 : false),
  });
  const tasks = answer.data ?? [];
  const columns = useTaskColumns();
  const period = shownPeriod(of.period, i18n.language);
  const copy = ({ title, says, code, taskId }: Task) =>
    void navigator.clipboard.writeText([title, says, code, taskId].filter(Boolean).join('\n'));
  const cancel = ({ taskId }: Task) =>
    void act.run(async () => {
      await post(`${returnPath(of.gstin, of.period)}/tasks/${taskId}/cancel`);
      await cache.invalidateQueries({ queryKey: returnKey(of) });
    });
  const commandsOf = (task: Task): readonly RowCommand[] => [
    { label: t('app.copyDetails'), letter: 'c', run: () => copy(task) },
    ...(isOpenTask(task) ? [{ label: t('taskHistory.cancel'), isGrave: true, run: () => cancel(task) }] : []),
  ];
  return (
    <Page
      fills
      title={t('tasks.title')}
      about={`${of.gstin} · ${period}`}
      tools={
        <ListTools
          name="tasks"
          columns={columns}
          list={`${returnPath(of.gstin, of.period)}/tasks`}
          whole={`${returnPath(of.gstin, of.period)}/tasks`}
          fileName={`${t('tasks.title')} ${of.gstin} ${of.period}`}
        />
      }
    >
      {act.failure !== null && <Failed failure={act.failure} />}
      <ListStates
        answer={answer}
        count={answer.data?.length}
        empty={<Empty ways={<WayToSync of={of} />}>{t('tasks.none')}</Empty>}
      >
        <RecordList
          name="tasks"
          label={t('tasks.title')}
          columns={columns}
          rows={tasks}
          count={tasks.length}
          keyOf={keyOf}
          nameOf={({ title }) => title}
          commandsOf={commandsOf}
          onOpen={copy}
          card={(task) => <TaskProgress task={task} withTitle />}
        />
      </ListStates>
    </Page>
  );
}

function useTaskColumns(): readonly ListColumn<Task>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'action',
        header: t('tasks.action'),
        width: 190,
        exported: written.text('title'),
        cell: (task) => task.title,
      },
      {
        id: 'started',
        header: t('tasks.started'),
        width: 140,
        exported: written.instant('startedAt'),
        cell: (task) => shownInstant(task.startedAt),
      },
      {
        id: 'ended',
        header: t('tasks.ended'),
        width: 140,
        exported: written.instant('endedAt'),
        cell: (task) => shownInstant(task.endedAt),
      },
      {
        id: 'state',
        header: t('tasks.status'),
        width: 180,
        exported: written.text('state', t('jobs.state', { returnObjects: true })),
        cell: (task) => <TaskChip state={task.state} />,
      },
      {
        id: 'progress',
        header: t('taskHistory.progress'),
        width: 110,
        cell: ({ progress }) => (progress.of > 0 ? t('jobs.of', progress) : ''),
      },
      { id: 'by', header: t('tasks.by'), width: 150, exported: written.text('by'), cell: (task) => task.by },
      {
        id: 'result',
        header: t('tasks.result'),
        width: 460,
        exported: written.text('says'),
        cell: (task) => task.says,
      },
      {
        id: 'code',
        header: t('taskHistory.code'),
        width: 110,
        exported: written.text('code'),
        cell: (task) => task.code,
      },
    ],
    [t],
  );
}
