import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { whyQuery } from '../../api/overview-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { AskedNumber, NumberOrigin } from '../../api/types.ts';
import { grouped, rupees, rupeesSigned } from '../../format/money.ts';
import { Panel } from '../../parts/dialog.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './overview.module.css';

interface WhyPanelProps {
  readonly of: ReturnRef;
  readonly section: string;
  readonly asked: AskedNumber | null;
  readonly onClose: () => void;
  readonly onOpen: (key: string) => void;
}

/** Why a number of a table is what it is: the rule, its parts, the documents that make it, and their places in the payload. */
export function WhyPanel({ of, section, asked, onClose, onOpen }: WhyPanelProps) {
  const { t } = useTranslation();
  return (
    <Panel
      opened={asked !== null}
      onClose={onClose}
      title={asked ? `${t('section.why')} · ${t(`amount.${asked}`)}` : ''}
      width={640}
    >
      {asked && (
        <Origin
          of={of}
          section={section}
          asked={asked}
          onOpen={(key) => {
            onClose();
            onOpen(key);
          }}
        />
      )}
    </Panel>
  );
}

interface OriginProps {
  readonly of: ReturnRef;
  readonly section: string;
  readonly asked: AskedNumber;
  readonly onOpen: (key: string) => void;
}

function Origin({ of, section, asked, onOpen }: OriginProps) {
  const { t } = useTranslation();
  const { data: why, error, refetch } = useQuery(whyQuery(of, section, asked));
  if (error) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!why) return <Waiting />;
  return (
    <div className={styles.why}>
      <div>
        <p className={styles.big}>{rupeesSigned(why.total)}</p>
        <p className="dim">
          {t('why.sumOf', { count: why.count, what: t(`amount.${asked}`) })}
          {why.isSigned && ` ${t('why.signed')}`}
        </p>
      </div>
      <section>
        <h2>{t('why.rule')}</h2>
        <ul>
          {why.admits.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
      {why.parts.length > 1 && <Parts why={why} />}
      <Shares why={why} onOpen={onOpen} />
    </div>
  );
}

function Parts({ why }: { why: NumberOrigin }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('why.parts')}</h2>
      <PlainTable
        name={t('why.parts')}
        heads={[
          { label: t('compare.type') },
          { label: t('amount.count'), isNumber: true },
          { label: '₹', isNumber: true },
        ]}
      >
        {why.parts.map(({ title, count, amount }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td data-number>{grouped(count)}</td>
            <td data-number>{rupees(amount)}</td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

function Shares({ why, onOpen }: { why: NumberOrigin; onOpen: (key: string) => void }) {
  const { t } = useTranslation();
  const listed = why.shares.length;
  return (
    <section>
      <h2>{t('why.rows')}</h2>
      <PlainTable
        name={t('why.rows')}
        heads={[{ label: t('register.document') }, { label: '₹', isNumber: true }]}
      >
        {why.shares.map(({ key, documentNumber, counterpartyName, amount, path }) => (
          <tr key={key}>
            <th scope="row">
              <button type="button" className={styles.asked} onClick={() => onOpen(key)}>
                {documentNumber ?? key.split('|').slice(1).filter(Boolean).join(' · ')}
              </button>{' '}
              <span className="dim">{counterpartyName}</span>
              <span className={`code ${styles.path}`}>{path}</span>
            </th>
            <td data-number>{rupees(amount)}</td>
          </tr>
        ))}
        {why.count > listed && (
          <tr>
            <th scope="row">{t('why.rest', { count: why.count - listed })}</th>
            <td data-number>{rupees(why.rest)}</td>
          </tr>
        )}
      </PlainTable>
    </section>
  );
}
