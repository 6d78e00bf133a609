import { Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { counterpartiesAddress, counterpartiesQuery } from '../../api/counterparty-queries.ts';
import { briefQuery, type ReturnRef } from '../../api/queries.ts';
import type { MatchSide, StatementKind } from '../../api/types.ts';
import { shownPeriod } from '../../format/period.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { ImportButton } from '../../parts/import-button.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { WayToSync } from '../../parts/way-to.tsx';
import { CounterPartyList, useCounterPartyColumns } from './counter-party-list.tsx';
import { InwardTask } from './inward-task.tsx';
import { useConnected } from './use-connected.ts';
import { useInwardTask } from './use-inward-task.ts';

const kindsOf = {
  purchase: { Current: ['IMS', 'GSTR-2B', 'GSTR-2A'], Classic: ['GSTR-2A'] },
  sale: { Current: ['IMS outward'], Classic: ['GSTR-1A'] },
} as const satisfies Record<MatchSide, Record<'Current' | 'Classic', readonly StatementKind[]>>;

/** What suppliers report, as the portal's statements show it; each can be downloaded anew. */
export function CounterParty() {
  return <OfSide side="purchase" />;
}

/** What recipients say of what they were sold. */
export function SaleCounterParty() {
  return <OfSide side="sale" />;
}

function OfSide({ side }: { side: MatchSide }) {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  const of: ReturnRef = side === 'purchase' ? { ...current, form: 'GSTR2' } : current;
  return <WithRegime key={side + current.gstin + current.period} of={of} side={side} />;
}

/** Which statements there are depends on the regime of the period. */
function WithRegime({ of, side }: { of: ReturnRef; side: MatchSide }) {
  const { t } = useTranslation();
  const { data: page, error, refetch } = useQuery(briefQuery(of));
  if (!page)
    return (
      <Page title={t('purchase.counterParty')} about={of.gstin}>
        {error ? <Failed failure={error} onRetry={() => void refetch()} /> : <Waiting rows={12} />}
      </Page>
    );
  return <Reported of={of} side={side} kinds={kindsOf[side][page.regime]} />;
}

interface ReportedProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly kinds: readonly StatementKind[];
}

function Reported({ of, side, kinds }: ReportedProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate({ from: side === 'sale' ? '/sale/counter-party' : '/purchase/counter-party' });
  const { find, kind: asked } = useSearch({ strict: false });
  const kind = kinds.find((one) => one === asked) ?? kinds[0] ?? 'IMS';
  const task = useInwardTask(of);
  const connected = useConnected(of);
  const filter = { side, kind, ...(kind === 'IMS' ? {} : { period: of.period }) };
  const answer = useInfiniteQuery({
    ...counterpartiesQuery(of, { ...filter, find }),
    placeholderData: keepPreviousData,
  });
  const { rows, more, totals } = useList(answer);
  const columns = useCounterPartyColumns(side, totals);
  const set = (change: { find?: string | undefined; kind?: string | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  return (
    <Page
      fills
      title={t('purchase.counterParty')}
      about={`${of.gstin} · ${shownPeriod(of.period, i18n.language)}`}
      tools={
        <ListTools
          name="counter-parties"
          columns={columns}
          list={counterpartiesAddress(of, { ...filter, find })}
          whole={counterpartiesAddress(of, filter)}
          fileName={`${t('purchase.counterParty')} ${of.gstin} ${of.period}`}
        />
      }
    >
      <ListBar>
        <Find />
        {kinds.length > 1 && (
          <Select
            aria-label={t('purchase.source')}
            data={kinds}
            value={kind}
            onChange={(value) => set({ kind: value ?? undefined })}
            w={130}
          />
        )}
        <GatedButton
          gate={connected}
          look="filled"
          isBusy={task.isBusy}
          icon={<IconDownload size={15} aria-hidden="true" />}
          onPress={() => void task.start('download', { statement: kind })}
        >
          {t('purchase.download', {
            statement: t(`purchase.statements.${kind}`, { defaultValue: kind }),
          })}
        </GatedButton>
        <ImportButton as="statement" />
        <Reasons gates={[connected]} />
      </ListBar>
      <InwardTask {...task} />
      <ListStates
        answer={answer}
        count={totals?.count}
        empty={<Empty ways={<WayToSync of={of} />}>{t('purchase.noneDownloaded')}</Empty>}
      >
        {totals && (
          <CounterPartyList
            of={of}
            side={side}
            totals={totals}
            rows={rows}
            more={more}
            isStale={answer.isPlaceholderData}
          />
        )}
      </ListStates>
    </Page>
  );
}
