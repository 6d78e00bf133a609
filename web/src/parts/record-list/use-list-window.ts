import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';

/** px, as --row in theme/tokens.css says. */
const rowHeight = () => (document.documentElement.dataset.density === 'comfortable' ? 40 : 32);
const cardHeight = 88;
/** How many rows before the end of what is loaded the next page is asked for. */
const lead = 60;

interface ListWindow {
  readonly count: number;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly isNarrow: boolean;
  readonly onNearEnd: (() => void) | undefined;
}

/** The rows that can be seen, and the room above and below them, px; asks for more rows before they run out. */
export function useListWindow({ count, scroller, isNarrow, onNearEnd }: ListWindow) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isNarrow ? cardHeight : rowHeight()),
    overscan: 8,
    // The sticky head and foot hide rows that lie under them.
    scrollPaddingStart: 34,
    scrollPaddingEnd: 40,
  });
  useEffect(() => {
    if (isNarrow !== undefined) virtual.measure();
  }, [isNarrow, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (count > 0 && last > count - lead) onNearEnd?.();
  }, [last, count, onNearEnd]);
  return {
    items,
    above: items[0]?.start ?? 0,
    below: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    scrollTo: (index: number) => virtual.scrollToIndex(index),
  };
}
