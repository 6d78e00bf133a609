import type { OfficialSheet } from '../core/index.ts';
import { officialSheets } from '../core/index.ts';
import type { WorkbookFile } from './file-kind.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { type ReadContext, readFiles } from './read-files.ts';
import type { ReadResult } from './read-result.ts';
import { inReadingThread } from './reading-thread.ts';
import { UnreadableFile } from './unreadable.ts';

/** Limits to change, and what ends the reading early. */
export interface ReadOptions extends Partial<Limits> {
  readonly signal?: AbortSignal;
  /** The sheets looked for; those of the official workbook unless given. */
  readonly official?: readonly OfficialSheet[];
}

/**
 * Reads workbooks, CSV files and portal JSON, recognised by content; whatever is wrong with them is a finding.
 * Rejects only with the reason of an aborted signal or with a defect.
 */
export async function readWorkbook(
  files: readonly WorkbookFile[],
  options: ReadOptions = {},
): Promise<ReadResult> {
  const { signal, official = officialSheets, ...limits } = options;
  const context: ReadContext = { limits: { ...defaultLimits, ...limits }, official };
  signal?.throwIfAborted();
  return fitsThisThread(files, context.limits)
    ? readFiles(files, context)
    : readInThread(files, context, signal);
}

// Text costs no more than its length; only what unpacks can explode, and needs a thread that can be ended.
function fitsThisThread(files: readonly WorkbookFile[], limits: Limits): boolean {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const packed = files.some(({ bytes: [first, second] }) => first === 0x50 && second === 0x4b);
  return bytes > limits.fileBytes || (!packed && bytes <= limits.directBytes);
}

async function readInThread(
  files: readonly WorkbookFile[],
  context: ReadContext,
  signal?: AbortSignal,
): Promise<ReadResult> {
  try {
    const task = { files, context };
    return await inReadingThread({ script: './reader-worker', task, limits: context.limits, signal });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { kind: 'official workbook', sheets: {}, findings: [error.finding] };
  }
}
