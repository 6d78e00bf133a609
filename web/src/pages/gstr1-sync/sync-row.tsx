import type { ReactNode } from 'react';
import type { Gate, Task } from '../../api/types.ts';
import type { Act } from '../../parts/dialog.tsx';
import { Reasons } from '../../parts/gated-button.tsx';
import { Failed } from '../../parts/notice.tsx';
import { TaskProgress } from '../../parts/task-progress.tsx';
import styles from './sync.module.css';

interface SyncRowProps {
  readonly label: string;
  readonly about: ReactNode;
  /** Their reasons stand beside the row; none on a filed return, where the receipt has said it for all. */
  readonly gates: readonly Gate[];
  readonly act?: Act;
  readonly task?: Task | undefined;
  readonly says?: ReactNode;
  /** The buttons. */
  readonly children: ReactNode;
}

/** One row of the sync page: what it is about, its buttons, why they are locked, and how its last job went. */
export function SyncRow({ label, about, gates, act, task, says, children }: SyncRowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser
    <div className={styles.row} role="group" aria-label={label}>
      <div className={styles.rowName}>{label}</div>
      <div className={styles.rowAbout}>
        {about}
        <Reasons gates={gates} />
      </div>
      <div className={styles.rowButtons}>{children}</div>
      <div className={styles.rowSays}>
        {says}
        {task && <TaskProgress task={task} />}
        {act && act.failure !== null && <Failed failure={act.failure} />}
      </div>
    </div>
  );
}

/** The newest job of one kind. */
export function newestOf(tasks: readonly Task[], kind: Task['kind']): Task | undefined {
  return tasks.find((task) => task.kind === kind);
}
