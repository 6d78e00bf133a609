import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReturnRef, recordsQuery } from '../../api/queries.ts';
import type { RecordListRow } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { RecordChip } from '../../parts/chip.tsx';
import { Empty, Notice } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { SyncOf } from '../gstr1-sync/sync.tsx';
import { DeleteDialog } from '../sale/delete-dialog.tsx';

/** GSTR-1A: what was wrong or missing in the filed GSTR-1 of the same period, corrected once before GSTR-3B. */
export function Corrections() {
  const { t } = useTranslation();
  const { g, p } = useParams({ from: '/frame/gstr1/$g/$p/1a' });
  const of = { gstin: g, period: p, form: 'GSTR1A' } as const;
  return (
    <SyncOf of={of} title={t('gstr1a.title')}>
      <Notice tone="go">{t('gstr1a.once')}</Notice>
      <Worksheet of={of} />
    </SyncOf>
  );
}

/** The list goes with what is saved and filed below it; events tell of GSTR-1 only. */
const freshMs = 5_000;

/** What has been corrected since GSTR-1 was filed. */
function Worksheet({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const answer = useInfiniteQuery({ ...recordsQuery(of, {}), refetchInterval: freshMs });
  const { rows, more, totals } = useList(answer);
  const [deleting, setDeleting] = useState<readonly RecordListRow[]>([]);
  const { gstin, period } = of;
  return (
    <Card
      title={t('gstr1a.worksheet')}
      tools={
        <>
          <Link to="/sale/invoices" search={{ gstin, period, state: 'filed' }}>
            {t('gstr1a.chooseFiled')}
          </Link>
          <Link to="/import" search={{ gstin, period, form: 'GSTR1A' }}>
            {t('gstr1a.import')}
          </Link>
        </>
      }
    >
      <ListStates answer={answer} count={totals?.count} empty={<Empty>{t('gstr1a.empty')}</Empty>}>
        <PlainTable
          name={t('gstr1a.worksheet')}
          heads={[
            { label: t('sale.number') },
            { label: t('sale.date') },
            { label: t('sale.customer') },
            { label: t('sale.table') },
            { label: t('amount.taxableValue'), isNumber: true },
            { label: t('amount.tax'), isNumber: true },
            { label: t('amount.value'), isNumber: true },
            { label: t('sale.status') },
            { label: <span className="visually-hidden">{t('sale.commands')}</span> },
          ]}
        >
          {rows.map((row) => (
            <tr key={row.key}>
              <td data-whole>{row.documentNumber}</td>
              <td data-whole>{shownDate(row.documentDate)}</td>
              <td>{row.counterpartyName ?? <span className="code">{row.counterpartyGstin}</span>}</td>
              <td>{row.sectionTitle}</td>
              <td data-number>{rupees(row.taxableValue)}</td>
              <td data-number>{rupees(row.igst + row.cgst + row.sgst + row.cess)}</td>
              <td data-number>{rupees(row.value)}</td>
              <td data-whole>
                <RecordChip state={row.state} /> {row.error && <span className="code">{row.error.code}</span>}
              </td>
              <td>
                {row.state !== 'filed' && (
                  <Button variant="default" size="compact-sm" onClick={() => setDeleting([row])}>
                    {t('app.delete')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
        {answer.hasNextPage && (
          <Button variant="default" onClick={more}>
            {t('gstr1a.more')}
          </Button>
        )}
      </ListStates>
      <DeleteDialog
        of={of}
        rows={deleting}
        onClose={() => setDeleting([])}
        onDeleted={() => setDeleting([])}
      />
    </Card>
  );
}
