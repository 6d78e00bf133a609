import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PurchaseDocument, TypedPurchase } from '../../src/core/index.ts';
import {
  type Actor,
  addPurchase,
  changePurchase,
  checkPurchases,
  deletePurchases,
  type Filing,
  importPurchases,
  purchaseEntryOf,
  purchasePage,
  purchasesByGroup,
  purchasesByTable,
  undoPurchases,
} from '../../src/filing/index.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { type OpenBooks, openBooks } from './filing/books.ts';

const { gstin } = sampleCompany;
let books: OpenBooks;
let filing: Filing;
let meena: Actor;

beforeAll(async () => {
  books = await openBooks(sampleCompany, '2026-11-05T06:00:00.000Z');
  ({ filing, meena } = books);
});
afterAll(() => books.stop());

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

test('by table and by vendor a period comes to the same, each with what its documents come to', async () => {
  const key = { gstin, form: 'GSTR2', returnPeriod: '2026-10' } as const;
  const tables = await purchasesByTable(filing, meena, key);
  const rows = new Map(tables.map(({ section, sums }) => [section, sums]));
  const kept = await purchasePage(filing, meena, {
    gstin,
    filter: { returnPeriod: '2026-10', table: 'b2b' },
    wanted: { limit: 100 },
  });
  expect(rows.get('b2b')?.count).toBe(kept.rows.length);
  expect(rows.get('b2b')?.taxableValue).toBe(kept.totals?.taxableValue);
  expect(rows.get('imp_g')).toBeNull();
  const vendors = await purchasesByGroup(filing, meena, { key, grouping: 'vendor' });
  const total = (all: readonly ({ readonly igst: number } | null)[]) =>
    all.reduce((sum, one) => sum + (one?.igst ?? 0), 0);
  expect(total(vendors)).toBe(total([...rows.values()]));
  expect(vendors.map(({ label }) => label)).toContain('Madhu Fabrics');
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

test('an import is looked at first, tells what it changes, and is undone until something of it is changed', async () => {
  const read = (number: string, rupees: number): PurchaseDocument => ({
    key: `b2b|29AADFM3390P1ZN|${number}`,
    section: 'b2b',
    kind: 'invoice',
    number,
    date: '2026-10-03',
    supplierGstin: '29AADFM3390P1ZN',
    placeOfSupply: '27',
    lines: [{ rate: 5, taxableValue: rupees * 100, igst: rupees * 5, cgst: 0, sgst: 0, cess: 0 }],
    origin: [],
  });
  const from = (fileName: string, documents: readonly PurchaseDocument[]) =>
    ({ gstin, returnPeriod: '2026-10', fileName, documents, findings: [] }) as const;
  const amounts = async () => {
    const { rows } = await purchasePage(filing, meena, {
      gstin,
      filter: { find: 'IMP-' },
      wanted: { limit: 9 },
    });
    return Object.fromEntries(rows.map(({ number, amounts: { taxableValue } }) => [number, taxableValue]));
  };
  await importPurchases(filing, meena, from('one.csv', [read('IMP-1', 1_000)]));
  const second = from('two.csv', [read('IMP-1', 1_500), read('IMP-2', 400)]);
  const checked = await checkPurchases(filing, meena, second);
  expect(checked).toMatchObject({
    importId: null,
    counts: { new: 1, changed: 1, same: 0 },
    effect: [{ section: 'b2b', count: 2, taxableValue: 1_900_00, tax: 95_00 }],
  });
  expect(await amounts()).toEqual({ 'IMP-1': 1_000_00 });
  const { importId } = await importPurchases(filing, meena, second);
  if (!importId) throw new Error('The import has no name.');
  expect(await amounts()).toEqual({ 'IMP-1': 1_500_00, 'IMP-2': 400_00 });
  expect(await undoPurchases(filing, meena, { gstin, importId })).toEqual({ removed: 1, restored: 1 });
  expect(await amounts()).toEqual({ 'IMP-1': 1_000_00 });
  await expect(undoPurchases(filing, meena, { gstin, importId })).rejects.toMatchObject({
    code: 'NOT-FOUND',
  });

  const third = await importPurchases(filing, meena, second);
  await importPurchases(filing, meena, from('three.csv', [read('IMP-2', 450)]));
  await expect(undoPurchases(filing, meena, { gstin, importId: third.importId ?? '' })).rejects.toMatchObject(
    { code: 'CHANGED', message: expect.stringContaining('1 document') },
  );
});

test('an amended purchase takes the place of the earlier one where purchases are matched', async () => {
  const date = '2026-09-20';
  await keep({ ...bought('AM-1', { date }), returnPeriod: '2026-09' as never });
  const amendment = bought('AM-1', { date, amends: { number: 'AM-1', date }, reverseCharge: true });
  const entry = await keep(amendment);
  expect(entry.identity).toContain('amends in 2026-10');
  const rows = await filing.store.inBooks(meena.tenantId, (books) =>
    books.counterparties.matchesOf(
      { gstin, side: 'purchase' },
      { own: [String(entry.entry), String(entry.entry - 1)] },
    ),
  );
  expect(rows.flatMap(({ ours }) => ours)).toEqual([String(entry.entry)]);
});
