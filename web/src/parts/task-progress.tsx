import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isOpenTask } from '../api/live-return.ts';
import type { Task } from '../api/types.ts';
import { shownTime } from '../format/date.ts';
import { TaskChip } from './chip.tsx';
import styles from './task-progress.module.css';

/** One job: its state, what it says, and how far it is while it runs. */
export function TaskProgress({ task, withTitle }: { task: Task; withTitle?: boolean }) {
  const { t } = useTranslation();
  const { done, of } = task.progress;
  const percent = of > 0 ? Math.round((100 * done) / of) : 0;
  const isOpen = isOpenTask(task);
  return (
    <div className={styles.task}>
      <div className={styles.head}>
        {withTitle && <strong>{task.title}</strong>}
        <TaskChip state={task.state} />
        {isOpen && of > 0 && <span className="dim small">{t('jobs.of', { done, of })}</span>}
        <span className="dim small">{shownTime(task.endedAt ?? task.startedAt)}</span>
        {!isOpen && <Says task={task} />}
      </div>
      {isOpen && (
        <Progress value={of > 0 ? percent : 100} animated={of === 0} size={5} aria-label={task.title} />
      )}
      {isOpen && <Says task={task} />}
    </div>
  );
}

function Says({ task }: { task: Task }) {
  const { t } = useTranslation();
  return (
    <p className={styles.says}>
      <span>{task.says}</span> {task.code && <span className="code">{task.code}</span>}
      {task.retryAt && isOpenTask(task) && (
        <span className="dim"> · {t('tasks.retryAt', { time: shownTime(task.retryAt) })}</span>
      )}
    </p>
  );
}
