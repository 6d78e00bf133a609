import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import { financialYear, shownPeriod } from '../../format/period.ts';

/** Of which periods the matching is shown, as the API takes it. */
export interface ScopeFilter {
  readonly [name: string]: string | undefined;
  readonly period?: string;
  readonly year?: string;
}

/** The scope in the address: the period of the return, its financial year, or all; in words, and for the API. */
export function useScope(of: ReturnRef): {
  readonly scope: string | undefined;
  readonly filter: ScopeFilter;
  readonly words: string;
} {
  const { t, i18n } = useTranslation();
  const { scope } = useSearch({ strict: false });
  const year = financialYear(of.period);
  if (scope === 'all') return { scope, filter: {}, words: t('matching.allPeriods') };
  if (scope === 'year') return { scope, filter: { year }, words: t('matching.year', { year }) };
  return { scope: undefined, filter: { period: of.period }, words: shownPeriod(of.period, i18n.language) };
}

/** This period, its financial year, or all periods. */
export function ScopeSwitch({ of, scope }: { of: ReturnRef; scope: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <SegmentedControl
      aria-label={t('matching.scope')}
      data={[
        { value: 'period', label: t('matching.period') },
        { value: 'year', label: t('matching.year', { year: financialYear(of.period) }) },
        { value: 'all', label: t('matching.all') },
      ]}
      value={scope ?? 'period'}
      onChange={(next) =>
        void navigate({
          to: '.',
          search: (old: object) => ({ ...old, scope: next === 'period' ? undefined : next }),
          replace: true,
        })
      }
    />
  );
}
