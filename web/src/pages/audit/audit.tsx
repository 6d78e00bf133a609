import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { auditAddress, auditQuery, verifyChain } from '../../api/audit-queries.ts';
import type { Act, CheckedAudit } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Empty, Failed, Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { ActDrawer } from './act-drawer.tsx';
import styles from './audit.module.css';
import { useAuditColumns } from './audit-columns.tsx';
import { AuditFilters } from './audit-filters.tsx';

const route = getRouteApi('/frame/audit');

/** The audit log: who did what, when, in which role and why; it cannot be changed, and proves it. */
export function Audit() {
  const { t } = useTranslation();
  const { about, who, act, from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = { gstin: about, who, act, from, to };
  const answer = useInfiniteQuery({ ...auditQuery(filter), placeholderData: keepPreviousData });
  const { rows, more } = useList<Act>(answer);
  const columns = useAuditColumns();
  const [opened, setOpened] = useState<Act | null>(null);
  const chain = useVerifyChain();
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const clear = () =>
    void navigate({
      search: ({ gstin, period }) => ({ gstin, period }),
      replace: true,
    });
  return (
    <Page
      fills
      title={t('audit.title')}
      tools={
        <>
          <ListTools
            name="audit"
            columns={columns}
            list={auditAddress(filter)}
            whole={auditAddress({})}
            fileName="audit-log"
          />
          <Button
            leftSection={<IconShieldCheck size={15} aria-hidden="true" />}
            loading={chain.isBusy}
            onClick={chain.verify}
          >
            {t('audit.verify')}
          </Button>
        </>
      }
    >
      <div className={styles.said}>
        {chain.failure !== null && <Failed failure={chain.failure} />}
        {chain.checked && (
          <Notice tone={chain.checked.firstBad === null ? 'ok' : 'bad'}>{chain.checked.says}</Notice>
        )}
      </div>
      <AuditFilters onClear={isFiltered ? clear : null} />
      <ListStates
        answer={answer}
        count={answer.data && rows.length}
        empty={<Empty>{t(isFiltered ? 'sale.emptyFiltered' : 'audit.empty')}</Empty>}
      >
        <RecordList
          name="audit"
          label={t('audit.title')}
          columns={columns}
          rows={rows}
          count={rows.length}
          keyOf={(row) => String(row.sequence)}
          nameOf={(row) => `${shownInstant(row.at)} ${row.act}`}
          commandsOf={(row) => [{ label: t('app.details'), run: () => setOpened(row) }]}
          onOpen={setOpened}
          onNearEnd={more}
          isStale={answer.isPlaceholderData}
          card={(row) => <ActCard act={row} />}
        />
      </ListStates>
      <ActDrawer act={opened} onClose={() => setOpened(null)} />
    </Page>
  );
}

function ActCard({ act }: { act: Act }) {
  return (
    <div className={styles.card}>
      <strong>{act.act}</strong>
      <span className="dim">{shownInstant(act.at)}</span>
      <span className="code">{act.object}</span>
      <span className="dim">{act.by}</span>
    </div>
  );
}

function useVerifyChain() {
  const cache = useQueryClient();
  const { isBusy, failure, run } = useAct();
  const [checked, setChecked] = useState<CheckedAudit | null>(null);
  const verify = () =>
    void run(async () => {
      setChecked(null);
      setChecked(await verifyChain());
      await cache.invalidateQueries({ queryKey: ['audit'] });
    });
  return { isBusy, failure, checked, verify };
}
