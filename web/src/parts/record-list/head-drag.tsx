import { type DragEvent, type PointerEvent, useRef } from 'react';
import styles from './record-list.module.css';

/** A head is dragged onto another to take its place. */
export function useHeadDrag(move: (id: string, to: string) => void) {
  const dragged = useRef<string | null>(null);
  return (id: string) => ({
    draggable: true,
    onDragStart: (event: DragEvent) => {
      dragged.current = id;
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event: DragEvent) => {
      if (dragged.current !== null) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (dragged.current !== null && dragged.current !== id) move(dragged.current, id);
      dragged.current = null;
    },
  });
}

interface ResizeHandleProps {
  /** px */
  readonly width: number;
  readonly onTry: (width: number) => void;
  readonly onKeep: (width: number) => void;
}

/** The right edge of a head, to be pulled; by keys the menu of columns does the same. */
export function ResizeHandle({ width, onTry, onKeep }: ResizeHandleProps) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const at = (event: PointerEvent) =>
    start.current ? start.current.width + event.clientX - start.current.x : width;
  return (
    <span
      aria-hidden="true"
      className={styles.resize}
      draggable
      onDragStart={(event) => {
        // The head itself is not dragged by its edge.
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => start.current && onTry(at(event))}
      onPointerUp={(event) => {
        const end = at(event);
        start.current = null;
        onKeep(end);
      }}
    />
  );
}
