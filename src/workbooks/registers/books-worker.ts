import { parentPort, workerData } from 'node:worker_threads';
import { type BooksTask, booksOf } from './read-registers.ts';

parentPort?.postMessage(await booksOf(workerData as BooksTask));
