import { useTranslation } from 'react-i18next';
import type { RecordDetail } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { shownState } from '../../format/state.ts';
import { RecordChip } from '../../parts/chip.tsx';
import { Json } from '../../parts/json.tsx';
import { Notice } from '../../parts/notice.tsx';
import { DocumentLines } from './document-lines.tsx';
import styles from './sale.module.css';

const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess', 'value'] as const;

/** A document: what it says, why it stands in this table, where it came from, what GSTN said, and how it is sent. */
export function DocumentView({ document }: { document: RecordDetail }) {
  const { t, i18n } = useTranslation();
  const facts: readonly (readonly [string, string | null])[] = [
    [t('record.party'), document.counterpartyName],
    [t('sale.gstin'), document.counterpartyGstin],
    [t('sale.date'), shownDate(document.documentDate)],
    [t('sale.pos'), shownState(document.placeOfSupply, i18n.language)],
    [t('sale.section'), document.sectionTitle],
  ];
  return (
    <div className={styles.document}>
      <RecordChip state={document.state} />
      {document.error && (
        <Notice tone="bad">
          <strong>{t('record.refused')}</strong>
          <p>
            {document.error.message} <span className="code">{document.error.code}</span>
          </p>
        </Notice>
      )}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => value && <Fact key={name} name={name} value={value} />)}
      </dl>
      <dl className={styles.amounts}>
        {amounts.map((name) => (
          <Fact key={name} name={t(`amount.${name}`)} value={rupees(document[name])} />
        ))}
      </dl>
      {document.why.length > 0 && (
        <section>
          <h2>{t('record.where')}</h2>
          <ul className={styles.why}>
            {document.why.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <DocumentLines lines={document.rows} />
      {document.origin.length > 0 && (
        <p className="dim small">
          {t('record.origin')}: {document.origin.map((place) => t('record.originAt', place)).join('; ')}
        </p>
      )}
      <Json title={t('record.wire')} value={document.wire} />
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
