import { createHash } from 'node:crypto';
import type { AuditCheck, AuditFilter, KeptAct } from '../filing/needs/audit.ts';
import type { Page, PageWanted } from '../filing/needs/page.ts';
import { aWholeNumber, pageOf, readCursor } from './cursor.ts';
import { query, type Transaction } from './transaction.ts';

interface AuditRow extends KeptAct {
  readonly hash: Buffer;
}

/** Rows of the chain that are read at once. */
const linksAtOnce = 1000;

const nothingBefore = Buffer.alloc(32);

/** The hash of an entry: over the one before and this entry, its members in a fixed order; role and request where there are any. */
export function hashOf(before: Buffer, entry: KeptAct): Buffer {
  const { sequence, at, by, act, object, details, role, requestId } = entry;
  const members = [sequence, at, by, act, object, details ?? null];
  const canonical = JSON.stringify(
    role === null && requestId === null ? members : [...members, role, requestId],
  );
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
    const kept: KeptAct = {
      ...entry,
      sequence,
      role: tx.origin?.role() ?? null,
      requestId: tx.origin?.requestId ?? null,
    };
    hash = hashOf(hash, kept);
    await writeEntry(tx, kept, hash);
  }
  await query(tx, `update audit_heads set sequence = $2, hash = $3 where tenant_id = $1`, [
    tx.tenantId,
    sequence,
    hash,
  ]);
}

async function writeEntry(tx: Transaction, entry: KeptAct, hash: Buffer): Promise<void> {
  const { sequence, at, by, act, object, details, role, requestId } = entry;
  await query(
    tx,
    `insert into audit (tenant_id, sequence, at, by, act, object, details, hash, role, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tx.tenantId, sequence, at, by, act, object, JSON.stringify(details ?? null), hash, role, requestId],
  );
}

const columns = 'sequence, at, by, act, object, details, role, request_id as "requestId"';

/** The newest entries of the tenant that a filter lets through, the newest first; those of this transaction included. */
export async function readAudit(
  tx: Transaction,
  filter: AuditFilter,
  { cursor, limit }: PageWanted,
): Promise<Page<KeptAct>> {
  await writeAudit(tx);
  const [before = null] = cursor === undefined ? [] : readCursor(cursor, aWholeNumber);
  const { object, about, who, act, since, until, by, gstins } = filter;
  const rows = await query<KeptAct>(
    tx,
    `select ${columns} from audit
     where tenant_id = $1 and ($3::bigint is null or sequence < $3)
       and ($4::text is null or object = $4)
       and ($5::text is null or position(upper($5) in upper(object)) > 0)
       and ($6::text is null or by = $6)
       and ($7::text is null or act = $7)
       and ($8::text is null or at >= $8) and ($9::text is null or at < $9)
       and ($10::text is null or by = $10)
       and ($11::text[] is null or exists (select from unnest($11::text[]) gstin where position(gstin in object) > 0))
     order by sequence desc limit $2`,
    [tx.tenantId, limit + 1, before, object, about, who, act, since, until, by, gstins].map(
      (value) => value ?? null,
    ),
  );
  return pageOf(rows, limit, { place: (row) => [String(row.sequence)], show: (row) => row });
}

/** The entry of a number; null when there is none. */
export async function readAuditEntry(tx: Transaction, sequence: number): Promise<KeptAct | null> {
  const [row] = await query<KeptAct>(
    tx,
    `select ${columns} from audit where tenant_id = $1 and sequence = $2`,
    [tx.tenantId, sequence],
  );
  return row ?? null;
}

/** Everybody who acted and everything that was done, or what one person did. */
export async function readAuditNames(
  tx: Transaction,
  { by }: Pick<AuditFilter, 'by'>,
): Promise<{ readonly people: readonly string[]; readonly acts: readonly string[] }> {
  const [row] = await query<{ readonly people: readonly string[]; readonly acts: readonly string[] }>(
    tx,
    `select coalesce(array_agg(distinct by), '{}') as people, coalesce(array_agg(distinct act), '{}') as acts
     from audit where tenant_id = $1 and ($2::text is null or by = $2)`,
    [tx.tenantId, by ?? null],
  );
  return row ?? { people: [], acts: [] };
}

/** Recomputes the chain from its first entry, some links at a time, and compares its end with what was noted of it. */
export async function checkAudit(tx: Transaction): Promise<AuditCheck> {
  await writeAudit(tx);
  let before: Buffer = nothingBefore;
  let entries = 0;
  for (let links = await linksAfter(tx, 0); links.length > 0; links = await linksAfter(tx, entries)) {
    for (const link of links) {
      if (link.sequence !== entries + 1 || !hashOf(before, link).equals(link.hash))
        return { entries: await countOf(tx), firstBad: entries + 1 };
      before = link.hash;
      entries += 1;
    }
  }
  const [head] = await query<{ readonly sequence: number }>(
    tx,
    `select sequence from audit_heads where tenant_id = $1`,
    [tx.tenantId],
  );
  return { entries, firstBad: (head?.sequence ?? 0) === entries ? null : entries + 1 };
}

function linksAfter(tx: Transaction, sequence: number): Promise<readonly AuditRow[]> {
  return query<AuditRow>(
    tx,
    `select ${columns}, hash from audit where tenant_id = $1 and sequence > $2 order by sequence limit $3`,
    [tx.tenantId, sequence, linksAtOnce],
  );
}

async function countOf(tx: Transaction): Promise<number> {
  const [row] = await query<{ readonly count: number }>(
    tx,
    `select count(*)::int as count from audit where tenant_id = $1`,
    [tx.tenantId],
  );
  return row?.count ?? 0;
}
