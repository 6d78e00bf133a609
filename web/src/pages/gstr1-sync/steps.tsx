import { IconCheck, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStep } from '../../api/types.ts';
import { shownTime } from '../../format/date.ts';
import styles from './steps.module.css';

const marks: Readonly<Record<SyncStep['state'], ReactNode>> = {
  done: <IconCheck size={14} stroke={2.6} aria-hidden="true" />,
  current: null,
  todo: null,
  locked: <IconLock size={12} aria-hidden="true" />,
};

/** The eight steps in the order the users know, each with its state, its time, or the reason it is locked. */
export function Steps({ steps }: { steps: readonly SyncStep[] }) {
  const { t } = useTranslation();
  return (
    <nav className={styles.steps} aria-label={t('sync.steps')}>
      <ol>
        {steps.map((step, at) => (
          <li
            key={step.key}
            data-state={step.state}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span className={styles.mark}>{marks[step.state] ?? at + 1}</span>
            <span className={styles.words}>
              <span className={styles.title}>{step.title}</span>
              <span className="visually-hidden">, {t(`sync.stepState.${step.state}`)}</span>
              {step.at && <span className="dim small"> {shownTime(step.at)}</span>}
              {step.why && step.state !== 'done' && (
                <span className={step.why === steps[at - 1]?.why ? 'visually-hidden' : styles.why}>
                  {step.why}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
