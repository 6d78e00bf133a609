import { useTranslation } from 'react-i18next';
import type { ChangedFinding, TriedFindingRules } from '../../api/types.ts';
import { Chip } from '../../parts/chip.tsx';
import { looks } from '../import/finding-looks.ts';
import { TriedChanges } from './tried-changes.tsx';

interface TriedFindingsProps {
  readonly tried: TriedFindingRules;
  readonly period: string;
}

/** How many findings of a period other rules would show otherwise, and the first of them. */
export function TriedFindings({ tried: { findings, changed, changes }, period }: TriedFindingsProps) {
  const { t } = useTranslation();
  const heads = ['checks.code', 'checks.document', 'checks.says', 'rules.before', 'rules.after'] as const;
  return (
    <TriedChanges
      says={t('checks.wouldChange', { count: changed, of: findings, period })}
      changed={changed}
      shown={changes.length}
      heads={heads.map((head) => t(head))}
    >
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
    </TriedChanges>
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
