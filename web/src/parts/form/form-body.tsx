import type { ReactNode } from 'react';
import { Notice } from '../notice.tsx';
import styles from './form.module.css';

interface FormBodyProps {
  /** Why nothing in it may be changed; null when it may. */
  readonly why: string | null;
  /** Its fields are locked, and something else on the page says why. */
  readonly isLocked?: boolean;
  readonly children: ReactNode;
}

/** The fields of a form; where they may not be changed they are there to be read, under the reason. */
export function FormBody({ why, isLocked, children }: FormBodyProps) {
  return (
    <>
      {why && <Notice tone="go">{why}</Notice>}
      <fieldset className={styles.body} disabled={why !== null || (isLocked ?? false)}>
        {children}
      </fieldset>
    </>
  );
}
