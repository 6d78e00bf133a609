import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReturnPeriod, SaleEntry, TypedPurchase } from '../../src/core/index.ts';
import {
  type Actor,
  addPurchase,
  addSale,
  advancePage,
  changeSale,
  deleteSales,
  type Filing,
  newOrModifiedPayload,
} from '../../src/filing/index.ts';
import { type OpenBooks, openBooks, taraMills } from './filing/books.ts';

const { gstin } = taraMills;
const customer = { kind: 'registered', gstin: '29AADFM3390P1ZN', name: 'Madhu Fabrics' } as const;
let books: OpenBooks;
let filing: Filing;
let meena: Actor;

beforeAll(async () => {
  books = await openBooks(taraMills, '2026-12-20T06:00:00.000Z');
  ({ filing, meena } = books);
});
afterAll(() => books.stop());

const line = (rupees: number, rate = 18) =>
  ({ taxability: 'taxable', rate, taxableValue: rupees * 100 }) as const;
/** A voucher, adjustment or refund; a customer of Karnataka unless another place is named. */
function advance(
  kind: SaleEntry['kind'],
  number: string,
  { on, rupees, ...change }: Partial<SaleEntry> & { readonly on: string; readonly rupees: number },
): SaleEntry {
  return {
    kind,
    number,
    date: on,
    recipient: customer,
    placeOfSupply: '29',
    lines: [line(rupees)],
    ...change,
  };
}

const keep = async (returnPeriod: ReturnPeriod, content: SaleEntry) => {
  const { entry, findings } = await addSale(filing, meena, { gstin, returnPeriod, content });
  if (!entry) throw new Error(findings.map(({ says }) => says).join(' '));
  return entry;
};
const payloadOf = async (returnPeriod: ReturnPeriod) => {
  const key = { gstin, form: 'GSTR1', returnPeriod } as const;
  const { payload } = await newOrModifiedPayload(filing, meena, { key });
  return payload as unknown as Readonly<Record<string, unknown>>;
};
const listed = async (returnPeriod: ReturnPeriod, isOpen = false) =>
  (
    await advancePage(filing, meena, {
      gstin,
      book: 'sale',
      filter: { returnPeriod, isOpen },
      wanted: { limit: 50 },
    })
  ).rows.map(({ document, adjusted, refunded, isAmended }) => ({
    number: document.number,
    left: document.amounts.taxableValue - adjusted - refunded,
    isAmended,
  }));

test('an advance stands in table 11A less what an invoice of its month took up, and in 11B when a later one does', async () => {
  const voucher = { number: 'RV-1', date: '2026-10-04' };
  await keep('2026-10', advance('advance-receipt', 'RV-1', { on: '2026-10-04', rupees: 10_000 }));
  await keep(
    '2026-10',
    advance('advance-adjustment', 'IN-1', { on: '2026-10-20', rupees: 2_000, adjusts: voucher }),
  );
  expect((await payloadOf('2026-10'))['at']).toEqual([
    { pos: '29', sply_ty: 'INTER', itms: [{ rt: 18, ad_amt: 8000, iamt: 1440, csamt: 0 }] },
  ]);
  expect(await payloadOf('2026-10')).not.toHaveProperty('txpd');
  await keep(
    '2026-11',
    advance('advance-adjustment', 'IN-2', { on: '2026-11-06', rupees: 5_000, adjusts: voucher }),
  );
  expect((await payloadOf('2026-11'))['txpd']).toEqual([
    { pos: '29', sply_ty: 'INTER', itms: [{ rt: 18, ad_amt: 5000, iamt: 900, csamt: 0 }] },
  ]);
  expect(await listed('2026-10')).toContainEqual({ number: 'RV-1', left: 3_000_00, isAmended: false });
});

test('more than the balance is refused with the balance, for adjustments and refunds, at each rate', async () => {
  const adjusts = { number: 'RV-1', date: '2026-10-04' };
  const wanted = advance('advance-refund', 'RF-1', { on: '2026-11-08', rupees: 3_001, adjusts });
  const { entry, findings } = await addSale(filing, meena, {
    gstin,
    returnPeriod: '2026-11',
    content: wanted,
  });
  expect(entry).toBeNull();
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'ADVANCE-BALANCE',
      says: expect.stringContaining('₹3,000.00 is left at 18 %'),
    }),
  );
  const other = { ...wanted, lines: [line(1, 5)] };
  const ofOther = await addSale(filing, meena, { gstin, returnPeriod: '2026-11', content: other });
  expect(ofOther.findings.map(({ code }) => code)).toContain('ADVANCE-BALANCE');
  await keep('2026-11', { ...wanted, lines: [line(3_000)] });
  expect((await payloadOf('2026-11'))['at']).toMatchObject([{ itms: [{ ad_amt: -3000 }] }]);
  expect(await listed('2026-11', true)).not.toContainEqual(expect.objectContaining({ number: 'RV-1' }));
});

test('a voucher that is taken up keeps its name, does not fall below what was taken, and is not deleted', async () => {
  const kept = await keep('2026-10', advance('advance-receipt', 'RV-2', { on: '2026-10-05', rupees: 500 }));
  const adjusts = { number: 'RV-2', date: '2026-10-05' };
  const adjustment = await keep(
    '2026-11',
    advance('advance-adjustment', 'IN-3', { on: '2026-11-09', rupees: 400, adjusts }),
  );
  const change = (content: SaleEntry) =>
    changeSale(filing, meena, {
      gstin,
      returnPeriod: '2026-10',
      content,
      entry: kept.entry,
      version: kept.version,
    });
  const less = await change({ ...kept.content, lines: [line(399)] });
  expect(less.findings.map(({ code }) => code)).toContain('ADVANCE-BALANCE');
  const renamed = await change({ ...kept.content, number: 'RV-2A' });
  expect(renamed.findings.map(({ code }) => code)).toContain('ADVANCE-TAKEN');
  const gone = (entries: readonly number[]) => deleteSales(filing, meena, { gstin, entries, deleted: true });
  await expect(gone([kept.entry])).rejects.toMatchObject({ code: 'IN-USE' });
  await gone([kept.entry, adjustment.entry]);
  expect(await listed('2026-11', true)).not.toContainEqual(expect.objectContaining({ number: 'RV-2' }));
});

test('amendments report the month anew in table 11 II: what was received, and what was adjusted', async () => {
  await keep('2026-10', advance('advance-receipt', 'RV-3', { on: '2026-10-12', rupees: 1_000 }));
  const adjusts = { number: 'RV-1', date: '2026-10-04' };
  await keep(
    '2026-12',
    advance('advance-receipt', 'RV-3', {
      on: '2026-10-12',
      rupees: 700,
      amends: { number: 'RV-3', date: '2026-10-12' },
    }),
  );
  await keep(
    '2026-12',
    advance('advance-adjustment', 'IN-2', {
      on: '2026-11-06',
      rupees: 4_500,
      adjusts,
      amends: { number: 'IN-2', date: '2026-11-06' },
    }),
  );
  const december = await payloadOf('2026-12');
  // October: 8,000 left of RV-1 and 700 of RV-3; RV-2 was deleted.
  expect(december['ata']).toEqual([
    { omon: '102026', pos: '29', sply_ty: 'INTER', itms: [{ rt: 18, ad_amt: 8700, iamt: 1566, csamt: 0 }] },
  ]);
  expect(december['txpda']).toEqual([
    { omon: '112026', pos: '29', sply_ty: 'INTER', itms: [{ rt: 18, ad_amt: 4500, iamt: 810, csamt: 0 }] },
  ]);
  expect(await listed('2026-10')).toContainEqual({ number: 'RV-3', left: 1_000_00, isAmended: true });
  expect(await listed('2026-12', true)).toEqual([
    { number: 'RV-1', left: 500_00, isAmended: false },
    { number: 'RV-3', left: 700_00, isAmended: false },
  ]);
});

test('advances paid to vendors stand in the books alone, with the same balance', async () => {
  const item = { rate: 18, taxableValue: 1_000_00, igst: 180_00, cgst: 0, sgst: 0, cess: 0 };
  const paid = (change: Partial<TypedPurchase>): TypedPurchase => ({
    kind: 'advance',
    number: 'PV-1',
    date: '2026-10-07',
    supplierGstin: customer.gstin,
    supplierName: customer.name,
    placeOfSupply: '27',
    supplyType: 'INTER',
    items: [item],
    ...change,
  });
  const add = (content: TypedPurchase) =>
    addPurchase(filing, meena, { gstin, returnPeriod: '2026-10', content });
  const { entry } = await add(paid({}));
  expect(entry).toMatchObject({ tables: [], amounts: { taxableValue: 1_000_00, value: 1_180_00 } });
  const adjusts = { number: 'PV-1', date: '2026-10-07' };
  const more = paid({
    kind: 'advance-adjustment',
    number: 'A/9',
    adjusts,
    items: [{ ...item, taxableValue: 1_001_00 }],
  });
  expect((await add(more)).findings.map(({ code }) => code)).toContain('ADVANCE-BALANCE');
  expect((await add({ ...more, items: [item] })).entry).toMatchObject({ kind: 'advance-adjustment' });
  const wrong = await add(paid({ number: 'PV-2', supplierGstin: '29AADFM3390P1ZA' }));
  expect(wrong.entry).toBeNull();
});
