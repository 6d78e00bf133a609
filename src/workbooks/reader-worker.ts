import { parentPort, workerData } from 'node:worker_threads';
import type { WorkbookFile } from './file-kind.ts';
import { type ReadContext, readFiles } from './read-files.ts';

interface Task {
  readonly files: readonly WorkbookFile[];
  readonly context: ReadContext;
}

const { files, context } = workerData as Task;
parentPort?.postMessage(await readFiles(files, context));
