import type { ReactNode } from 'react';
import styles from './plain-table.module.css';

interface Heading {
  readonly label: ReactNode;
  readonly isNumber?: boolean;
  readonly width?: number;
}

/** A short table that needs no window: heads, rows, and a name for those who hear it. */
export function PlainTable({
  name,
  heads,
  stacks,
  fits,
  children,
}: {
  name: string;
  heads: readonly Heading[];
  /** On a narrow screen its cells stand below one another; `data-label` names those that do not speak for themselves. */
  stacks?: boolean;
  /** On a narrow screen its names are broken and its cells stand close, so that every number is seen. */
  fits?: boolean;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={name} tabIndex={0}>
      <table className={`${styles.table} ${stacks ? styles.stacks : ''} ${fits ? styles.fits : ''}`}>
        <thead>
          <tr>
            {heads.map((head, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the heads of a table never change places
              <th key={at} scope="col" data-number={head.isNumber || undefined} style={{ width: head.width }}>
                {head.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
