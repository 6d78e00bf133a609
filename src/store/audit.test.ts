import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import type { AuditFilter } from '../filing/needs/audit.ts';
import { checkAudit, readAudit, readAuditNames, writeAudit } from './audit.ts';
import { type OpenStore, openStore } from './open-store.ts';
import { sealerFrom } from './sealing.ts';
import type { Transaction } from './transaction.ts';

let database: FreshDatabase;
let opened: OpenStore;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore(database);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const entry = (act: string) => ({
  at: '2026-10-31T10:00:00Z',
  by: 'asha@example.in',
  act,
  object: 'GSTR-1 2026-10',
  details: { b: 1, a: ['₹', null] },
});

async function inTransaction<Result>(
  tenantId: string,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await opened.pool.connect();
  try {
    await client.query('begin');
    const result = await work({
      client,
      tenantId,
      sealer: sealerFrom(database.secretKey),
      audit: [],
      origin: null,
    });
    await client.query('commit');
    return result;
  } finally {
    client.release();
  }
}

test('entries written at the same time make one chain without a gap', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      opened.store.inBooks('tenant-1', async (books) => {
        await books.audit(entry(`first of ${index}`));
        await books.audit(entry(`second of ${index}`));
      }),
    ),
  );
  const { rows: trail } = await inTransaction('tenant-1', (tx) => readAudit(tx, {}, { limit: 100 }));
  expect(trail).toHaveLength(40);
  expect(trail[0]).toEqual({ ...entry(trail[0]?.act ?? ''), sequence: 40, role: null, requestId: null });
  expect(await inTransaction('tenant-1', checkAudit)).toEqual({ entries: 40, firstBad: null });
});

test('an entry is in the trail of its own transaction, the newest first', async () => {
  const origin = { requestId: 'request-1', role: () => 'maker' };
  const trail = await opened.within(origin, () =>
    opened.store.inBooks('tenant-1', async (books) => {
      await books.audit(entry('now'));
      return books.auditTrail({}, { limit: 1 });
    }),
  );
  expect(trail.rows).toEqual([{ ...entry('now'), sequence: 41, role: 'maker', requestId: 'request-1' }]);
});

test('the log is filtered by what is named, by whom, by what and when', async () => {
  const acts = async (filter: AuditFilter) =>
    (await inTransaction('tenant-1', (tx) => readAudit(tx, filter, { limit: 100 }))).rows.length;
  expect(await acts({ about: '2026-10', who: 'asha@example.in', act: 'first of 3' })).toBe(1);
  expect(await acts({ object: 'GSTR-1' })).toBe(0);
  expect(await acts({ since: '2026-10-31T10:00:01Z' })).toBe(0);
  expect(await acts({ until: '2026-10-31T10:00:01Z', by: 'asha@example.in', gstins: ['2026-10', 'x'] })).toBe(
    41,
  );
  expect(await acts({ gstins: [] })).toBe(0);
  const names = await inTransaction('tenant-1', (tx) => readAuditNames(tx, {}));
  expect(names.people).toEqual(['asha@example.in']);
  expect(names.acts).toHaveLength(41);
});

test('a changed entry and a missing one are found, even where the triggers were off', async () => {
  const firstBad = async (tx: Transaction) => (await checkAudit(tx)).firstBad;
  await inTransaction('tenant-1', async (tx) => {
    await tx.client.query(`set local session_replication_role = 'replica'`);
    await tx.client.query(`update audit set by = 'nobody' where sequence = 7`);
    expect(await firstBad(tx)).toBe(7);
    await tx.client.query(`update audit set by = 'asha@example.in' where sequence = 7`);
    expect(await firstBad(tx)).toBeNull();
    await tx.client.query(`update audit set role = 'admin' where sequence = 41`);
    expect(await firstBad(tx)).toBe(41);
    await tx.client.query('delete from audit where sequence = 41');
    expect(await firstBad(tx)).toBe(41);
    await tx.client.query('delete from audit where sequence = 12');
    expect(await firstBad(tx)).toBe(12);
    await tx.client.query('rollback');
    await tx.client.query('begin');
  });
});

test('each tenant has a chain of its own', async () => {
  await opened.people.createTenant({ tenantId: 'tenant-2', name: 'Tenant two' });
  await inTransaction('tenant-2', async (tx) => {
    tx.audit.push(entry('first'));
    await writeAudit(tx);
    const { rows } = await tx.client.query(`select sequence from audit where tenant_id = 'tenant-2'`);
    expect(rows).toEqual([{ sequence: 1 }]);
  });
});
