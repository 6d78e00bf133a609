import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { ReturnKey } from '../filing/needs/store.ts';
import { type Arriving, lineColumns, sharedColumns } from './record-lines.ts';
import { columnValues, contentColumns, contentTypes } from './record-rows.ts';
import { keyOf, type Transaction } from './transaction.ts';

/** The records that arrive, as a relation named `incoming` in the database. */
export interface Incoming {
  /** The common table expression that makes it of the parameters; empty where it is a table. */
  readonly made: string;
  readonly values: readonly unknown[];
  /** What else is known of the record that is looked for; leads the planner to the key. */
  readonly hint: string;
  drop(): Promise<unknown>;
}

/** Lines as `recordLines` writes them, no two with the same key. */
export type Lines = Iterable<Buffer> | AsyncIterable<Buffer>;

/** A few records as arrays, in the statement itself. */
export function asArrays(tx: Transaction, key: ReturnKey, { records, importId }: Arriving): Incoming {
  const rows = Array.from(records, columnValues);
  // Everything travels as text: an array of json would be read as an array of its elements.
  const arrays = contentColumns.map((_, column) => rows.map((row) => row[column] ?? null));
  const shared = sharedColumns.map((name, column) => `$${column + 1}::text as ${name}`);
  const content = contentColumns.map((name, column) => `${name}::${contentTypes[column]} as ${name}`);
  const parameters = contentColumns.map((_, column) => `$${sharedColumns.length + column + 1}::text[]`);
  const made = `incoming as (select ${[...shared, ...content].join(', ')}
    from unnest(${parameters.join(', ')}) as arrived (${contentColumns.join(', ')})),`;
  return {
    made,
    values: [...keyOf(tx, key), importId, ...arrays],
    hint: `and kept.record_key = any(${parameters[0]})`,
    drop: async () => undefined,
  };
}

/** Many records as a table of this transaction. */
export async function asTable(tx: Transaction, lines: Lines): Promise<Incoming> {
  await tx.client.query(
    `create temporary table incoming on commit drop as select ${lineColumns.join(', ')} from records with no data`,
  );
  await copyInto(tx, 'incoming', lines);
  // A return that grew a minute ago looks empty to the planner, which would then compare each record with each.
  await tx.client.query('analyze incoming (record_key)');
  await tx.client.query('set local enable_nestloop = off');
  const drop = async (): Promise<void> => {
    await tx.client.query('set local enable_nestloop = on');
    await tx.client.query('drop table incoming');
  };
  return { made: '', values: [], hint: '', drop };
}

/** Copies lines into a table while they are made. */
export async function copyInto(tx: Transaction, table: 'records' | 'incoming', lines: Lines): Promise<void> {
  const sql = `copy ${table} (${lineColumns.join(', ')}) from stdin`;
  await pipeline(Readable.from(lines), tx.client.query(copyFrom(sql)));
}
