import { Button, Skeleton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, sentenceOf } from '../api/request.ts';
import styles from './notice.module.css';

interface NoticeProps {
  readonly tone: 'ok' | 'bad' | 'needs' | 'go';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

const marks = { ok: '✓', bad: '✕', needs: '!', go: '●' } as const;

/** What happened or what is wrong, in place. Errors are announced at once, the rest when the reader pauses. */
export function Notice({ tone, children, action }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <div className={styles.grow}>
        <span aria-hidden="true" className={styles.mark}>
          {marks[tone]}
        </span>
        {children}
      </div>
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  );
}

/** That something went well, in one quiet line: a page full of green boxes hides what needs reading. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <p className={styles.said} role="status">
      <span aria-hidden="true">✓</span> {children}
    </p>
  );
}

const noProblem = { code: null, instance: null, status: null };

/** All that helps who is told of a failure. */
function detailsOf(failure: unknown): string {
  const { code, instance } = failure instanceof ApiProblem ? failure : noProblem;
  const all = [sentenceOf(failure), code, instance, window.location.pathname, new Date().toISOString()];
  return all.filter(Boolean).join('\n');
}

/** A failure of ours or of the portal: the sentence, its code, and a way to try again; or what a role may not see. */
export function Failed({ failure, onRetry }: { failure: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const clipboard = useClipboard();
  const { code, instance, status } = failure instanceof ApiProblem ? failure : noProblem;
  // A defect is looked for in the log by its number; a refusal is known by its code.
  const named = [code, status === 500 && instance && `instance ${instance}`].filter(Boolean).join(' · ');
  // Asking again changes nothing of what a role may see: it says whom to ask, and is no fault.
  if (code === 'NOT-PERMITTED') return <Notice tone="go">{sentenceOf(failure)}</Notice>;
  const actions = onRetry && (
    <>
      <Button variant="default" size="compact-xs" onClick={onRetry}>
        {t('app.tryAgain')}
      </Button>
      <Button variant="default" size="compact-xs" onClick={() => clipboard.copy(detailsOf(failure))}>
        {t(clipboard.copied ? 'app.copied' : 'app.copyDetails')}
      </Button>
    </>
  );
  return (
    <Notice tone="bad" action={actions}>
      {sentenceOf(failure)} {named && <span className="code">{named}</span>}
    </Notice>
  );
}

/** An answer that was asked for, as far as it can fail and be asked for again. */
export interface Asked {
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Which of the answers that a page is made of did not come: each reason once, and one way to try them all again. */
export function Faults({ of }: { of: readonly Asked[] }) {
  const failed = of.filter(({ error }) => Boolean(error));
  const reasons = new Map(failed.map(({ error }) => [sentenceOf(error), error]));
  const retry = () => {
    for (const { refetch } of failed) void refetch();
  };
  return [...reasons].map(([says, error]) => <Failed key={says} failure={error} onRetry={retry} />);
}

/** Grey rows while a page loads; only after 150 ms, for a quick answer must not flicker. */
export function Waiting({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 150);
    return () => clearTimeout(timer);
  }, []);
  if (!isSlow) return null;
  return (
    <div role="status" aria-label={t('app.loading')}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Skeleton key={row} height={22} my={9} radius={3} />
      ))}
    </div>
  );
}

/** A page or list without content: what is missing, and the ways on. */
export function Empty({ children, ways }: { children: ReactNode; ways?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {ways ? <p>{children}</p> : children}
      {ways && <div className={`${styles.ways} no-print`}>{ways}</div>}
    </div>
  );
}
