import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { Filing } from '../filing/index.ts';
import { NotPossible } from '../filing/not-possible.ts';
import { checkFiles } from '../http/api/check-files.ts';
import { Problem } from '../http/problem.ts';
import { openStore } from '../store/index.ts';
import type { ThreadAnswer, ThreadWork } from './check-in-thread.ts';

const { databaseUrl, secretKey, actor, wanted } = workerData as ThreadWork;
const opened = await openStore({ url: databaseUrl, secretKey });
const filing: Filing = {
  store: opened.store,
  clock: { now: () => new Date().toISOString() },
  newId: randomUUID,
  portalFor: () => {
    throw new Error('Nothing is asked of the portal while files are checked.');
  },
};
const answer = await checkFiles(filing, actor, wanted).then(
  (checked): ThreadAnswer => ({ checked }),
  (error: unknown): ThreadAnswer => {
    if (error instanceof NotPossible) return { notPossible: error.code, says: error.message };
    if (!(error instanceof Problem)) throw error;
    return { problem: error.code, status: error.status, says: error.message, extras: error.extras };
  },
);
await opened.close();
parentPort?.postMessage(answer);
