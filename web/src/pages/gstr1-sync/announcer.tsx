import { useEffect, useRef, useState } from 'react';
import type { Task } from '../../api/types.ts';

/** Tells a screen reader how the newest job goes: at most once per tenth of the way, and when its state changes. */
export function Announcer({ tasks }: { tasks: readonly Task[] }) {
  const newest = tasks[0];
  const [words, setWords] = useState('');
  const last = useRef<string | null>(null);
  const tenth =
    newest && newest.progress.of > 0 ? Math.floor((10 * newest.progress.done) / newest.progress.of) : 0;
  const moment = newest ? `${newest.taskId} ${newest.state} ${tenth}` : '';
  const says = newest ? `${newest.title}: ${newest.says}` : '';
  useEffect(() => {
    // What happened before the page was opened is no news.
    if (last.current !== null && last.current !== moment) setWords(says);
    last.current = moment;
  }, [moment, says]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {words}
    </p>
  );
}
