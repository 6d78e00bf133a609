import type { Gstr1Record, RecordList } from '../core/index.ts';
import type { ReturnKey } from '../filing/needs/store.ts';
import { copyFields, readFields } from './copy-text.ts';
import { contentColumns, copyLine, readValues } from './record-rows.ts';
import { keyOf, type Transaction } from './transaction.ts';

/** What all records of a return that come in together share. */
export const sharedColumns = ['tenant_id', 'gstin', 'form', 'return_period', 'import_id'] as const;

/** The columns of a line. */
export const lineColumns = [...sharedColumns, ...contentColumns] as const;

/** Records on their way into a return, and the import that brings them. */
export interface Arriving {
  readonly records: RecordList;
  readonly importId: string | null;
}

const pieceCharacters = 64 * 1024;

/** Records as lines of COPY, in pieces: they are made while the database, or the file, takes the earlier ones. */
export function* recordLines(
  tx: Transaction,
  key: ReturnKey,
  { records, importId }: Arriving,
): Generator<Buffer> {
  const shared = copyFields([...keyOf(tx, key), importId]);
  let piece = '';
  for (const record of records) {
    piece += `${shared}\t${copyLine(record)}\n`;
    if (piece.length < pieceCharacters) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}

/** The record of a line, without its end. */
export function readLine(line: string): Gstr1Record {
  return readValues(readFields(line).slice(sharedColumns.length));
}
