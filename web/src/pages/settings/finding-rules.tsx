import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import { findingRulesQuery } from '../../api/rule-queries.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import { FindingRulesForm } from './finding-rules-form.tsx';

const route = getRouteApi('/frame/settings/rules');
const shows = ['changeable', 'changed', 'all'] as const;

/** The validation rules of the chosen GSTIN: what each finds, where it comes from, and how it is shown. */
export function FindingRules() {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return <RulesOf key={current.gstin} of={current} />;
}

function RulesOf({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const show = shows.find((one) => one === search.show) ?? 'changeable';
  const { data: rules, error, refetch } = useQuery(findingRulesQuery(of.gstin));
  return (
    <Page title={t('checks.title')} about={of.gstin}>
      <ListBar>
        <Find label={t('checks.find')} />
        <SegmentedControl
          size="xs"
          aria-label={t('checks.show')}
          data={shows.map((value) => ({ value, label: t(`checks.${value}`) }))}
          value={show}
          onChange={(next) =>
            void navigate({
              search: (old) => ({ ...old, show: next === 'changeable' ? undefined : next }),
              replace: true,
            })
          }
        />
      </ListBar>
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!rules && !error && <Waiting rows={12} />}
      {rules && <FindingRulesForm of={of} rules={rules} show={show} find={search.find ?? ''} />}
    </Page>
  );
}
