import { Popover } from '@mantine/core';
import { IconListCheck, IconLoader2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isOpenTask } from '../../api/live-return.ts';
import { briefQuery, type ReturnRef } from '../../api/queries.ts';
import { useCurrentReturn } from '../current-return.ts';
import { Faults, Waiting } from '../notice.tsx';
import { TaskProgress } from '../task-progress.tsx';
import styles from './frame.module.css';
import tray from './job-tray.module.css';

const shown = 6;

/** The jobs of the current return: what runs and what ended last. One surface, instead of a stream of messages. */
export function JobTray() {
  const current = useCurrentReturn();
  return current && <Tray of={current} />;
}

function Tray({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const answer = useQuery(briefQuery(of));
  const tasks = answer.data?.tasks ?? [];
  const open = tasks.filter(isOpenTask).length;
  const name = open > 0 ? t('jobs.running', { count: open }) : t('jobs.title');
  return (
    <Popover width={360} position="bottom-end" shadow="md" withinPortal trapFocus={false}>
      <Popover.Target>
        <button type="button" className={styles.tool} aria-label={name}>
          {open > 0 ? (
            <IconLoader2 size={17} className={tray.turning} aria-hidden="true" />
          ) : (
            <IconListCheck size={17} aria-hidden="true" />
          )}
          <span className={styles.wideText}>{open > 0 ? open : t('jobs.title')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('jobs.title')}>
        <Faults of={[answer]} />
        {answer.isPending && <Waiting rows={3} />}
        {answer.data && tasks.length === 0 && <p className="dim">{t('jobs.none')}</p>}
        <div className={tray.list}>
          {tasks.slice(0, shown).map((task) => (
            <TaskProgress key={task.taskId} task={task} withTitle />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
