import type { Filer } from '../../core/index.ts';
import { kindOf, type WorkbookFile } from '../file-kind.ts';
import { defaultLimits, type Limits } from '../limits.ts';
import { inReadingThread } from '../reading-thread.ts';
import { UnreadableFile } from '../unreadable.ts';
import type { KnownMapping } from './find-register.ts';
import { type FoundBooks, type ReadBooks, readBooks } from './read-books.ts';
import { holdRegisters, registersIn } from './recognise.ts';

/** What the thread of registers is given; without a filer it only looks which registers there are. */
export interface BooksTask {
  readonly filer?: Filer;
  readonly files: readonly WorkbookFile[];
  readonly mappings: readonly KnownMapping[];
  readonly limits: Limits;
}

/** Changes of what is usual when registers are read. */
export interface RegisterOptions {
  readonly mappings?: readonly KnownMapping[] | undefined;
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads files that hold registers, under the limits of every reading; null when they hold the return itself or nothing
 * that is known. Rejects only with the reason of an aborted signal or with a defect.
 */
export async function readRegisters(
  filer: Filer,
  files: readonly WorkbookFile[],
  { mappings = [], limits, signal }: RegisterOptions = {},
): Promise<ReadBooks | null> {
  const task: BooksTask = { filer, files, mappings, limits: { ...defaultLimits, ...limits } };
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (bytes > task.limits.fileBytes) return null;
  // Text costs no more than its length, and its first rows next to nothing; only what unpacks needs a thread for both.
  if (files.every(isText)) {
    if (!(await holdRegisters(files, task))) return null;
    if (bytes <= task.limits.directBytes) return readBooks(filer, files, task);
  }
  return inThread(task, signal);
}

/** The registers among files with their columns, first cells and mappings, without reading them further; none where there are none. */
export async function lookAtRegisters(
  files: readonly WorkbookFile[],
  { mappings = [], limits, signal }: RegisterOptions = {},
): Promise<readonly FoundBooks[]> {
  const task: BooksTask = { files, mappings, limits: { ...defaultLimits, ...limits } };
  const books = files.every(isText) ? await booksOf(task) : await inThread(task, signal);
  return books?.registers ?? [];
}

async function inThread(task: BooksTask, signal: AbortSignal | undefined): Promise<ReadBooks | null> {
  try {
    const { limits } = task;
    return await inReadingThread({ script: './registers/books-worker', task, limits, signal });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { registers: [], documents: [], records: [], findings: [error.finding] };
  }
}

/** The work of the thread: null when the files hold no register. */
export async function booksOf({ filer, files, ...options }: BooksTask): Promise<ReadBooks | null> {
  if (!(await holdRegisters(files, options))) return null;
  if (filer) return readBooks(filer, files, options);
  return { registers: await registersIn(files, options), documents: [], records: [], findings: [] };
}

function isText(file: WorkbookFile): boolean {
  try {
    return kindOf(file) !== 'zip';
  } catch (error) {
    if (error instanceof UnreadableFile) return true;
    throw error;
  }
}
