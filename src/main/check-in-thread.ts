import type { Actor, Filing } from '../filing/index.ts';
import { NotPossible, type NotPossibleCode } from '../filing/not-possible.ts';
import { checkFiles, type FilesToCheck, type ShownImport } from '../http/api/check-files.ts';
import { Problem, type ProblemExtras } from '../http/problem.ts';
import { defaultLimits } from '../workbooks/limits.ts';
import { inReadingThread } from '../workbooks/reading-thread.ts';
import { UnreadableFile } from '../workbooks/unreadable.ts';

/** What the thread is given: it opens the books by itself, so that no record crosses from one thread to the other. */
export interface ThreadWork {
  readonly databaseUrl: string;
  readonly secretKey: string;
  readonly actor: Actor;
  readonly wanted: FilesToCheck;
}

/** What the thread answers: an import as it is shown, or why there is none. */
export type ThreadAnswer =
  | { readonly checked: ShownImport }
  | { readonly notPossible: NotPossibleCode; readonly says: string }
  | {
      readonly problem: string;
      readonly status: number;
      readonly says: string;
      readonly extras: ProblemExtras;
    };

/** Threads at work at once, so that many uploads need no more memory than two; the others wait. */
const threadsAtOnce = 2;
const limits = { ...defaultLimits, seconds: 600 };

/** What starting a thread takes is enough to check so much. */
const directBytes = 128 * 1024;

/** Where the books are, and what ends the threads; nothing is left of what an ended one has written. */
export interface ThreadedBooks extends Pick<ThreadWork, 'databaseUrl' | 'secretKey'> {
  readonly filing: Filing;
  readonly signal: AbortSignal;
}

/** `checkFiles` that holds nobody up: files of more than some hundred rows have a thread of their own. */
export function checkingInThreads({ databaseUrl, secretKey, filing, signal }: ThreadedBooks) {
  const inTurn = atMost(threadsAtOnce);
  return async (actor: Actor, wanted: FilesToCheck): Promise<ShownImport> => {
    const bytes = wanted.files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
    if (bytes <= directBytes) return checkFiles(filing, actor, wanted);
    const task: ThreadWork = { databaseUrl, secretKey, actor, wanted };
    const work = { script: '../main/import-thread', task, limits, signal };
    return importOf(await inTurn(() => inReadingThread<ThreadAnswer>(work).catch(asProblem)));
  };
}

function importOf(answer: ThreadAnswer): ShownImport {
  if ('checked' in answer) return answer.checked;
  if ('problem' in answer) throw new Problem(answer.status, answer.problem, answer.says, answer.extras);
  throw new NotPossible(answer.notPossible, answer.says);
}

/** The files ask for more time or memory than there is. */
function asProblem(error: unknown): ThreadAnswer {
  if (!(error instanceof UnreadableFile)) throw error;
  const { code, says } = error.finding;
  return { problem: code, status: 413, says, extras: { findings: [error.finding] } };
}

/** Runs so many pieces of work at once; the others wait for their turn. */
function atMost(places: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
