import type { ReactNode } from 'react';
import { Failed, Waiting } from '../notice.tsx';

interface ListStatesProps {
  readonly answer: { readonly error: unknown; readonly isPending: boolean; readonly refetch: () => unknown };
  /** Rows that match; undefined while nobody knows. */
  readonly count: number | undefined;
  /** What stands there when nothing matches. */
  readonly empty: ReactNode;
  readonly children: ReactNode;
}

/** A list, or what stands in its place: what failed, that it loads, that there is nothing. */
export function ListStates({ answer, count, empty, children }: ListStatesProps) {
  return (
    <>
      {Boolean(answer.error) && <Failed failure={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Waiting rows={12} />}
      {count === 0 && empty}
      {count !== undefined && count > 0 && children}
    </>
  );
}
