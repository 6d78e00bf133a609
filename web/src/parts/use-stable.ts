import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that never changes its identity and always runs the newest version: rows that take it need not render again. */
export function useStable<Given extends readonly unknown[], Answer>(
  run: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const newest = useRef(run);
  useLayoutEffect(() => {
    newest.current = run;
  });
  return useCallback((...given: Given) => newest.current(...given), []);
}
