import type { CSSProperties } from 'react';
import styles from './record-list.module.css';
import type { PlacedColumn } from './use-list-table.ts';

type Placed = Pick<PlacedColumn<never>, 'left' | 'isAtEnd'>;

/** The class of a cell whose column stays at an edge when the rest scrolls. */
export function edgeClass({ left, isAtEnd }: Placed): string | undefined {
  if (left !== undefined) return styles.first;
  return isAtEnd ? styles.pinned : undefined;
}

/** Where a cell that stays at the left begins; undefined for every other. */
export function edgeStyle({ left }: Placed): CSSProperties | undefined {
  return left ? ({ '--left': `${left}px` } as CSSProperties) : undefined;
}
