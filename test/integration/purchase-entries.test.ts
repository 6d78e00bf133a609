import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TypedPurchase } from '../../src/core/index.ts';
import {
  type Actor,
  addPurchase,
  changePurchase,
  deletePurchases,
  everywhere,
  type Filing,
  purchaseEntryOf,
} from '../../src/filing/index.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { type OpenStore, openStore } from '../../src/store/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';

const { gstin } = sampleCompany;
let database: FreshDatabase;
let opened: OpenStore;
let filing: Filing;
let meena: Actor;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore(database);
  filing = {
    store: opened.store,
    clock: { now: () => '2026-11-05T06:00:00.000Z' },
    newId: () => crypto.randomUUID(),
    portalFor: () => {
      throw new Error('Purchases need no portal.');
    },
  };
  meena = { tenantId: database.tenantId, by: 'Meena', grants: everywhere('maker') };
  await opened.store.inBooks(database.tenantId, (books) => books.saveRegistration(sampleCompany));
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const item = { rate: 5, taxableValue: 1_000_00, igst: 50_00, cgst: 0, sgst: 0, cess: 0, hsn: '520811' };
const bought = (number: string, change: Partial<TypedPurchase> = {}) => ({
  gstin,
  returnPeriod: '2026-10' as const,
  content: {
    kind: 'invoice',
    number,
    date: '2026-10-03',
    supplierGstin: '29AADFM3390P1ZN',
    supplierName: 'Madhu Fabrics',
    placeOfSupply: '27',
    supplyType: 'INTER',
    type: 'R',
    items: [item],
    ...change,
  } satisfies TypedPurchase,
});

async function keep(purchase: ReturnType<typeof bought>) {
  const { entry, findings } = await addPurchase(filing, meena, purchase);
  if (!entry) throw new Error(findings.map(({ says }) => says).join(' '));
  return entry;
}

test('items of one rate become one line of the form, and come back as they were typed', async () => {
  const entry = await keep(bought('P-1', { items: [item, { ...item, hsn: '520812' }] }));
  expect(entry).toMatchObject({ tables: ['b2b'], amounts: { taxableValue: 2_000_00, igst: 100_00 } });
  expect(entry.content.lines).toHaveLength(1);
  expect(entry.content.items).toHaveLength(2);
});

test('on reverse charge the value is without the tax', async () => {
  const entry = await keep(bought('P-2', { reverseCharge: true }));
  expect(entry.amounts.value).toBe(1_000_00);
});

test.each([
  ['b2bur', {}, item],
  ['imp_s', { placeOfSupply: '96' }, { ...item, hsn: '998314' }],
] as const)(
  'without a GSTIN it stands in %s, by place of supply and what was bought',
  async (section, change, line) => {
    const { supplierGstin: _none, type: _type, ...rest } = bought(`U-${section}`).content;
    const entry = await keep({ ...bought('x'), content: { ...rest, ...change, items: [line] } } as ReturnType<
      typeof bought
    >);
    expect(entry.tables).toEqual([section]);
  },
);

test('a supply type against vendor and place of supply, and a rate of 0 without a reason, are refused', async () => {
  const { entry, findings } = await addPurchase(
    filing,
    meena,
    bought('P-3', { supplyType: 'INTRA', items: [{ ...item, rate: 0, igst: 0 }] }),
  );
  expect(entry).toBeNull();
  expect(findings).toContainEqual(
    expect.objectContaining({
      says: 'Place of Supply and Tax Area Code do not match. Please select correct supply type',
      column: 'Supply Type',
    }),
  );
  expect(findings).toContainEqual(expect.objectContaining({ code: 'ZERO-TAX', row: 1, column: 'Zero Tax' }));
});

test('of two people who change it the second is told, and what one changed the other does not delete', async () => {
  const { entry } = await keep(bought('P-4'));
  const change = { ...bought('P-4', { reverseCharge: true }), entry, version: 1 };
  await changePurchase(filing, { ...meena, by: 'Arjun' }, change);
  await expect(changePurchase(filing, meena, change)).rejects.toMatchObject({ code: 'CHANGED' });
  const deletion = { gstin, entries: [entry], deleted: true };
  await expect(deletePurchases(filing, meena, { ...deletion, version: 1 })).rejects.toMatchObject({
    code: 'CHANGED',
  });
  await deletePurchases(filing, meena, { ...deletion, version: 2 });
  await expect(purchaseEntryOf(filing, meena, { gstin, entry })).rejects.toMatchObject({ code: 'NOT-FOUND' });
});
