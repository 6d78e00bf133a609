import { useTranslation } from 'react-i18next';
import type { SummaryLine } from '../../api/types.ts';
import { grouped, rupees } from '../../format/money.ts';
import styles from './comparison.module.css';
import { type Column, differs, figure, type Group } from './comparison-columns.ts';

interface CellProps {
  readonly line: SummaryLine;
  readonly group: Group;
  readonly column: Column;
  readonly isFirst: boolean;
}

/** One figure; in the difference a tick where both sides say the same, else by how much the books are higher or lower. */
export function Cell({ line, group, column, isFirst }: CellProps) {
  const { t } = useTranslation();
  const amounts = line[group];
  const isUnequal = group === 'difference' && amounts !== null && differs(amounts, column);
  // The portal counts some tables in its own way: such a count is shown, but it is no difference.
  const isOff = isUnequal && line.equal !== true;
  return (
    <td
      data-number
      data-first={isFirst || undefined}
      className={isOff ? styles.off : isUnequal ? 'dim' : undefined}
    >
      {isOff && (
        <span aria-hidden="true" className={styles.unequal}>
          ≠{' '}
        </span>
      )}
      {amounts === null && <span className="dim">–</span>}
      {amounts !== null && group === 'difference' && !isUnequal && (
        <span className={styles.same}>
          <span aria-hidden="true">✓</span>
          <span className="visually-hidden">{t('compare.equal')}</span>
        </span>
      )}
      {amounts !== null &&
        (group !== 'difference' || isUnequal) &&
        shown(figure(amounts, column), column, group)}
    </td>
  );
}

function shown(value: number, column: Column, group: Group): string {
  const text = column === 'count' ? grouped(value) : rupees(value);
  return group === 'difference' && value > 0 ? `+${text}` : text;
}

/** Whether the whole line is the same on both sides. */
export function EqualMark({ equal }: { equal: boolean | null }) {
  const { t } = useTranslation();
  if (equal === null) return null;
  return (
    <span className={equal ? styles.same : `${styles.offMark} ${styles.unequal}`}>
      <span aria-hidden="true">{equal ? '✓' : '≠'}</span>
      <span className="visually-hidden">{t(equal ? 'compare.equal' : 'compare.differs')}</span>
    </span>
  );
}
