import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './list-bar.module.css';
import { useFilters } from './use-filters.ts';

/** The bar above a list: find, filters, what can be done with all of it; what narrows the list can be cleared here. */
export function ListBar({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { count, clear } = useFilters();
  return (
    <div className={`${styles.bar} no-print`}>
      {children}
      {count > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconX size={14} aria-hidden="true" />}
          onClick={clear}
        >
          {t('sale.clear')}
        </Button>
      )}
    </div>
  );
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
