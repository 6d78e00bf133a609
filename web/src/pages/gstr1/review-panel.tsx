import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { reviewQuery } from '../../api/overview-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { ReviewPoint } from '../../api/types.ts';
import { grouped } from '../../format/money.ts';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import styles from './overview.module.css';

/** The checks before a return is submitted: how many are passed, and of each the rows that fail it. */
export function ReviewPanel({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const { data: points, error, refetch } = useQuery(reviewQuery(of));
  const passed = points?.filter((point) => point.passed).length ?? 0;
  const failing = points?.filter((point) => !point.passed) ?? [];
  const noted = points?.filter((point) => point.passed && point.count > 0) ?? [];
  const clean = points?.filter((point) => point.passed && point.count === 0) ?? [];
  return (
    <Card
      title={t('overview.checks')}
      tools={
        points && <span className="dim small">{t('overview.passed', { passed, of: points.length })}</span>
      }
    >
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!points && !error && <Waiting rows={8} />}
      {[...failing, ...noted, ...clean].map((point) => (
        <Point key={point.name} of={of} point={point} />
      ))}
    </Card>
  );
}

function Point({ of, point }: { of: ReturnRef; point: ReviewPoint }) {
  const { t } = useTranslation();
  const { name, passed, count, findings } = point;
  const line = (
    <>
      <span className={styles.mark} aria-hidden="true">
        {passed ? '✓' : '!'}
      </span>
      <span>
        {t(`overview.check.${name}`, { defaultValue: name })}
        <span className="visually-hidden"> {t(passed ? 'overview.isPassed' : 'overview.isFailed')}</span>
      </span>
    </>
  );
  if (count === 0) {
    return (
      <div className={styles.point} data-passed="">
        <div className={styles.row}>{line}</div>
      </div>
    );
  }
  return (
    <details className={styles.point} data-failed={passed ? undefined : ''}>
      <summary>
        {line}
        <span className="dim">{grouped(count)}</span>
      </summary>
      <ul className={styles.findings}>
        {findings.map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the findings of one answer never change places
          <li key={at} className={styles.finding} data-severity={finding.severity}>
            {finding.documentNumber && <DocumentLink of={of} finding={finding} />} {finding.says}{' '}
            {finding.source && <span className="dim small">{finding.source}</span>}
          </li>
        ))}
        {count > findings.length && (
          <li className="dim small">{t('overview.firstFindings', { shown: findings.length, count })}</li>
        )}
      </ul>
    </details>
  );
}

function DocumentLink({ of, finding }: { of: ReturnRef; finding: ReviewPoint['findings'][number] }) {
  const { recordKey, documentNumber } = finding;
  if (!recordKey) return <strong>{documentNumber}</strong>;
  return (
    <Link to="/sale/invoices" search={{ ...of, doc: recordKey, find: documentNumber ?? undefined }}>
      {documentNumber}
    </Link>
  );
}
