import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SaleEntry } from '../../src/core/index.ts';
import {
  type Actor,
  addMaster,
  addSale,
  changeSale,
  deleteSales,
  type Filing,
  printedSale,
  saleEntry,
  salePage,
  trySale,
} from '../../src/filing/index.ts';
import type { ReturnKey } from '../../src/filing/needs/store.ts';
import { type OpenBooks, openBooks, taraMills } from './filing/books.ts';

const { gstin } = taraMills;
const returnPeriod = '2026-10';
const key: ReturnKey = { gstin, form: 'GSTR1', returnPeriod };
const customer = { kind: 'registered', gstin: '29AADFM3390P1ZN', name: 'Madhu Fabrics' } as const;

let books: OpenBooks;
let filing: Filing;
let meena: Actor;

beforeAll(async () => {
  books = await openBooks(taraMills, '2026-11-05T06:00:00.000Z');
  ({ filing, meena } = books);
});
afterAll(() => books.stop());

function invoice(number: string, change: Partial<SaleEntry> = {}): SaleEntry {
  return {
    kind: 'invoice',
    number,
    date: '2026-10-05',
    recipient: customer,
    placeOfSupply: '29',
    lines: [
      {
        taxability: 'taxable',
        rate: 5,
        taxableValue: 10_000_00,
        hsn: '520811',
        unit: 'MTR',
        quantity: 100_00,
      },
    ],
    ...change,
  };
}

const sale = (content: SaleEntry) => ({ gstin, returnPeriod, content }) as const;
const add = async (content: SaleEntry) => {
  const { entry } = await addSale(filing, meena, sale(content));
  if (!entry) throw new Error('The document was not kept.');
  return entry;
};
/** What the return holds: key and taxable value of every record. */
async function returned(): Promise<Readonly<Record<string, number>>> {
  const records = await filing.store.inBooks(meena.tenantId, (books) => books.records(key));
  const live = records.filter(({ state }) => state !== 'to-delete');
  return Object.fromEntries(live.map(({ record }) => [record.key, record.amounts.taxableValue]));
}

describe('a sale document', () => {
  test('stands in the return that reports it, with its part of the summaries', async () => {
    const entry = await add(invoice('TX-1'));
    expect(entry).toMatchObject({ tables: ['b2b'], isDraft: false, version: 1, changedBy: 'Meena' });
    expect(entry.amounts).toEqual({
      value: 10_500_00,
      taxableValue: 10_000_00,
      igst: 500_00,
      cgst: 0,
      sgst: 0,
      cess: 0,
    });
    const records = await returned();
    expect(records['b2b|29AADFM3390P1ZN|TX-1']).toBe(10_000_00);
    expect(Object.keys(records).some((name) => name.startsWith('hsn_b2b'))).toBe(true);
  });

  test('that is small and unregistered is added up in table 7, and again when it changes', async () => {
    const small = invoice('TX-2', { recipient: { kind: 'unregistered' }, placeOfSupply: '27' });
    const entry = await add(small);
    const twice = { ...small, lines: small.lines.map((line) => ({ ...line, taxableValue: 20_000_00 })) };
    const b2cs = async () => Object.entries(await returned()).find(([name]) => name.startsWith('b2cs'))?.[1];
    expect(await b2cs()).toBe(10_000_00);
    const changed = await changeSale(filing, meena, { ...sale(twice), entry: entry.entry, version: 1 });
    expect(changed.entry).toMatchObject({ version: 2 });
    expect(await b2cs()).toBe(20_000_00);
  });

  test('leaves the return when it is deleted, and comes back when it is put back', async () => {
    const { entry } = await add(invoice('TX-3'));
    await deleteSales(filing, meena, { gstin, entries: [entry], deleted: true });
    expect(await returned()).not.toHaveProperty('b2b|29AADFM3390P1ZN|TX-3');
    await expect(saleEntry(filing, meena, { gstin, entry })).rejects.toMatchObject({ code: 'NOT-FOUND' });
    await deleteSales(filing, meena, { gstin, entries: [entry], deleted: false });
    expect(await returned()).toHaveProperty('b2b|29AADFM3390P1ZN|TX-3');
  });

  test('is not put back over another one with its number', async () => {
    const { entry } = await add(invoice('TX-4'));
    await deleteSales(filing, meena, { gstin, entries: [entry], deleted: true });
    await add(invoice('tx-4'));
    const again = deleteSales(filing, meena, { gstin, entries: [entry], deleted: false });
    await expect(again).rejects.toMatchObject({ code: 'NOT-FOUND' });
  });

  test('with a number of the same financial year is refused and the other one named', async () => {
    const first = await add(invoice('TX-5'));
    await expect(add(invoice('tx-5', { date: '2026-10-09' }))).rejects.toMatchObject({
      code: 'TWICE',
      message: expect.stringContaining(`entry ${first.entry}`),
    });
  });

  test('with an error is kept only as a draft, which no return reports', async () => {
    const wrong = invoice('TX-6', { recipient: { ...customer, gstin: '29AADFM3390P1ZA' } });
    const refused = await addSale(filing, meena, sale(wrong));
    expect(refused.entry).toBeNull();
    expect(refused.findings).toContainEqual(expect.objectContaining({ severity: 'error' }));
    const kept = await addSale(filing, meena, { ...sale(wrong), asDraft: true });
    expect(kept.entry).toMatchObject({ isDraft: true });
    expect(Object.keys(await returned()).filter((name) => name.endsWith('TX-6'))).toEqual([]);
  });

  test('that two people change at once keeps the first change and tells the second person who was faster', async () => {
    const { entry } = await add(invoice('TX-7'));
    const arjun = { ...meena, by: 'Arjun' };
    const of = { entry, version: 1 };
    await changeSale(filing, arjun, { ...sale(invoice('TX-7', { date: '2026-10-06' })), ...of });
    await expect(
      changeSale(filing, meena, { ...sale(invoice('TX-7', { date: '2026-10-07' })), ...of }),
    ).rejects.toMatchObject({ code: 'CHANGED', message: expect.stringContaining('Arjun') });
    expect(await saleEntry(filing, meena, { gstin, entry })).toMatchObject({
      date: '2026-10-06',
      version: 2,
    });
  });

  test('of a filed period is not touched', async () => {
    const period = '2026-09' as const;
    await filing.store.inBooks(meena.tenantId, async (books) => {
      const state = await books.lockReturn({ ...key, returnPeriod: period });
      await books.saveReturnState({
        ...state,
        status: 'filed',
        arn: 'AA270926000001A',
        filedOn: '10-10-2026',
      });
    });
    const late = { gstin, returnPeriod: period, content: invoice('TX-8', { date: '2026-09-20' }) };
    await expect(addSale(filing, meena, late)).rejects.toMatchObject({ code: 'FILED' });
  });

  test('is tried without being kept', async () => {
    const tried = await trySale(
      filing,
      meena,
      sale(invoice('TX-9', { recipient: { kind: 'unregistered' } })),
    );
    expect(tried).toMatchObject({ tables: ['b2cs'], isDraft: false });
    await expect(add(invoice('TX-9'))).resolves.toMatchObject({ number: 'TX-9' });
  });
});

describe('the printed form of a document', () => {
  test('bears the address of its campus and that of the customer', async () => {
    const { entry } = await add(invoice('TX-20', { campus: 'Pune' }));
    const masters = [
      [
        'campus',
        { gstin, name: 'Main', code: 'M', type: 'office', address: { line: 'Fort', city: 'Mumbai' } },
      ],
      [
        'campus',
        {
          gstin,
          name: 'Pune',
          code: 'P',
          type: 'office',
          address: { line: '12 Station Road', city: 'Pune' },
        },
      ],
      [
        'party',
        {
          kinds: ['customer'],
          name: 'Madhu Fabrics',
          address: { line: 'MG Road', city: 'Bengaluru', pinCode: '560001', state: '29' },
          contact: {},
          branches: [{ gstin: customer.gstin, registrationType: 'registered', address: {}, contact: {} }],
        },
      ],
    ] as const;
    for (const [kind, content] of masters) await addMaster(filing, meena, { kind, content } as never);
    const printed = await printedSale(filing, meena, { gstin, entry });
    expect(printed).toMatchObject({
      title: 'Tax Invoice',
      supplier: { name: 'Tara Mills', address: ['12 Station Road', 'Pune'], state: '27-Maharashtra' },
      recipient: { address: ['MG Road', 'Bengaluru 560001, Karnataka'] },
      totals: { igst: 500_00 },
      value: 10_500_00,
    });
    await expect(printedSale(filing, meena, { gstin, entry: 9_999 })).rejects.toMatchObject({
      code: 'NOT-FOUND',
    });
  });
});

describe('the list of documents', () => {
  test('comes in pages that add up, and finds by number, customer and table', async () => {
    const pages = [];
    let cursor: string | undefined;
    do {
      const page = await salePage(filing, meena, { gstin, filter: {}, wanted: { cursor, limit: 3 } });
      pages.push(...page.rows);
      cursor = page.next ?? undefined;
      expect(page.totals === null).toBe(pages.length > 3);
    } while (cursor);
    const whole = await salePage(filing, meena, { gstin, filter: {}, wanted: { limit: 100 } });
    expect(pages).toEqual(whole.rows);
    expect(whole.totals?.value).toBe(whole.rows.reduce((sum, row) => sum + row.amounts.value, 0));
    const found = await salePage(filing, meena, {
      gstin,
      filter: { find: 'madhu', table: 'b2b', drafts: false },
      wanted: { limit: 100 },
    });
    expect(found.rows.length).toBeGreaterThan(0);
    expect(found.rows.every((row) => row.tables.includes('b2b') && !row.isDraft)).toBe(true);
  });

  test('of a GSTIN that is not of the company is not found', async () => {
    const other = salePage(filing, meena, { gstin: '29AADFM3390P1ZN', filter: {}, wanted: { limit: 10 } });
    await expect(other).rejects.toMatchObject({ code: 'NOT-FOUND' });
  });
});
