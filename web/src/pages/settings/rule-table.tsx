import { NativeSelect } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Treatments } from '../../api/rule-queries.ts';
import type { FindingRule, RuleTreatment } from '../../api/types.ts';
import { Chip } from '../../parts/chip.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { looks } from '../import/finding-looks.ts';
import styles from './options.module.css';

interface RuleTableProps {
  readonly rules: readonly FindingRule[];
  readonly treatments: Treatments;
  readonly onChange: (code: string, to: RuleTreatment | null) => void;
}

/** Rule by rule: its sentence, tables and source, how it is made and how it is shown. */
export function RuleTable({ rules, treatments, onChange }: RuleTableProps) {
  const { t } = useTranslation();
  const heads = (['code', 'says', 'made', 'shown'] as const).map((key) => ({
    label: t(`checks.${key}`),
  }));
  return (
    <PlainTable name={t('checks.title')} heads={heads} stacks>
      {rules.map((rule) => (
        <tr key={rule.code}>
          <th scope="row" className="code">
            {rule.code}
          </th>
          <td className={styles.sentence}>
            {rule.says}
            <div className="dim small">
              {[rule.tables.join(', '), rule.source].filter(Boolean).join(' · ')}
            </div>
          </td>
          <td>
            <div className={styles.verdict}>
              {rule.severities.map((severity) => (
                <Chip key={severity} tone={looks[severity][0]} mark={looks[severity][1]}>
                  {t(`import.severity.${severity}`)}
                </Chip>
              ))}
            </div>
          </td>
          <td>
            <ShownAs
              rule={rule}
              value={treatments[rule.code] ?? null}
              onChange={(to) => onChange(rule.code, to)}
            />
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

interface ShownAsProps {
  readonly rule: FindingRule;
  readonly value: RuleTreatment | null;
  readonly onChange: (to: RuleTreatment | null) => void;
}

function ShownAs({ rule: { code, severities, mayChange }, value, onChange }: ShownAsProps) {
  const { t } = useTranslation();
  if (!mayChange) {
    return (
      <span className={styles.stays}>
        <IconLock size={13} aria-hidden="true" /> {t('checks.stays')}
      </span>
    );
  }
  const others = (['info', 'warning', 'error'] as const).filter(
    (severity) => severities.length > 1 || severities[0] !== severity,
  );
  return (
    <NativeSelect
      aria-label={`${t('checks.shown')} · ${code}`}
      value={value ?? ''}
      data={[
        { value: '', label: t('checks.asMade') },
        { value: 'off', label: t('checks.off') },
        ...others.map((severity) => ({ value: severity, label: t(`import.severity.${severity}`) })),
      ]}
      onChange={(event) => onChange((event.currentTarget.value || null) as RuleTreatment | null)}
      w={140}
    />
  );
}
