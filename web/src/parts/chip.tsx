import type { ReactNode } from 'react';
import type { RecordState, ReturnStatus, TaskState } from '../api/types.ts';
import { shownDate } from '../format/date.ts';
import { useT } from '../words/use-t.ts';
import styles from './chip.module.css';

/** What a colour means; every one comes with a mark and a word, never alone. */
export type Tone = 'ok' | 'go' | 'away' | 'differs' | 'bad' | 'needs' | 'gone' | 'quiet';

/** A mark and a word in one tone. */
export function Chip({ tone, mark, children }: { tone: Tone; mark?: string; children: ReactNode }) {
  return (
    <span className={`${styles.chip} ${styles[tone]}`}>
      {mark && (
        <span className={styles.mark} aria-hidden="true">
          {mark}
        </span>
      )}
      {children}
    </span>
  );
}

const ofRecord: Readonly<Record<RecordState, readonly [Tone, string]>> = {
  new: ['go', '↑'],
  modified: ['go', '✎'],
  'to-delete': ['gone', '−'],
  sent: ['quiet', '○'],
  processed: ['ok', '✓'],
  error: ['bad', '✕'],
  filed: ['ok', '■'],
};

/** Where a document stands toward GSTN. */
export function RecordChip({ state }: { state: RecordState }) {
  const t = useT();
  const [tone, mark] = ofRecord[state] ?? ['quiet', '○'];
  return (
    <Chip tone={tone} mark={mark}>
      {t(`state.short.${state}`, { defaultValue: state })}
    </Chip>
  );
}

const ofReturn: Readonly<Record<ReturnStatus, readonly [Tone, string]>> = {
  none: ['quiet', '○'],
  uploaded: ['go', '↑'],
  'uploaded-with-errors': ['bad', '✕'],
  'ready-to-file': ['needs', '!'],
  filed: ['ok', '✓'],
};

/** Where a return stands, in the umbrella words of the portal. */
export function ReturnChip({
  status,
  words,
  isFrozen,
}: {
  status: ReturnStatus;
  words?: string;
  /** Submit of a classic period froze it. */
  isFrozen?: boolean;
}) {
  const t = useT();
  const [tone, mark] = ofReturn[status] ?? ['quiet', '○'];
  return (
    <Chip tone={tone} mark={mark}>
      {isFrozen ? t('status.submitted') : t(`status.${status}`, { defaultValue: words ?? status })}
    </Chip>
  );
}

const ofTask: Readonly<Record<TaskState, readonly [Tone, string]>> = {
  running: ['go', '●'],
  'waiting-for-sign-in': ['needs', '!'],
  'waiting-to-retry': ['needs', '↻'],
  done: ['ok', '✓'],
  'done-with-errors': ['bad', '≠'],
  refused: ['bad', '✕'],
  cancelled: ['gone', '−'],
};

/** How far a job is. */
export function TaskChip({ state }: { state: TaskState }) {
  const t = useT();
  const [tone, mark] = ofTask[state] ?? ['quiet', '○'];
  return (
    <Chip tone={tone} mark={mark}>
      {t(`jobs.state.${state}`, { defaultValue: state })}
    </Chip>
  );
}

/** Under which number and when a return was filed; nothing where it is not. */
export function FiledAs({ arn, filedOn }: { arn: string | null; filedOn: string | null }) {
  const t = useT();
  if (!arn) return null;
  return (
    <span className="dim small">
      {t('file.arn')} <span className="code">{arn}</span>{' '}
      {filedOn && t('file.on', { date: shownDate(filedOn) })}
    </span>
  );
}

/** Days to the due date: amber only when it needs somebody. */
export function DueChip({
  dueDate,
  daysLeft,
  isFiled,
}: {
  dueDate: string;
  daysLeft: number;
  isFiled: boolean;
}) {
  const t = useT();
  if (isFiled) return null;
  const left =
    daysLeft === 0
      ? t('due.today')
      : t(daysLeft < 0 ? 'due.late' : 'due.days', { count: Math.abs(daysLeft) });
  const tone: Tone = daysLeft < 0 ? 'bad' : daysLeft <= 3 ? 'needs' : 'quiet';
  return (
    <Chip tone={tone} mark={daysLeft < 0 ? '✕' : daysLeft <= 3 ? '!' : '○'}>
      {t('due.on', { date: dueDate })} · {left}
    </Chip>
  );
}
