import type { ReactNode } from 'react';
import styles from './document-card.module.css';

interface DocumentCardProps {
  readonly number: string;
  /** What stands across from the number: an amount or a chip. */
  readonly across: ReactNode;
  readonly party: string | null | undefined;
  readonly date?: string;
  /** Chips and marks below. */
  readonly children?: ReactNode;
}

/** A document on a narrow screen, in place of its columns. */
export function DocumentCard({ number, across, party, date, children }: DocumentCardProps) {
  return (
    <div className={styles.card}>
      <div className={styles.line}>
        <strong>{number}</strong>
        <strong>{across}</strong>
      </div>
      <div className={styles.line}>
        <span className={styles.party}>{party}</span>
        {date && <span className="dim">{date}</span>}
      </div>
      {children && <div className={styles.marks}>{children}</div>}
    </div>
  );
}
