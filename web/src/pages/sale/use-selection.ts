import { useState } from 'react';
import type { RecordFilter } from '../../api/queries.ts';
import type { CountedAmounts } from '../../api/types.ts';

const none: ReadonlySet<string> = new Set();

interface Selectable {
  readonly filter: RecordFilter;
  readonly totals: CountedAmounts | undefined;
  /** How many rows are loaded. */
  readonly loaded: number;
}

/** The rows that are chosen, or everything that matches the filter at which that was chosen. */
export function useSelection({ filter, totals, loaded }: Selectable) {
  const [selected, setSelected] = useState(none);
  const [allOf, setAllOf] = useState<RecordFilter | null>(null);
  const matching = allOf === filter && totals ? totals : null;
  const isMore =
    totals !== undefined && selected.size > 0 && selected.size >= loaded && totals.count > loaded;
  return {
    selected,
    matching,
    more: isMore ? { count: totals.count, choose: () => setAllOf(filter) } : null,
    select: (keys: ReadonlySet<string>) => {
      setSelected(keys);
      setAllOf(null);
    },
    clear: () => {
      setSelected(none);
      setAllOf(null);
    },
  };
}
