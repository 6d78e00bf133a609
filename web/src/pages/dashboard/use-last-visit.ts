import { useEffect, useState } from 'react';

const remembered = 'vivarani-last-visit';
/** Going back and forth between pages is one visit. */
const sameVisitMs = 30 * 60_000;

interface Visits {
  /** When the visit before this one ended; what is news is newer than this. */
  readonly before: string | null;
  readonly last: string;
}

/** When this machine last saw the dashboard before this visit; null on the first. */
export function useLastVisit(): string | null {
  const [visits] = useState(read);
  useEffect(() => {
    localStorage.setItem(remembered, JSON.stringify(visits));
  }, [visits]);
  return visits.before;
}

function read(): Visits {
  const now = new Date().toISOString();
  try {
    const known = JSON.parse(localStorage.getItem(remembered) ?? 'null') as Visits | null;
    if (!known) return { before: null, last: now };
    const isSame = Date.parse(now) - Date.parse(known.last) < sameVisitMs;
    return { before: isSame ? known.before : known.last, last: now };
  } catch {
    return { before: null, last: now };
  }
}
