import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** px, as --row in theme/tokens.css says. */
const rowHeight = () => (document.documentElement.dataset.density === 'comfortable' ? 40 : 32);
const cardHeight = 88;
/** How many rows before the end of what is loaded the next page is asked for. */
const lead = 60;

/** More rows than this are for a file, not for paper. */
const mostPrinted = 2000;

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
    // Each row more is drawn at every step of a fast scroll; so many cover a turn of the wheel.
    overscan: 4,
    // The sticky head and foot hide rows that lie under them.
    scrollPaddingStart: 34,
    scrollPaddingEnd: 40,
  });
  useEffect(() => {
    if (isNarrow !== undefined) virtual.measure();
  }, [isNarrow, virtual]);
  const isPrinting = usePrinting();
  const items = isPrinting ? allRows(count) : virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const isMoving = virtual.isScrolling && !isPrinting;
  /** The rows that stood when the list was still. */
  const stood = useRef({ first: 0, last: -1 });
  useEffect(() => {
    if (!isMoving) stood.current = { first, last };
  }, [isMoving, first, last]);
  useEffect(() => {
    if (count > 0 && last > count - lead) onNearEnd?.();
  }, [last, count, onNearEnd]);
  return {
    items,
    above: isPrinting ? 0 : (items[0]?.start ?? 0),
    below: isPrinting ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    /** Whether a row comes and goes while the list moves: it need not be ready for a hand. */
    isPassing: (index: number) => isMoving && (index < stood.current.first || index > stood.current.last),
    scrollTo: (index: number) => virtual.scrollToIndex(index),
  };
}

function allRows(count: number) {
  return Array.from({ length: Math.min(count, mostPrinted) }, (_, index) => ({ index, start: 0, end: 0 }));
}

/** True while the page is on its way to paper: there is no window then, every loaded row is printed. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the page as it is when the event returns.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}
