import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Gstr1Record } from '../../src/core/index.ts';
import type { Books, RecordState, ReturnKey } from '../../src/filing/needs/store.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { type OpenStore, openStore } from '../../src/store/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';

let database: FreshDatabase;
let opened: OpenStore;
let key: ReturnKey;
let month = 0;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore({ url: database.url, secretKey: database.secretKey });
  await inBooks((books) => books.saveRegistration(sampleCompany));
});
beforeEach(() => {
  month += 1;
  key = {
    gstin: sampleCompany.gstin,
    form: 'GSTR1',
    returnPeriod: `2025-${String(month).padStart(2, '0')}` as '2025-01',
  };
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

function inBooks<Result>(work: (books: Books) => Promise<Result>): Promise<Result> {
  return opened.store.inBooks('tenant-1', work);
}

function invoice(number: string, taxableValue: number): Gstr1Record {
  return {
    key: `b2b|29AADFM3390P1ZN|${number}`,
    section: 'b2b',
    counterpartyGstin: '29AADFM3390P1ZN',
    counterpartyName: 'Madhu Fabrics',
    documentNumber: number,
    documentDate: '2025-01-03',
    placeOfSupply: '29',
    amounts: { value: taxableValue, taxableValue, igst: 0, cgst: 0, sgst: 0, cess: 0 },
    rows: [{ documentNumber: number, rate: 0, taxableValue }],
    origin: [{ sheet: 'b2b,sez,de', row: 5 }],
  };
}

const put = (...records: readonly Gstr1Record[]) => inBooks((books) => books.putRecords(key, records, null));
const mark = (state: RecordState, ...records: readonly Gstr1Record[]) =>
  inBooks((books) =>
    books.markRecords(
      key,
      records.map((record) => record.key),
      state,
    ),
  );
const confirmed = () => inBooks((books) => books.confirmedRecords(key));

async function processed(...records: readonly Gstr1Record[]): Promise<void> {
  await put(...records);
  await mark('sent', ...records);
  await mark('processed', ...records);
}

describe('what the portal is known to hold', () => {
  it('is nothing before it has processed anything', async () => {
    await put(invoice('A', 100));
    await mark('sent', invoice('A', 100));
    expect(await confirmed()).toEqual([]);
  });

  it('is what it last processed, however often the books changed since', async () => {
    await processed(invoice('A', 100));
    for (const taxableValue of [200, 300, 100, 400]) await put(invoice('A', taxableValue));
    expect(await confirmed()).toEqual([invoice('A', 100)]);
  });

  it('is what was sent, when the books changed while it was on the way', async () => {
    await processed(invoice('A', 100));
    await put(invoice('A', 200));
    await mark('sent', invoice('A', 200));
    await put(invoice('A', 300));
    expect(await confirmed()).toEqual([invoice('A', 100)]);
    await mark('processed', invoice('A', 300));
    expect(await confirmed()).toEqual([invoice('A', 200)]);
    await mark('sent', invoice('A', 300));
    await mark('processed', invoice('A', 300));
    expect(await confirmed()).toEqual([invoice('A', 300)]);
  });

  it('has what is to be deleted until it is deleted, and nothing after a reset', async () => {
    await processed(invoice('A', 100), invoice('B', 100));
    await put(invoice('B', 150));
    await inBooks((books) => books.deleteRecords(key, [invoice('A', 100).key]));
    expect(await confirmed()).toEqual([invoice('A', 100), invoice('B', 100)]);
    await mark('sent', invoice('A', 100));
    await mark('processed', invoice('A', 100));
    expect(await confirmed()).toEqual([invoice('B', 100)]);
    await mark('new', invoice('B', 100));
    expect(await confirmed()).toEqual([]);
  });

  it('is the same for thousands at once', async () => {
    const all = Array.from({ length: 1500 }, (_, index) => invoice(String(index), 100));
    await processed(...all);
    await put(...all.map((record) => invoice(record.documentNumber ?? '', 200)));
    const held = await confirmed();
    expect(held).toHaveLength(1500);
    expect(held.every(({ amounts }) => amounts.taxableValue === 100)).toBe(true);
  });
});
