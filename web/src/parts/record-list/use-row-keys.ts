import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';

interface RowKeys {
  readonly count: number;
  readonly grid: RefObject<HTMLElement | null>;
  readonly scrollTo: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onToggle: (index: number) => void;
  readonly onMenu: (index: number) => void;
  /** A plain letter; true when the row has a command for it. */
  readonly onLetter: (index: number, letter: string) => boolean;
}

const pageRows = 15;

/** Roving focus over the rows of a list: one row is in the tab order, arrows move it, the window follows. */
export function useRowKeys({ count, grid, scrollTo, onOpen, onToggle, onMenu, onLetter }: RowKeys) {
  const [active, setActive] = useState(0);
  const wantsFocus = useRef(false);
  const at = Math.min(active, Math.max(0, count - 1));
  const focusRow = useCallback(() => {
    grid.current?.querySelector<HTMLElement>(`tr[data-index="${at}"]`)?.focus({ preventScroll: true });
  }, [grid, at]);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    // The row may have just come into the window: it is there after the next paint.
    requestAnimationFrame(focusRow);
  }, [focusRow]);
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(count - 1, index));
    wantsFocus.current = true;
    setActive(next);
    scrollTo(next);
  };
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    Home: 0,
    End: count - 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys belong to the row only while the row itself has the focus, not a button or box within it.
    if (!(event.target instanceof HTMLElement) || event.target.tagName !== 'TR') return;
    const move = moves[event.key];
    const isMenu = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10');
    const act = isMenu ? onMenu : { Enter: onOpen, ' ': onToggle }[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const hasDone = isPlain && onLetter(at, event.key.toUpperCase());
    if (move === undefined && !act && !hasDone) return;
    event.preventDefault();
    if (move !== undefined) {
      if (event.shiftKey) onToggle(at);
      moveTo(move);
    } else act?.(at);
  };
  return { active: at, setActive, focusRow, onKeyDown };
}
