import { parentPort, workerData } from 'node:worker_threads';
import { type PurchaseTask, readPurchasesHere } from './read-purchases.ts';

parentPort?.postMessage(await readPurchasesHere(workerData as PurchaseTask));
