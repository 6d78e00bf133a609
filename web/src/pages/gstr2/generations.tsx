import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { generationsQuery, statementsQuery } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { StatementRow } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { Empty, Failed, Notice, Waiting } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import { WayToSync } from '../../parts/way-to.tsx';
import { GenerationsTable } from './generations-table.tsx';

/** Two generations of GSTR-2B beside each other: what was added, changed and gone, document by document. */
export function Generations() {
  const { g, p } = useParams({ from: '/frame/gstr2/$g/$p/2b/compare' });
  return <Comparison key={g + p} of={{ gstin: g, period: p, form: 'GSTR2' }} />;
}

function Comparison({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useQuery(statementsQuery(of, 'GSTR-2B'));
  const period = shownPeriod(of.period, i18n.language);
  return (
    <Page title={t('generations.title')} about={`${of.gstin} · ${period}`}>
      {error && !data && <Failed failure={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting rows={6} />}
      {data && data.length < 2 && (
        <Empty ways={<WayToSync of={of} />}>
          {t(data.length === 1 ? 'generations.one' : 'generations.none', { period })}
        </Empty>
      )}
      {data && data.length > 1 && <Chosen of={of} statements={data} />}
    </Page>
  );
}

interface ChosenProps {
  readonly of: ReturnRef;
  /** Newest first. */
  readonly statements: readonly StatementRow[];
}

function Chosen({ of, statements }: ChosenProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/gstr2/$g/$p/2b/compare' });
  const { earlier = statements[1]?.statementId, later = statements[0]?.statementId } = useSearch({
    from: '/frame/gstr2/$g/$p/2b/compare',
  });
  const isPair = earlier !== undefined && later !== undefined && earlier !== later;
  const { data, error, refetch } = useQuery({
    ...generationsQuery(of, { earlier: earlier ?? '', later: later ?? '' }),
    enabled: isPair,
  });
  const pick = (name: 'earlier' | 'later', value: string | undefined) => (
    <Select
      label={t(`generations.${name}`)}
      data={statements.map(({ statementId, at }) => ({ value: statementId, label: shownInstant(at) }))}
      value={value ?? null}
      allowDeselect={false}
      onChange={(next) =>
        void navigate({ search: (old) => ({ ...old, [name]: next ?? undefined }), replace: true })
      }
    />
  );
  return (
    <>
      <ListBar>
        {pick('earlier', earlier)}
        {pick('later', later)}
      </ListBar>
      {!isPair && <Notice tone="needs">{t('generations.choose')}</Notice>}
      {isPair && error && <Failed failure={error} onRetry={() => void refetch()} />}
      {isPair && !data && !error && <Waiting rows={6} />}
      {isPair && data && data.rows.length === 0 && <Notice tone="ok">{t('generations.same')}</Notice>}
      {isPair && data && data.rows.length > 0 && (
        <Card>
          <GenerationsTable rows={data.rows} />
        </Card>
      )}
    </>
  );
}
