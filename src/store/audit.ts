import { createHash } from 'node:crypto';
import type { Page, PageWanted } from '../filing/needs/page.ts';
import type { AuditEntry } from '../filing/needs/store.ts';
import { aWholeNumber, pageOf, readCursor } from './cursor.ts';
import { query, type Transaction } from './transaction.ts';

interface AuditRow extends AuditEntry {
  readonly sequence: number;
  readonly hash: Buffer;
}

const nothingBefore = Buffer.alloc(32);

/** The hash of an entry: over the one before and this entry, its members in a fixed order. */
export function hashOf(before: Buffer, sequence: number, entry: AuditEntry): Buffer {
  const canonical = JSON.stringify([
    sequence,
    entry.at,
    entry.by,
    entry.act,
    entry.object,
    entry.details ?? null,
  ]);
  return createHash('sha256').update(before).update(canonical).digest();
}

/** Writes the entries of the transaction at the end of the tenant's chain. */
export async function writeAudit(tx: Transaction): Promise<void> {
  if (tx.audit.length === 0) return;
  await query(
    tx,
    `insert into audit_heads (tenant_id, sequence, hash) values ($1, 0, $2) on conflict do nothing`,
    [tx.tenantId, nothingBefore],
  );
  const [head] = await query<{ readonly sequence: number; readonly hash: Buffer }>(
    tx,
    `select sequence, hash from audit_heads where tenant_id = $1 for update`,
    [tx.tenantId],
  );
  let { sequence, hash } = head ?? { sequence: 0, hash: nothingBefore };
  for (const entry of tx.audit.splice(0)) {
    sequence += 1;
    hash = hashOf(hash, sequence, entry);
    await writeEntry(tx, entry, { sequence, hash });
  }
  await query(tx, `update audit_heads set sequence = $2, hash = $3 where tenant_id = $1`, [
    tx.tenantId,
    sequence,
    hash,
  ]);
}

async function writeEntry(
  tx: Transaction,
  entry: AuditEntry,
  { sequence, hash }: { readonly sequence: number; readonly hash: Buffer },
): Promise<void> {
  await query(
    tx,
    `insert into audit (tenant_id, sequence, at, by, act, object, details, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.tenantId,
      sequence,
      entry.at,
      entry.by,
      entry.act,
      entry.object,
      JSON.stringify(entry.details ?? null),
      hash,
    ],
  );
}

/** The newest entries of the tenant, the newest first; those of this transaction included. */
export async function readAudit(tx: Transaction, { cursor, limit }: PageWanted): Promise<Page<AuditEntry>> {
  await writeAudit(tx);
  const [before = null] = cursor === undefined ? [] : readCursor(cursor, aWholeNumber);
  const rows = await query<AuditRow>(
    tx,
    `select at, by, act, object, details, sequence from audit
     where tenant_id = $1 and ($3::bigint is null or sequence < $3) order by sequence desc limit $2`,
    [tx.tenantId, limit + 1, before],
  );
  return pageOf(rows, limit, {
    place: (row) => [String(row.sequence)],
    show: ({ at, by, act, object, details }) => ({ at, by, act, object, details }),
  });
}

/** Recomputes the chain; answers the sequence of the first entry that was changed or removed, null when it is whole. */
export async function findBrokenAudit(tx: Transaction): Promise<number | null> {
  await writeAudit(tx);
  const rows = await query<AuditRow>(
    tx,
    `select sequence, at, by, act, object, details, hash from audit where tenant_id = $1 order by sequence`,
    [tx.tenantId],
  );
  let before: Buffer = nothingBefore;
  for (const [index, row] of rows.entries()) {
    if (row.sequence !== index + 1 || !hashOf(before, row.sequence, row).equals(row.hash)) return index + 1;
    before = row.hash;
  }
  const [head] = await query<{ readonly sequence: number }>(
    tx,
    `select sequence from audit_heads where tenant_id = $1`,
    [tx.tenantId],
  );
  return (head?.sequence ?? 0) === rows.length ? null : rows.length + 1;
}
