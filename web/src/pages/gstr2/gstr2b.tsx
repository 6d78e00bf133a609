import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { counterpartiesAddress, counterpartiesQuery, table4Query } from '../../api/counterparty-queries.ts';
import { type ReturnRef, syncPageQuery } from '../../api/queries.ts';
import type { Table4 } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { Empty, Faults, Waiting } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { WayToSync } from '../../parts/way-to.tsx';
import { CounterPartyList, useCounterPartyColumns } from '../counter-party/counter-party-list.tsx';
import { InwardTask } from '../counter-party/inward-task.tsx';
import { useInwardTask } from '../counter-party/use-inward-task.ts';

/** GSTR-2B: what it brings under each head of Table 4 of GSTR-3B, and the documents it is made of. */
export function Gstr2b() {
  const { g, p } = useParams({ from: '/frame/gstr2/$g/$p/2b' });
  return <Statement key={g + p} of={{ gstin: g, period: p, form: 'GSTR2' }} />;
}

function Statement({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate({ from: '/gstr2/$g/$p/2b' });
  const { find } = useSearch({ from: '/frame/gstr2/$g/$p/2b' });
  const task = useInwardTask(of);
  const sync = useQuery(syncPageQuery(of));
  const { data: page } = sync;
  const table = useQuery(table4Query(of));
  const filter = { side: 'purchase', kind: 'GSTR-2B', period: of.period };
  const answer = useInfiniteQuery({
    ...counterpartiesQuery(of, { ...filter, find }),
    placeholderData: keepPreviousData,
  });
  const { totals, ...list } = useList(answer);
  const columns = useCounterPartyColumns('purchase', totals);
  const period = shownPeriod(of.period, i18n.language);
  const gates = page && [page.buttons.compute2b];
  return (
    <Page
      title={t('gstr2.twoB')}
      about={`${of.gstin} · ${period}`}
      tools={
        page && (
          <>
            <Button
              variant="default"
              onClick={() => void navigate({ to: '/gstr2/$g/$p/2b/compare', search: {} })}
            >
              {t('generations.open')}
            </Button>
            <GatedButton
              gate={page.buttons.compute2b}
              isBusy={task.isBusy}
              onPress={() => void task.start('compute-2b')}
            >
              {t('purchase.compute')}
            </GatedButton>
            <GatedButton
              gate={page.buttons.compute2b}
              look="filled"
              isBusy={task.isBusy}
              icon={<IconDownload size={15} aria-hidden="true" />}
              onPress={() => void task.start('download', { statement: 'GSTR-2B' })}
            >
              {t('sync.download')}
            </GatedButton>
          </>
        )
      }
    >
      {gates && <Reasons gates={gates} />}
      <InwardTask {...task} />
      <Faults of={[sync, table, answer]} />
      {table.isPending && <Waiting rows={8} />}
      {table.data &&
        (table.data.takenAt ? (
          <Heads table={table.data} />
        ) : (
          <Empty ways={<WayToSync of={of} />}>{t('gstr2.noStatement', { period })}</Empty>
        ))}
      {totals && (totals.count > 0 || find) && (
        <Card title={t('gstr2.documents')}>
          <ListBar>
            <Find />
            <ListTools
              name="counter-parties"
              columns={columns}
              list={counterpartiesAddress(of, { ...filter, find })}
              whole={counterpartiesAddress(of, filter)}
              fileName={`GSTR-2B ${of.gstin} ${of.period}`}
            />
          </ListBar>
          <CounterPartyList
            of={of}
            side="purchase"
            totals={totals}
            {...list}
            isStale={answer.isPlaceholderData}
          />
        </Card>
      )}
    </Page>
  );
}

const taxes = ['igst', 'cgst', 'sgst', 'cess'] as const;
const added: ReadonlySet<string> = new Set(['4A1', '4A3', '4A4', '4A5']);

function Heads({ table }: { table: Table4 }) {
  const { t } = useTranslation();
  const heads = [
    { label: t('gstr2.head') },
    { label: t('gstr2.documents'), isNumber: true },
    ...taxes.map((name) => ({ label: t(`amount.${name}`), isNumber: true })),
  ];
  const net = (name: (typeof taxes)[number]): number =>
    table.rows.reduce(
      (sum, row) => sum + (added.has(row.head) ? row[name] : row.head === '4B2' ? -row[name] : 0),
      0,
    );
  return (
    <Card
      title={t('gstr2.headTitle')}
      tools={
        <span className="dim small">{t('gstr2.takenAt', { time: shownInstant(table.takenAt ?? '') })}</span>
      }
    >
      <PlainTable name={t('gstr2.headTitle')} heads={heads}>
        {table.rows.map((row) => (
          <tr key={row.head}>
            <th scope="row">{t(`gstr2.heads.${row.head}`)}</th>
            <td className="number">{row.documents}</td>
            {taxes.map((name) => (
              <td key={name} className="number">
                {rupees(row[name])}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{t('gstr2.total')}</th>
          <td />
          {taxes.map((name) => (
            <td key={name} className="number">
              <strong>{rupees(net(name))}</strong>
            </td>
          ))}
        </tr>
      </PlainTable>
    </Card>
  );
}
