import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gstr1Record } from '../../src/core/index.ts';
import type { Books } from '../../src/filing/needs/store.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';

/**
 * A return of 100,000 records. The limits are a tenfold of what is measured: they catch a plan that compares each
 * record with each, which PostgreSQL likes as long as it has no figures of a new return, not a slow machine.
 */
const key = { gstin: '27AAMCT7421K1ZV', form: 'GSTR1', returnPeriod: '2026-10' } as const;
const many = 100_000;
const records = Array.from({ length: many }, (_, index) => invoice(index));
let database: FreshDatabase;
let opened: OpenStore;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore(database);
  // What autovacuum would learn after a minute must not be needed.
  await opened.pool.query('alter table records set (autovacuum_enabled = false)');
  await inBooks((books) =>
    books.saveRegistration({
      gstin: key.gstin,
      legalName: 'Tara Mills',
      portalUserName: 'tara',
      signatoryPan: 'AAMCT7421K',
      gateway: 'simulator',
      frequency: 'monthly',
      turnoverPreviousYear: null,
      turnoverCurrentYear: null,
    }),
  );
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

function inBooks<Result>(work: (books: Books) => Promise<Result>): Promise<Result> {
  return opened.store.inBooks(database.tenantId, work);
}

function invoice(index: number, taxableValue = 1_000_00): Gstr1Record {
  const documentNumber = `TX-${index}`;
  return {
    key: `b2b|29AADFM3390P1ZN|${documentNumber}`,
    section: 'b2b',
    counterpartyGstin: '29AADFM3390P1ZN',
    counterpartyName: 'Madhav Traders',
    documentNumber,
    documentDate: `2026-10-${String(1 + (index % 31)).padStart(2, '0')}`,
    placeOfSupply: '29',
    amounts: { value: taxableValue, taxableValue, igst: 0, cgst: 0, sgst: 0, cess: 0 },
    rows: [{ recipientGstin: '29AADFM3390P1ZN', documentNumber, rate: 18, taxableValue, igst: 0, cess: 0 }],
    origin: [{ sheet: 'b2b,sez,de', row: index + 5 }],
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

test('100,000 records are put, compared and marked in seconds', async () => {
  expect(await seconds(() => inBooks((books) => books.putRecords(key, records, null)))).toBeLessThan(40);
  const half = records.map((record, index) => (index % 2 ? record : invoice(index, 2_00)));
  const counts = { new: 0, changed: many / 2, same: many / 2, error: 0 };
  expect((await inBooks((books) => books.comparePut(key, half))).counts).toEqual(counts);
  expect(await inBooks((books) => books.putRecords(key, half, null))).toEqual(counts);
  const keys = records.map((record) => record.key);
  expect(await seconds(() => inBooks((books) => books.markRecords(key, keys, 'sent')))).toBeLessThan(40);
  expect(await seconds(() => inBooks((books) => books.markRecords(key, keys, 'processed')))).toBeLessThan(40);
  const sections = await inBooks((books) => books.recordTotalsBySection(key));
  expect(sections.get('b2b')?.states).toEqual({ processed: many });
});

test('a few of 100,000 are put and marked, and a page is read, at once', async () => {
  const few = [invoice(many), ...records.slice(0, 9)];
  expect(await seconds(() => inBooks((books) => books.putRecords(key, few, null)))).toBeLessThan(1);
  const keys = few.map((record) => record.key);
  expect(await seconds(() => inBooks((books) => books.markRecords(key, keys, 'modified')))).toBeLessThan(1);
  expect(
    await seconds(() => inBooks((books) => books.recordPage(key, { find: 'tx-999' }, { limit: 50 }))),
  ).toBeLessThan(5);
});
