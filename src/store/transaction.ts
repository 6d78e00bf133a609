import type pg from 'pg';
import type { AuditEntry } from '../filing/needs/audit.ts';
import type { Origin } from '../filing/needs/origin.ts';
import type { ReturnKey } from '../filing/needs/store.ts';
import type { Sealer } from './sealing.ts';

/** What every function of the store works in: one tenant, one transaction. */
export interface Transaction {
  readonly client: pg.PoolClient;
  readonly tenantId: string;
  readonly sealer: Sealer;
  /**
   * Entries not yet written. The chain of a tenant is locked to write one, so all are written last, just before the
   * commit: a lock taken after every other lock cannot close a circle of waiting.
   */
  readonly audit: AuditEntry[];
  /** The request that is answered here; null for work of our own. */
  readonly origin: Origin | null;
}

/** The four values that lead every key of a return, in the order of the columns. */
export function keyOf(tx: Transaction, key: ReturnKey): readonly [string, string, string, string] {
  return [tx.tenantId, key.gstin, key.form, key.returnPeriod];
}

/** The condition that belongs to `keyOf`. */
export const isReturn = 'tenant_id = $1 and gstin = $2 and form = $3 and return_period = $4';

/** The columns of a row that name its return. */
export interface ReturnKeyRow {
  readonly gstin: string;
  readonly form: ReturnKey['form'];
  readonly return_period: ReturnKey['returnPeriod'];
}

/** Reads the name of a return from its columns. */
export function readKey(row: ReturnKeyRow): ReturnKey {
  return { gstin: row.gstin, form: row.form, returnPeriod: row.return_period };
}

/** Runs a statement and answers its rows. `Row` describes the columns that the statement names. */
export async function query<Row extends pg.QueryResultRow>(
  tx: Transaction,
  sql: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await tx.client.query<Row>(sql, [...values]);
  return rows;
}

/** The channel on which changes of a return are announced. */
export const channel = 'vivarani';

/** Announces, when the transaction commits, that something about a return changed; equal announcements become one. */
export async function announce(tx: Transaction, { gstin, form, returnPeriod }: ReturnKey): Promise<void> {
  const change = { tenantId: tx.tenantId, gstin, form, returnPeriod };
  await tx.client.query('select pg_notify($1, $2)', [channel, JSON.stringify(change)]);
}
