import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { matchRulesQuery } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { MatchRulesForm } from './match-rules-form.tsx';

/** Options of the chosen GSTIN: how its documents are matched. */
export function Options() {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  return (
    <Page title={t('rules.title')} about={`${t('rules.about')}${current ? ` · ${current.gstin}` : ''}`}>
      {current ? <Rules key={current.gstin} of={current} /> : <Empty>{t('app.needsReturn')}</Empty>}
    </Page>
  );
}

function Rules({ of }: { of: ReturnRef }) {
  const { data, error, refetch } = useQuery(matchRulesQuery);
  const rules = data?.rows.find(({ gstin }) => gstin === of.gstin)?.rules;
  if (error && !data) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!data || !rules) return <Waiting rows={8} />;
  return <MatchRulesForm of={of} saved={rules} defaults={data.defaults} />;
}
