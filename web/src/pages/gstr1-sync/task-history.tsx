import { useTranslation } from 'react-i18next';
import { isOpenTask } from '../../api/live-return.ts';
import type { Task } from '../../api/types.ts';
import { shownInstant, shownTime } from '../../format/date.ts';
import { TaskChip } from '../../parts/chip.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';

/** Everything that was done for this return, the newest first. */
export function TaskHistory({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useTranslation();
  const heads = ['action', 'status', 'result', 'started', 'ended', 'by'] as const;
  return (
    <Card title={t('tasks.title')}>
      {tasks.length === 0 && <Empty>{t('tasks.none')}</Empty>}
      {tasks.length > 0 && (
        <PlainTable name={t('tasks.title')} heads={heads.map((head) => ({ label: t(`tasks.${head}`) }))}>
          {tasks.map((task) => (
            <tr key={task.taskId}>
              <th scope="row">{task.title}</th>
              <td>
                <TaskChip state={task.state} />
                {isOpenTask(task) && task.progress.of > 0 && (
                  <span className="dim small">
                    {' '}
                    {t('jobs.of', { done: task.progress.done, of: task.progress.of })}
                  </span>
                )}
              </td>
              <td>
                {task.says} {task.code && <span className="code">{task.code}</span>}
              </td>
              <td className="number" style={{ textAlign: 'left' }}>
                {shownInstant(task.startedAt)}
              </td>
              <td>{shownTime(task.endedAt)}</td>
              <td>{task.by}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </Card>
  );
}
