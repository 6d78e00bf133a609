import { parentPort, workerData } from 'node:worker_threads';
import { type ListTask, readListHere } from './read-list.ts';

parentPort?.postMessage(await readListHere(workerData as ListTask));
