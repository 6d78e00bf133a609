import { parentPort, workerData } from 'node:worker_threads';
import { type InwardTask, readInwardHere } from './inward-files.ts';

parentPort?.postMessage(await readInwardHere(workerData as InwardTask));
