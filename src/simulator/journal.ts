import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** One line of the journal: what kind of thing, its id, its new value (null: gone). */
export type JournalEntry = readonly [kind: string, id: string, value: unknown];

const COMPACT_AT_BYTES = 64 * 1024 * 1024;
const LAZY_FLUSH_MS = 50;

/**
 * The state file: one JSON line per change, read again at the start, rewritten when it has grown.
 * Without a file everything stays in memory.
 */
export class Journal {
  readonly #file: string | undefined;
  #handle: number | undefined;
  #waiting: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #bytes = 0;
  #bytesAfterCompaction = 0;

  constructor(file: string | undefined) {
    this.#file = file;
  }

  /** Whether there is a file at all. */
  get isKept(): boolean {
    return this.#file !== undefined;
  }

  /** Reads what an earlier run wrote; a last line cut short by a crash is dropped. */
  open(apply: (entry: JournalEntry) => void): void {
    if (this.#file === undefined) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    if (existsSync(this.#file)) this.#replay(this.#file, apply);
    this.#handle = openSync(this.#file, 'a', 0o600);
  }

  #replay(file: string, apply: (entry: JournalEntry) => void): void {
    const bytes = readFileSync(file);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      apply(JSON.parse(bytes.toString('utf8', start, end)) as JournalEntry);
      start = end + 1;
    }
    if (start < bytes.length) truncateSync(file, start);
    this.#bytes = start;
  }

  /** Notes a change; it reaches the disk at the next `flush`, or a moment later. */
  append(entry: JournalEntry): void {
    if (this.#file === undefined) return;
    this.#waiting.push(`${JSON.stringify(entry)}\n`);
    this.#timer ??= setTimeout(() => this.flush(), LAZY_FLUSH_MS).unref();
  }

  /** Writes and fsyncs all noted changes: called before an answer that promises something. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#handle === undefined || this.#waiting.length === 0) return;
    const text = Buffer.from(this.#waiting.join(''), 'utf8');
    this.#waiting = [];
    writeAll(this.#handle, text);
    fsyncSync(this.#handle);
    this.#bytes += text.length;
  }

  /** True when the file has grown enough to be worth rewriting. */
  isLong(): boolean {
    return this.#bytes > Math.max(COMPACT_AT_BYTES, 2 * this.#bytesAfterCompaction);
  }

  /** Rewrites the file with only what still holds: a new file beside it, fsynced, then renamed over it. */
  compact(entries: Iterable<JournalEntry>): void {
    if (this.#file === undefined || this.#handle === undefined) return;
    this.flush();
    const next = `${this.#file}.next`;
    const handle = openSync(next, 'w', 0o600);
    let bytes = 0;
    for (const entry of entries) bytes += writeAll(handle, Buffer.from(`${JSON.stringify(entry)}\n`, 'utf8'));
    fsyncSync(handle);
    closeSync(handle);
    closeSync(this.#handle);
    renameSync(next, this.#file);
    this.#handle = openSync(this.#file, 'a', 0o600);
    this.#bytes = bytes;
    this.#bytesAfterCompaction = bytes;
  }

  /** Writes what is waiting and lets the file go. */
  close(): void {
    this.flush();
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }
}

function writeAll(handle: number, bytes: Buffer): number {
  let written = 0;
  while (written < bytes.length) written += writeSync(handle, bytes, written);
  return written;
}
