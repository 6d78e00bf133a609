import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, samplePeriod } from '../../src/main/sample-data.ts';
import { openStage, picture, type Stage, signedIn } from './stage.ts';

const { gstin } = sampleCompany;
const period = wireReturnPeriod(samplePeriod(new Date().toISOString().slice(0, 10)));
const inPeriod = `03-${period.slice(0, 2)}-${period.slice(2)}`;

let product: Stage['product'];
let browser: Stage['browser'];
let page: Stage['page'];
let faults: Stage['faults'];
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  ({ product, browser, page, faults } = stage);
}, 180_000);

afterAll(() => stage.stop(), 60_000);

const at = (path: string, of = period) => `${product.origin}${path}?gstin=${gstin}&period=${of}`;
const field = (label: string, on = page) => on.getByLabel(label, { exact: true });
const cell = (name: string, item: number, on = page) =>
  on.getByLabel(`${name}, item ${item}`, { exact: true });
const customer = (on = page) => on.getByRole('combobox', { name: 'Customer' });
const save = (on = page) => on.getByRole('button', { name: 'Save', exact: true }).click();
const saved = (on = page) => on.getByText('Success: saved.').waitFor();

async function choose(label: string, option: string, on = page): Promise<void> {
  await field(label, on).first().click();
  // Cells of the grid have options of their own, which are not those of an open list.
  await on.locator('[data-combobox-option]').getByText(option, { exact: true }).click();
}

interface Typed {
  readonly number: string;
  readonly date: string;
  readonly place: string;
  readonly rate: string;
  readonly value: string;
  readonly gstNo?: string;
  readonly zeroTax?: string;
}

/** Types an invoice into the form that is open; nothing is saved. */
async function typeInvoice(invoice: Typed): Promise<void> {
  if (invoice.gstNo) await field('GST No.').fill(invoice.gstNo);
  await page.getByLabel(/^Invoice No\./).fill(invoice.number);
  await field('Invoice Date').fill(invoice.date);
  await page
    .getByRole('combobox', { name: /^Place Of Supply/ })
    .or(page.getByLabel(/^Place Of Supply/))
    .first()
    .fill(invoice.place);
  await page.getByRole('option', { name: new RegExp(`^${invoice.place}-`) }).click();
  await cell('HSN/SAC', 1).fill('520811');
  await cell('Uqc', 1).fill('MTR');
  await cell('Qty', 1).fill('10');
  await cell('TaxRate', 1).fill(invoice.rate);
  if (invoice.zeroTax) await cell('Zero Tax', 1).selectOption(invoice.zeroTax);
  await cell('Taxable Value', 1).fill(invoice.value);
}

test('acceptance 1: by keyboard, the row menu of an invoice opens GSTN GSTR1 Sync of its GSTIN and period', async () => {
  await page.goto(at('/sale/invoices'));
  const row = page.locator('tbody tr[data-index="0"]');
  await row.waitFor();
  await row.focus();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu');
  await menu.getByRole('menuitem', { name: 'Edit Invoice Sale' }).waitFor();
  const names = await menu.getByRole('menuitem').allTextContents();
  const down = names.findIndex((name) => name.startsWith('Open GSTN GSTR1 Sync'));
  expect(down).toBeGreaterThan(0);
  await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("role")')).toBe('menuitem');
  for (let step = 0; step < down; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'GSTR1 Data Sync' }).waitFor();
  expect(page.url()).toContain(`/gstr1/${gstin}/${period}/sync`);
  await page.getByText(period, { exact: true }).first().waitFor();
  await page.getByText(gstin, { exact: true }).first().waitFor();
});

test('acceptance 8: the rules of the form hold, and table 10 of March counts 3, 4, 6, 7, 9 and 10', async () => {
  await page.goto(at('/sale/invoices/new'));
  // Rule 1: a supply type that is not that of State and place of supply is refused.
  await typeInvoice({
    number: 'RULE-1',
    date: inPeriod,
    place: '29',
    rate: '5',
    value: '10000',
    gstNo: '29AADFM3390P1ZN',
  });
  await expect.poll(() => page.getByLabel('Supply Type').first().inputValue()).toBe('INTER');
  await choose('Supply Type', 'INTRA');
  await save();
  const refusal = 'Place of Supply and Tax Area Code do not match. Please select correct supply type';
  await page.getByRole('button', { name: refusal }).waitFor();
  await picture(page, 'entry-refused');
  await choose('Supply Type', 'INTER');
  // Rule 2: reverse charge takes the tax out of the total.
  await expect.poll(() => field('Total Invoice Value').inputValue()).toBe('₹10,500.00');
  await choose('Reverse Charge', 'Yes');
  await expect.poll(() => field('Total Invoice Value').inputValue()).toBe('₹10,000.00');
  await choose('Reverse Charge', 'No');
  // Rule 4: the type follows from the recipient.
  await expect.poll(() => field('Invoice Type').inputValue()).toBe('B2B - R');
  // Rule 3: a rate of 0 asks why.
  await cell('TaxRate', 1).fill('0');
  await save();
  await page.getByRole('button', { name: /The tax rate is 0\. Choose a Zero Tax type/ }).waitFor();
  await choose('B2B Invoice Type', 'SEWOP - SEZ without payment');
  await cell('TaxRate', 1).fill('5');
  await expect.poll(() => field('Total Invoice Value').inputValue()).toBe('₹10,000.00');
  await choose('B2B Invoice Type', 'R - Regular');
  await save();
  await saved();
  expect(page.url()).toMatch(/\/sale\/invoices\/\d+/);

  await typeChain();
  const table = await page.evaluate(
    `fetch('/api/v1/gstr1/${gstin}/032026/records?section=b2csa&limit=10').then((answer) => answer.json())`,
  );
  const sum = [3, 4, 6, 7, 9, 10].reduce((total, n) => total + 2 ** n * 100_00, 0);
  expect(table).toMatchObject({ rows: [{ section: 'b2csa', taxableValue: sum }] });
  expect(faults).toEqual([]);
});

/** The months of the case: January 1 to 6, February 7 and 8, March 9 and 10, April 11. Invoice n is worth 2ⁿ hundred rupees. */
async function typeChain(): Promise<void> {
  const worthOf = (n: number) => String(2 ** n * 100);
  const entries = new Map<number, string>();
  await page.goto(at('/sale/invoices/new', '012026'));
  await typeInvoice({ number: 'ND-1', date: '05-01-2026', place: '27', rate: '5', value: worthOf(1) });
  await expect.poll(() => field('Invoice Type').inputValue()).toBe('B2CS');
  await save();
  await saved();
  entries.set(1, entryOf(page));
  // The screen works: the other plain invoices of January come by the API it calls.
  for (const n of [2, 3, 4, 5, 6]) entries.set(n, await addByApi(n, worthOf(n)));
  for (const [n, amends, month] of [
    [7, 1, '022026'],
    [8, 5, '022026'],
    [9, 2, '032026'],
    [10, 8, '032026'],
    [11, 6, '042026'],
  ] as const) {
    await page.goto(at(`/sale/invoices/${entries.get(amends)}/amend`, month));
    await page.getByText('Change Type : Amendment').waitFor();
    await page.getByLabel(/^Invoice No\./).fill(`ND-${n}`);
    await field('Invoice Date').fill(`05-${month.slice(0, 2)}-2026`);
    await cell('Taxable Value', 1).fill(worthOf(n));
    await save();
    await saved();
    entries.set(n, entryOf(page));
  }
}

const entryOf = (on: Page): string => /invoices\/(\d+)/.exec(on.url())?.[1] ?? '';

async function addByApi(n: number, value: string): Promise<string> {
  const content = {
    kind: 'invoice',
    number: `ND-${n}`,
    date: '2026-01-05',
    recipient: { kind: 'unregistered' },
    placeOfSupply: '27',
    lines: [
      {
        taxability: 'taxable',
        rate: 5,
        taxableValue: Number(value) * 100,
        hsn: '520811',
        unit: 'MTR',
        quantity: 1000,
      },
    ],
  };
  const sent = JSON.stringify({ period: '012026', content });
  const answer = (await page.evaluate(
    `fetch('/api/v1/sale-documents/${gstin}', { method: 'POST', headers: { 'content-type': 'application/json', 'x-vivarani': '1' }, body: ${JSON.stringify(sent)} }).then((answer) => answer.json())`,
  )) as { readonly entry: number };
  return String(answer.entry);
}

test('acceptance 12: two people on one invoice both see it, and neither loses work', async () => {
  await page.goto(at('/sale/invoices/new'));
  await typeInvoice({
    number: 'TWO-1',
    date: inPeriod,
    place: '29',
    rate: '5',
    value: '1000',
    gstNo: '29AADFM3390P1ZN',
  });
  await save();
  await saved();
  const { page: other } = await signedIn(
    await browser.newContext({ viewport: { width: 1440, height: 900 } }),
    product,
  );
  await other.goto(page.url());
  await cell('Qty', 1, other).waitFor();
  // Both type; the other saves first.
  await customer().fill('Madhu Fabrics');
  await cell('Taxable Value', 1, other).fill('2000');
  await cell('Qty', 1).fill('11');
  await cell('Qty', 1, other).fill('12');
  await save(other);
  await saved(other);
  await page.getByText(/changed this document at/).waitFor();
  expect(await cell('Qty', 1).inputValue()).toBe('11');
  await save();
  await page.getByText(/Compare both and save again/).waitFor();
  await page.getByRole('button', { name: 'Compare' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Two versions of TWO-1' });
  await dialog.getByText('changed by both').waitFor();
  await picture(page, 'entry-merge');
  await dialog.getByLabel(/^Qty, item 1: Yours/).check();
  await dialog.getByRole('button', { name: 'Use the chosen values' }).click();
  await expect.poll(() => cell('Taxable Value', 1).inputValue()).toBe('2000.00');
  expect(await customer().inputValue()).toBe('Madhu Fabrics');
  expect(await cell('Qty', 1).inputValue()).toBe('11');
  await save();
  await saved();
  // The other one has typed nothing since, and sees the outcome by itself.
  await expect.poll(() => cell('Qty', 1, other).inputValue(), { timeout: 20_000 }).toBe('11.00');
  expect(await customer(other).inputValue()).toBe('Madhu Fabrics');
  expect(await cell('Taxable Value', 1, other).inputValue()).toBe('2000.00');
});
