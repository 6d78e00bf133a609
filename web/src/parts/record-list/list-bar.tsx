import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './list-bar.module.css';

/** The bar above a list: find, filters, what can be done with all of it. */
export function ListBar({ children }: { children: ReactNode }) {
  return <div className={styles.bar}>{children}</div>;
}

interface SelectedBarProps {
  readonly count: number;
  /** What they are worth, in words. */
  readonly worth: string;
  readonly more?: ReactNode;
  /** The acts, at the end of the bar. */
  readonly children: ReactNode;
}

/** How many rows are selected, what they are worth, and what can be done with all of them. */
export function SelectedBar({ count, worth, more, children }: SelectedBarProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.selected} role="status">
      <strong>{t('sale.selected', { count })}</strong>
      <span>{worth}</span>
      {more}
      <span className={styles.push} />
      {children}
    </div>
  );
}
