import type { TakenValue } from '../../filing/needs/counterparties.ts';
import { query, type Transaction } from '../transaction.ts';

/** What stood in a purchase before it took the supplier's values; null where it took none. */
export async function readTakenValue(tx: Transaction, entry: number): Promise<TakenValue | null> {
  const [row] = await query<TakenValue>(
    tx,
    `select entry, version, gstin, identity, return_period as "returnPeriod", content, by, at
     from taken_values where tenant_id = $1 and entry = $2`,
    [tx.tenantId, entry],
  );
  return row ?? null;
}

/** Keeps what stood in a purchase, for the last time it took values. */
export async function saveTakenValue(tx: Transaction, taken: TakenValue): Promise<void> {
  const { entry, version, gstin, identity, returnPeriod, content, by, at } = taken;
  await query(
    tx,
    `insert into taken_values (tenant_id, entry, version, gstin, identity, return_period, content, by, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, entry) do update set version = excluded.version, identity = excluded.identity,
       return_period = excluded.return_period, content = excluded.content, by = excluded.by, at = excluded.at`,
    [tx.tenantId, entry, version, gstin, identity, returnPeriod, JSON.stringify(content), by, at],
  );
}

/** Forgets it: the own values stand there again. */
export async function dropTakenValue(tx: Transaction, entry: number): Promise<void> {
  await query(tx, 'delete from taken_values where tenant_id = $1 and entry = $2', [tx.tenantId, entry]);
}
