import { TaskChip } from '../../parts/chip.tsx';
import { Notice } from '../../parts/notice.tsx';
import styles from './counter-party.module.css';
import type { useInwardTask } from './use-inward-task.ts';

/** How the last job with counter parties stands, or why none could be started. */
export function InwardTask({ last, trouble }: Pick<ReturnType<typeof useInwardTask>, 'last' | 'trouble'>) {
  if (trouble) return <Notice tone="bad">{trouble}</Notice>;
  if (!last) return null;
  return (
    <p className={styles.task} role="status">
      <TaskChip state={last.state} /> <strong>{last.title}</strong> <span>{last.says}</span>
    </p>
  );
}
