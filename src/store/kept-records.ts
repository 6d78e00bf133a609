import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Gstr1Record } from '../core/index.ts';
import type { ImportEntry } from '../filing/needs/store.ts';
import { readLine } from './record-lines.ts';

/** What is known of an import's records without reading them. */
export interface KeptHeading extends Pick<ImportEntry, 'kind' | 'effect'> {
  readonly count: number;
}

const mark = 'vivarani-records-1 ';

/** One line that says what follows, then lines of COPY, compressed: confirming an import sends them as they are. */
export async function packLines(heading: KeptHeading, lines: Iterable<Buffer>): Promise<Buffer> {
  const pieces: Uint8Array[] = [Buffer.from(`${mark}${JSON.stringify(heading)}\n`)];
  // Level 1: lines of one return repeat each other so much that more effort saves little.
  await pipeline(Readable.from(lines), createGzip({ level: 1 }), async (packed: AsyncIterable<Buffer>) => {
    for await (const piece of packed) pieces.push(piece);
  });
  return Buffer.concat(pieces);
}

/** The heading of kept lines, of which the beginning is enough; null where an earlier version kept them otherwise. */
export function readHeading(kept: Buffer): KeptHeading | null {
  const text = kept.toString('utf8', 0, endOfHeading(kept));
  return text.startsWith(mark) ? (JSON.parse(text.slice(mark.length)) as KeptHeading) : null;
}

/** The lines as `packLines` was given them, in other pieces. */
export function keptLines(kept: Buffer): AsyncIterable<Buffer> {
  const packed = kept.subarray(endOfHeading(kept) + 1);
  return Readable.from([packed]).pipe(createGunzip());
}

/** The records of the lines. */
export async function keptRecords(kept: Buffer): Promise<readonly Gstr1Record[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of keptLines(kept)) pieces.push(piece);
  const text = Buffer.concat(pieces).toString('utf8');
  return text.split('\n').slice(0, -1).map(readLine);
}

function endOfHeading(kept: Buffer): number {
  return kept.indexOf('\n');
}
