import { Radio, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MatchRules } from '../../api/types.ts';
import { typedPaise } from '../../format/typed-amount.ts';
import { Card } from '../../parts/page.tsx';
import styles from './options.module.css';

/** The rules of a regime as they are typed; tolerances in rupees. */
export interface RegimeDraft {
  readonly policy: MatchRules['policy'];
  readonly taxable: string;
  readonly tax: string;
  readonly comparesPlaceOfSupply: boolean;
}

interface RegimeRulesProps {
  readonly title: string;
  readonly draft: RegimeDraft;
  readonly onChange: (draft: RegimeDraft) => void;
}

/** Policy, tolerances and place of supply of one regime. */
export function RegimeRules({ title, draft, onChange }: RegimeRulesProps) {
  const { t } = useTranslation();
  const tolerance = (name: 'taxable' | 'tax') => (
    <TextInput
      label={t(`rules.${name}`)}
      inputMode="decimal"
      autoComplete="off"
      value={draft[name]}
      error={typedPaise(draft[name]) === null && t('rules.toleranceWrong', { value: draft[name] })}
      onChange={(event) => onChange({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Card title={title}>
      <div className={styles.regime}>
        <Radio.Group
          label={t('rules.policy')}
          value={draft.policy}
          onChange={(policy) => onChange({ ...draft, policy: policy as RegimeDraft['policy'] })}
        >
          <Stack gap={8} mt={6}>
            {(['careful', 'seed'] as const).map((policy) => (
              <Radio
                key={policy}
                value={policy}
                label={t(`rules.policyShort.${policy}`)}
                description={t(`rules.policyHint.${policy}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <div className={styles.amounts}>
          {tolerance('taxable')}
          {tolerance('tax')}
        </div>
        <span className="dim small">{t('rules.toleranceHint')}</span>
        <Switch
          label={t('rules.place')}
          description={t('rules.placeHint')}
          checked={draft.comparesPlaceOfSupply}
          onChange={(event) => onChange({ ...draft, comparesPlaceOfSupply: event.currentTarget.checked })}
        />
      </div>
    </Card>
  );
}
