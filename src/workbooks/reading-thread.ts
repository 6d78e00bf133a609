import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Limits } from './limits.ts';
import { UnreadableFile } from './unreadable.ts';

/** What a thread is given and what it may cost. */
export interface ThreadTask {
  /** Path of the script beside this file, without its ending. */
  readonly script: string;
  readonly task: unknown;
  readonly limits: Limits;
  readonly signal?: AbortSignal | undefined;
}

/** Reads files in a thread of its own that can be ended; throws UnreadableFile when it takes too long or too much memory. */
export function inReadingThread<Result>({ script, task, limits, signal }: ThreadTask): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(script, task, limits);
    const failed = (code: string, says: string): void => reject(new UnreadableFile({ code, says }));
    const timer = setTimeout(() => {
      failed(
        'FILE-TIME',
        `Reading took longer than ${limits.seconds} seconds and was ended. Split the file into smaller ones.`,
      );
      void worker.terminate();
    }, limits.seconds * 1000);
    const abort = (): void => {
      reject(signal?.reason);
      void worker.terminate();
    };
    signal?.addEventListener('abort', abort, { once: true });
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') reject(error);
      else
        failed(
          'FILE-TOO-LARGE',
          `Reading needs more than ${limits.megabytes} MB of memory. Split the file into smaller ones.`,
        );
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      reject(new Error('The reading thread ended without an answer.'));
    });
  });
}

function startWorker(name: string, workerData: unknown, limits: Limits): Worker {
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`${name}.js`, import.meta.url), options);
  // From source a thread of Node 20 reads TypeScript only once tsx is registered in it; --import does not reach that far.
  const tsx = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const script = new URL(`${name}.ts`, import.meta.url).href;
  const start = `import(${JSON.stringify(tsx)}).then((tsx) => (tsx.register(), import(${JSON.stringify(script)})));`;
  return new Worker(start, { ...options, eval: true });
}
