import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './options.module.css';

interface TriedChangesProps {
  /** How many it would change, in words. */
  readonly says: string;
  readonly changed: number;
  /** How many of them the rows show. */
  readonly shown: number;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}

/** What other rules would change: how many, and a table of the first. */
export function TriedChanges({ says, changed, shown, heads, children }: TriedChangesProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.says} role="status">
        <strong>{says}</strong> {changed > shown && t('rules.firstOf', { shown })}
      </p>
      {shown > 0 && (
        <PlainTable name={t('rules.changesOf')} heads={heads.map((label) => ({ label }))} stacks>
          {children}
        </PlainTable>
      )}
    </>
  );
}
