import { SegmentedControl, Switch } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../api/types.ts';
import { Card, Page } from '../../parts/page.tsx';
import { type Density, type Theme, useDensity, useMenuPlace } from '../../theme/look.ts';
import { useTheme } from '../../theme/use-theme.ts';
import { chooseLanguage } from '../../words/index.ts';
import styles from './locale.module.css';

/** Language, colours, density and the place of the menus, as this machine remembers them. */
export function Locale() {
  const { t, i18n } = useTranslation();
  const [theme, chooseTheme] = useTheme();
  const [density, setDensity] = useDensity();
  const [menu, setMenu] = useMenuPlace();
  return (
    <Page title={t('locale.title')} about={t('locale.about')}>
      <Card>
        <div className={styles.choices}>
          <Choice
            label={t('context.language')}
            value={i18n.language}
            of={[
              ['en', 'English'],
              ['hi', 'हिन्दी'],
            ]}
            onChoose={(language) => void chooseLanguage(language as Language)}
          />
          <Choice
            label={t('context.scheme')}
            hint={t('locale.schemeHint')}
            value={theme}
            of={(['light', 'dark', 'contrast', 'auto'] as const).map((one) => [one, t(`context.${one}`)])}
            onChoose={(next) => chooseTheme(next as Theme)}
          />
          <Choice
            label={t('locale.density')}
            hint={t('locale.densityHint')}
            value={density}
            of={(['dense', 'comfortable'] as const).map((one) => [one, t(`locale.${one}`)])}
            onChoose={(next) => setDensity(next as Density)}
          />
          <Switch
            label={t('locale.classic')}
            description={t('locale.classicHint')}
            checked={menu === 'classic'}
            onChange={(event) => setMenu(event.currentTarget.checked ? 'classic' : 'rail')}
          />
        </div>
      </Card>
    </Page>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly of: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, hint, value, of, onChoose }: ChoiceProps) {
  const labelId = useId();
  return (
    <div className={styles.choice}>
      <span id={labelId} className={styles.label}>
        {label}
      </span>
      {hint && <span className="dim small">{hint}</span>}
      <SegmentedControl
        aria-labelledby={labelId}
        classNames={{
          root: styles.segments ?? '',
          indicator: styles.chosen ?? '',
          label: styles.segment ?? '',
        }}
        data={of.map(([one, words]) => ({ value: one, label: words }))}
        value={value}
        onChange={onChoose}
        transitionDuration={0}
      />
    </div>
  );
}
