import { useEffect, useRef } from 'react';

/** Takes what is pasted on the page for files: rows copied in Excel are one of separated values. */
export function usePastedRows(name: string, onFiles: (files: readonly File[]) => void): void {
  const latest = useRef({ name, onFiles });
  latest.current = { name, onFiles };
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [role="dialog"]'))
        return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      // A line with separators and rows below it: anything else was copied for somewhere else.
      const hasRows = /[\t,;][^\n]*\n\s*\S/.test(text);
      if (files.length === 0 && !hasRows) return;
      event.preventDefault();
      const { name: called, onFiles: take } = latest.current;
      // Excel puts a picture of the cells beside their text.
      take(hasRows ? [new File([text], `${called}.csv`, { type: 'text/csv' })] : files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}
