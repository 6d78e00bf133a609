import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ledgerQuery } from '../../api/overview-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { LedgerView } from '../../api/types.ts';
import { grouped, rupees } from '../../format/money.ts';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { LedgerDocuments } from './ledger-documents.tsx';
import { NoBooks } from './no-books.tsx';
import styles from './overview.module.css';

const stages = ['books', 'payload', 'processed', 'filed'] as const;
const fates = ['added', 'changed', 'rounded', 'dropped'] as const;

type LedgerTable = LedgerView['tables'][number];
type Later = Exclude<(typeof stages)[number], 'books'>;

/** An arrow of the ledger: the stage it leads to, in one table. */
export interface LedgerStep {
  readonly section: string;
  readonly title: string;
  readonly to: Later;
}

/** Books → Payload → Processed → Filed by table; where an arrow changes something, it opens the documents. */
export function LedgerCard({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(ledgerQuery(of));
  const [step, setStep] = useState<LedgerStep | null>(null);
  const heads = stages.flatMap((stage) => [
    ...(stage === 'books' ? [] : [{ label: '→' }]),
    { label: t(`ledger.${stage}`), isNumber: true },
  ]);
  return (
    <Card title={t('ledger.title')} tools={<span className="dim small">{t('ledger.hint')}</span>}>
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data?.tables.length === 0 && <NoBooks of={of} />}
      {data && data.tables.length > 0 && (
        <PlainTable name={t('ledger.title')} heads={[{ label: t('compare.type') }, ...heads]}>
          {data.tables.map((table) => (
            <LedgerRow key={table.section} table={table} onOpen={setStep} />
          ))}
        </PlainTable>
      )}
      <LedgerDocuments of={of} view={data} step={step} onClose={() => setStep(null)} />
    </Card>
  );
}

function LedgerRow({ table, onOpen }: { table: LedgerTable; onOpen: (step: LedgerStep) => void }) {
  const { t } = useTranslation();
  const { section, title, totals, differences } = table;
  return (
    <tr>
      <th scope="row">{title}</th>
      {stages.flatMap((stage) => {
        const total = totals[stage];
        const cell = (
          <td key={stage} data-number>
            {total ? (
              <>
                {rupees(total.taxableValue)}
                <br />
                <span className="dim small">
                  {grouped(total.count)} {t('amount.count')}
                </span>
              </>
            ) : (
              <span className="dim">{t('ledger.notYet')}</span>
            )}
          </td>
        );
        if (stage === 'books') return [cell];
        const counts = differences[stage] ?? {};
        const parts = fates.flatMap((fate) => {
          const count = counts[fate];
          return count ? [t(`ledger.fate.${fate}`, { count })] : [];
        });
        return [
          <td key={`to ${stage}`}>
            {total && parts.length === 0 && (
              <span className={styles.same}>
                <span aria-hidden="true">✓</span> {t('ledger.same')}
              </span>
            )}
            {total && parts.length > 0 && (
              <button
                type="button"
                className={styles.arrow}
                onClick={() => onOpen({ section, title, to: stage })}
              >
                {parts.join(', ')}
              </button>
            )}
          </td>,
          cell,
        ];
      })}
    </tr>
  );
}
