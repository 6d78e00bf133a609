import { useTranslation } from 'react-i18next';
import type { ChangedFinding, TriedFindingRules } from '../../api/types.ts';
import { Chip } from '../../parts/chip.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { looks } from '../import/finding-looks.ts';
import styles from './options.module.css';

interface TriedFindingsProps {
  readonly tried: TriedFindingRules;
  readonly period: string;
}

/** How many findings of a period other rules would show otherwise, and the first of them. */
export function TriedFindings({ tried: { findings, changed, changes }, period }: TriedFindingsProps) {
  const { t } = useTranslation();
  const heads = ['checks.code', 'checks.document', 'checks.says', 'rules.before', 'rules.after'] as const;
  return (
    <>
      <p className={styles.says} role="status">
        <strong>{t('checks.wouldChange', { count: changed, of: findings, period })}</strong>{' '}
        {changed > changes.length && t('rules.firstOf', { shown: changes.length })}
      </p>
      {changes.length > 0 && (
        <PlainTable name={t('rules.changesOf')} heads={heads.map((head) => ({ label: t(head) }))} stacks>
          {changes.map(({ code, says, documentNumber, before, after }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the changes of one answer never change places
            <tr key={at}>
              <th scope="row" className="code">
                {code}
              </th>
              <td>{documentNumber ?? '–'}</td>
              <td>{says}</td>
              <td data-label={t('rules.before')}>
                <Shown as={before} />
              </td>
              <td data-label={t('rules.after')}>
                <Shown as={after} />
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
    </>
  );
}

function Shown({ as }: { as: ChangedFinding['before'] }) {
  const { t } = useTranslation();
  if (!as) return <span className="dim">{t('checks.off')}</span>;
  return (
    <Chip tone={looks[as][0]} mark={looks[as][1]}>
      {t(`import.severity.${as}`)}
    </Chip>
  );
}
