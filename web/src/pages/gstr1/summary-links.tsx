import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import { Card } from '../../parts/page.tsx';
import styles from './overview.module.css';

/** The kinds of summary a return has, in the order of the menu its users know. */
export const summaryKinds = ['return', 'liability', 'customer', 'state', 'hsn', 'documents'] as const;
/** One of them. */
export type SummaryPageKind = (typeof summaryKinds)[number];

/** The way to the summaries of a return. */
export function SummaryLinks({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  return (
    <Card title={t('summaries.menu')}>
      <ul className={styles.links}>
        {summaryKinds.map((kind) => (
          <li key={kind}>
            <Link to="/gstr1/$g/$p/summary/$kind" params={{ g: of.gstin, p: of.period, kind }} search={{}}>
              {t(`summaries.kind.${kind}`)}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
