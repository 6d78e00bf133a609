import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callsPath, callsQuery, type ReturnRef } from '../../api/queries.ts';
import type { PortalCall } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { Empty } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { WayToSync } from '../../parts/way-to.tsx';
import { CallDrawer } from './call-drawer.tsx';

const keyOf = (call: PortalCall): string => `${call.at} ${call.action} ${call.referenceId ?? ''}`;

/** Every call to GSTN for one return, or for its GSTIN: what was sent, what came back, how long it took. */
export function Transactions() {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return <Calls of={current} />;
}

function Calls({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const [about, setAbout] = useState<'return' | 'gstin'>('return');
  const answer = useQuery(callsQuery(of, about));
  const calls = answer.data ?? [];
  const [opened, setOpened] = useState<PortalCall | null>(null);
  const columns = useCallColumns();
  const period = shownPeriod(of.period, i18n.language);
  return (
    <Page
      fills
      title={t('calls.title')}
      about={about === 'return' ? `${of.gstin} · ${period}` : of.gstin}
      tools={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('calls.about')}
            data={(['return', 'gstin'] as const).map((one) => ({ value: one, label: t(`calls.of.${one}`) }))}
            value={about}
            onChange={setAbout}
          />
          <ListTools
            name="calls"
            columns={columns}
            list={callsPath(of, about)}
            whole={callsPath(of, about)}
            fileName={`${t('calls.title')} ${of.gstin} ${about === 'return' ? of.period : ''}`.trim()}
          />
        </>
      }
    >
      <ListStates
        answer={answer}
        count={answer.data?.length}
        empty={
          <Empty ways={<WayToSync of={of} />}>
            {about === 'return' ? t('calls.empty', { period }) : t('calls.emptyOfGstin')}
          </Empty>
        }
      >
        <RecordList
          name="calls"
          label={t('calls.title')}
          columns={columns}
          rows={calls}
          count={calls.length}
          keyOf={keyOf}
          nameOf={(call) => shownInstant(call.at)}
          commandsOf={(call) => [{ label: t('app.details'), run: () => setOpened(call) }]}
          onOpen={setOpened}
          card={(call) => <CallCard call={call} />}
        />
      </ListStates>
      <CallDrawer call={opened} onClose={() => setOpened(null)} />
    </Page>
  );
}

function CallCard({ call }: { call: PortalCall }) {
  return (
    <>
      <strong>{call.action}</strong> <span className="dim">{shownInstant(call.at)}</span>
      <br />
      {call.outcome}
    </>
  );
}

function useCallColumns(): readonly ListColumn<PortalCall>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'time',
        header: t('calls.time'),
        width: 150,
        exported: written.instant('at'),
        cell: (call) => shownInstant(call.at),
      },
      {
        id: 'action',
        header: t('calls.action'),
        width: 170,
        exported: written.text('action'),
        cell: (call) => call.action,
      },
      {
        id: 'outcome',
        header: t('calls.outcome'),
        width: 260,
        exported: written.text('outcome'),
        cell: (call) => call.outcome,
      },
      {
        id: 'reference',
        header: t('calls.reference'),
        width: 320,
        exported: written.text('referenceId'),
        cell: (call) => <span className="code">{call.referenceId}</span>,
      },
      {
        id: 'duration',
        header: t('calls.duration'),
        width: 100,
        isNumber: true,
        exported: written.number('durationMs'),
        cell: (call) => `${call.durationMs} ms`,
      },
    ],
    [t],
  );
}
