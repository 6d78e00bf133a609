import { Select } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { rolesOf } from '../../api/roles.ts';
import { refreshStatus, statusAddress, statusQuery } from '../../api/status-queries.ts';
import type { StatusRow } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { useAct } from '../../parts/dialog.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Empty, Failed, Notice, Said } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { FilterChips } from '../../parts/record-list/filter-chips.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import type { RowCommand } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import styles from './gstn.module.css';
import { MarkFiledDialog } from './mark-filed-dialog.tsx';
import { StatusState, useStatusColumns } from './status-columns.tsx';
import { SyncSeveral } from './sync-several.tsx';

const route = getRouteApi('/frame/gstn/status');
const spans = ['3', '6', '12', '24', '36'] as const;
const views = ['all', 'late', 'soon', 'filed'] as const;
const keyOf = (row: StatusRow): string => `${row.form} ${row.gstin} ${row.period}`;

const isShown: Readonly<Record<(typeof views)[number], (row: StatusRow) => boolean>> = {
  all: () => true,
  late: (row) => row.status !== 'filed' && row.daysLeft < 0 && !row.isOptional,
  soon: (row) => row.status !== 'filed' && row.daysLeft >= 0 && row.daysLeft <= 3,
  filed: (row) => row.status === 'filed',
};

/** Where every return of every GSTIN stands: refreshed from the public record, or marked as filed outside. */
export function ReturnStatus() {
  const { t, i18n } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const months = search.months ?? '6';
  const view = views.find((one) => one === search.view) ?? 'all';
  const answer = useQuery(statusQuery(Number(months)));
  const { data } = answer;
  const rows = useMemo(() => data?.filter(isShown[view]) ?? [], [data, view]);
  const [marking, setMarking] = useState<StatusRow | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const columns = useStatusColumns();
  const refreshing = useRefresh();
  const commandsOf = useStatusCommands({ onMark: setMarking, onRefresh: (row) => refreshing.run([row]) });
  const open = useOpenSync();
  const set = (change: { months?: string; view?: string }) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  return (
    <Page
      fills
      title={t('returnStatus.title')}
      tools={
        <>
          <ListTools
            name="return-status"
            columns={columns}
            list={statusAddress(Number(months))}
            whole={statusAddress(48)}
            fileName={t('returnStatus.title')}
          />
          <Select
            w={150}
            aria-label={t('returnStatus.span')}
            data={spans.map((count) => ({
              value: count,
              label: t('returnStatus.months', { count: Number(count) }),
            }))}
            value={months}
            onChange={(next) => set({ months: next ?? '6' })}
          />
          <GatedButton
            gate={gateFor(data ? null : t('returnStatus.notRead'))}
            icon={<IconRefresh size={15} aria-hidden="true" />}
            isBusy={refreshing.isBusy}
            onPress={() => refreshing.run(rows.filter(({ status }) => status !== 'filed'))}
          >
            {t('returnStatus.refresh')}
          </GatedButton>
        </>
      }
    >
      <div className={styles.said}>
        {refreshing.failure !== null && <Failed failure={refreshing.failure} />}
        {refreshing.isBusy && (
          <Notice tone="go">{t('returnStatus.asking', { done: refreshing.done, of: refreshing.of })}</Notice>
        )}
        {refreshing.says && !refreshing.isBusy && <Said>{refreshing.says}</Said>}
      </div>
      <ListBar>
        <FilterChips
          label={t('returnStatus.show')}
          chips={views.map((one) => ({
            value: one,
            label: t(`returnStatus.view.${one}`),
            count: data?.filter(isShown[one]).length,
          }))}
          chosen={view}
          onChoose={(next) => set({ view: next })}
        />
      </ListBar>
      <ListStates answer={answer} count={data && rows.length} empty={<Empty>{t('returnStatus.none')}</Empty>}>
        <RecordList
          name="return-status"
          label={t('returnStatus.title')}
          columns={columns}
          rows={rows}
          count={rows.length}
          keyOf={keyOf}
          nameOf={(row) => `${row.form} ${row.gstin} ${shownPeriod(row.period, i18n.language)}`}
          commandsOf={commandsOf}
          onOpen={open}
          selected={selected}
          onSelect={setSelected}
          card={(row) => <StatusCard row={row} />}
        />
      </ListStates>
      <SyncSeveral
        rows={rows.filter((row) => selected.has(keyOf(row)))}
        onClear={() => setSelected(new Set())}
      />
      <MarkFiledDialog row={marking} onClose={() => setMarking(null)} />
    </Page>
  );
}

function StatusCard({ row }: { row: StatusRow }) {
  const { i18n } = useTranslation();
  return (
    <>
      <strong>{row.form}</strong> {shownPeriod(row.period, i18n.language)}{' '}
      <span className="dim code">{row.gstin}</span>
      <br />
      <StatusState row={row} /> <span className="dim">{row.arn ?? shownDate(row.dueDate)}</span>
    </>
  );
}

function useOpenSync(): (row: StatusRow) => void {
  const navigate = useNavigate();
  return ({ gstin, period }) =>
    void navigate({ to: '/gstr1/$g/$p/sync', params: { g: gstin, p: period }, search: {} });
}

function useStatusCommands({
  onMark,
  onRefresh,
}: {
  onMark: (row: StatusRow) => void;
  onRefresh: (row: StatusRow) => void;
}): (row: StatusRow) => readonly RowCommand[] {
  const { t } = useTranslation();
  const open = useOpenSync();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const mayMark = ({ gstin }: StatusRow) => rolesOf(session, gstin).includes('signatory');
  return (row) => [
    { label: t('sale.openSync'), run: () => open(row) },
    {
      label: t('gstr1.title'),
      run: () => void navigate({ to: '/gstr1/$g/$p', params: { g: row.gstin, p: row.period }, search: {} }),
    },
    { label: t('returnStatus.refresh'), run: () => onRefresh(row) },
    ...(row.status === 'filed'
      ? []
      : [
          {
            label: t('returnStatus.mark'),
            why: mayMark(row) ? undefined : t('returnStatus.markWhy'),
            run: () => onMark(row),
          },
        ]),
  ];
}

/** Asks the public record about returns one after the other, and says how far it is; it stops at the first refusal. */
function useRefresh() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [far, setFar] = useState({ done: 0, of: 0, says: '' });
  const run = (rows: readonly StatusRow[]) =>
    void act.run(async () => {
      setFar({ done: 0, of: rows.length, says: '' });
      let said = t('returnStatus.nothingToAsk');
      for (const [at, row] of rows.entries()) {
        const { says } = await refreshStatus(row);
        said = rows.length === 1 ? says : t('returnStatus.asked', { count: rows.length });
        setFar({ done: at + 1, of: rows.length, says: '' });
      }
      setFar((old) => ({ ...old, says: said }));
      await cache.invalidateQueries({ queryKey: ['returns'] });
    });
  return { ...far, isBusy: act.isBusy, failure: act.failure, run };
}
