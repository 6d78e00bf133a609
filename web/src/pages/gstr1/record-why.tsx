import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pathsQuery } from '../../api/overview-queries.ts';
import { type ReturnRef, recordQuery } from '../../api/queries.ts';
import type { RecordDetail } from '../../api/types.ts';
import { RecordChip } from '../../parts/chip.tsx';
import { Panel } from '../../parts/dialog.tsx';
import { Json } from '../../parts/json.tsx';
import { Failed, Notice, Waiting } from '../../parts/notice.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './overview.module.css';
import { shownCell } from './shown-cell.ts';

interface RecordWhyProps {
  readonly of: ReturnRef;
  readonly recordKey: string | undefined;
  readonly onClose: () => void;
}

/** Why a row is in its table: the rule, the row of the file, and the place of each of its values in the payload. */
export function RecordWhy({ of, recordKey, onClose }: RecordWhyProps) {
  const { t } = useTranslation();
  return (
    <Panel opened={recordKey !== undefined} onClose={onClose} title={t('section.why')} width={680}>
      {recordKey !== undefined && <Loaded of={of} recordKey={recordKey} />}
    </Panel>
  );
}

function Loaded({ of, recordKey }: { of: ReturnRef; recordKey: string }) {
  const { t } = useTranslation();
  const { data: document, error, refetch } = useQuery(recordQuery(of, recordKey));
  if (error) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!document) return <Waiting />;
  return (
    <div className={styles.why}>
      <p>
        <strong>{document.documentNumber ?? document.sectionTitle}</strong>{' '}
        <span className="dim">{document.counterpartyName}</span> <RecordChip state={document.state} />
      </p>
      {document.error && (
        <Notice tone="bad">
          {document.error.message} <span className="code">{document.error.code}</span>
        </Notice>
      )}
      <section>
        <h2>{t('why.rule')}</h2>
        <ul>
          {document.why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      {document.origin.length > 0 && (
        <p>
          {t('record.origin')}: {document.origin.map((place) => t('record.originAt', place)).join('; ')}
        </p>
      )}
      <Values of={of} document={document} />
      <Json title={t('record.wire')} value={document.wire} />
    </div>
  );
}

function kindOf(name: string, value: string | number): 'amount' | 'date' | 'state' | 'text' {
  if (name === 'placeOfSupply') return 'state';
  if (name.endsWith('Date')) return 'date';
  return typeof value === 'number' && !plainNumbers.has(name) ? 'amount' : 'text';
}

const plainNumbers = new Set(['rate', 'differentialRate', 'nature', 'total', 'cancelled', 'netIssued']);

function Values({ of, document }: { of: ReturnRef; document: RecordDetail }) {
  const { t, i18n } = useTranslation();
  const { data: paths } = useQuery(pathsQuery(of, document.key));
  return document.rows.map((row, line) => {
    const name = t('why.line', { line: line + 1 });
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a document keep their places
      <section key={line}>
        <h2>{name}</h2>
        <PlainTable name={name} heads={[{ label: t('changes.field') }, { label: t('why.value') }]}>
          {Object.entries(row).map(([field, value]) => (
            <tr key={field}>
              <th scope="row">
                {t(`field.${field}`, { defaultValue: field })}
                <span className={`code ${styles.path}`}>
                  {paths && (paths.lines[line]?.[field] ?? t('why.neverSent'))}
                </span>
              </th>
              <td>{shownCell({ kind: kindOf(field, value) }, value, i18n.language)}</td>
            </tr>
          ))}
        </PlainTable>
      </section>
    );
  });
}
