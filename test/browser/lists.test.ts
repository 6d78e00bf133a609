import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { place } from './routes.ts';
import { openStage, picture, type Stage } from './stage.ts';

let product: Stage['product'];
let page: Stage['page'];
let faults: Stage['faults'];
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  ({ product, page, faults } = stage);
}, 180_000);

afterAll(() => stage.stop(), 60_000);

const goTo = async (path: string): Promise<void> => {
  await page.goto(`${product.origin}${path}?${place}`);
  await page.getByRole('grid').waitFor();
};
const heads = async (): Promise<readonly string[]> =>
  (await page.locator('thead th').allTextContents()).map((text) => text.trim()).filter(Boolean);

async function exported(what: string): Promise<Download> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: what }).click();
  return downloading;
}

const cellsOf = async (download: Download): Promise<readonly (readonly string[])[]> =>
  readFileSync(await download.path(), 'utf8')
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

test('every list goes into a file: codes as text, days as dd-mm-yyyy, amounts as numbers', async () => {
  await goTo('/purchase/invoices');
  const [names = [], ...lines] = await cellsOf(await exported('What I see · CSV'));
  const at = (name: string): number => names.indexOf(name);
  const total = await page.locator('tfoot').textContent();
  const value = lines.reduce((sum, cells) => sum + Math.round(Number(cells[at('Invoice value')]) * 100), 0);
  expect(total).toContain(new Intl.NumberFormat('en-IN', { minimumFractionDigits: 2 }).format(value / 100));
  expect(lines[0]?.[at('Invoice date')] ?? lines[0]?.[1]).toMatch(/^\d\d-\d\d-\d{4}$/);
  for (const path of [
    '/sale/counter-party',
    '/purchase/matching',
    '/gstn/status',
    '/gstn/tasks',
    '/gstn/transactions',
    '/master/companies',
    '/master/registrations',
    '/sale/customers',
  ]) {
    await page.goto(`${product.origin}${path}?${place}`);
    await page.locator('main h1').waitFor();
    const book = await exported('Everything · Excel');
    // A workbook is a ZIP archive.
    expect(
      readFileSync(await book.path())
        .subarray(0, 2)
        .toString(),
      path,
    ).toBe('PK');
  }
  await goTo('/master/registrations');
  const registrations = await cellsOf(await exported('Everything · CSV'));
  expect(registrations[1]?.[0]).toBe(sampleCompany.gstin);
}, 120_000);

test('a value of a row filters the list, what matches nothing can be cleared, amounts are found as they are spoken', async () => {
  await goTo('/sale/invoices');
  const all = await page.locator('tfoot').textContent();
  await page.locator('tbody tr[data-index="0"] button[title^="Only"]').first().click();
  await page.getByRole('button', { name: 'Clear Filters' }).waitFor();
  await expect.poll(() => page.locator('tfoot').textContent()).not.toBe(all);
  const find = page.getByRole('searchbox');
  for (const nothing of ['>100cr', '=1']) {
    await find.fill(nothing);
    // What is typed is looked for a moment later; what is pressed before that would come first.
    await expect
      .poll(() => new URL(page.url()).searchParams.get('find'), { timeout: 10_000 })
      .toContain(nothing);
    await page.getByText(/^Nothing matches \d filters?\.$/).waitFor();
  }
  await page.getByRole('main').getByRole('button', { name: 'Clear Filters' }).last().click();
  await expect.poll(() => page.locator('tfoot').textContent()).toBe(all);
  await find.fill('>1l');
  await expect.poll(() => page.locator('tfoot').textContent()).not.toBe(all);
  const values = await page.locator('tbody tr[data-index]').allTextContents();
  expect(values.length).toBeGreaterThan(0);
});

test('columns are hidden, moved and pinned by keys, kept with the person, and kept again under a name', async () => {
  await goTo('/sale/invoices');
  expect((await heads()).slice(0, 3)).toEqual(['Invoice No.', 'Date', 'Customer']);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Cess' }).click();
  const later = page.getByRole('button', { name: 'Move Date back' });
  await later.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Keep Invoice value in view' }).click();
  await page.getByRole('button', { name: 'Make Customer wider' }).click();
  await picture(page, 'lists-columns');
  await page.keyboard.press('Escape');
  expect((await heads()).slice(0, 4)).toEqual(['Invoice No.', 'Invoice value', 'Customer', 'Date']);
  expect(await heads()).not.toContain('Cess');

  await page.getByRole('searchbox').fill('>1l');
  await page.getByRole('button', { name: 'Clear Filters' }).waitFor();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Keep this view…' }).click();
  await page.getByLabel('Name of the view').fill('Large');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'As it comes' }).click();
  await expect.poll(heads).toContain('Cess');
  expect(await page.getByRole('searchbox').inputValue()).toBe('');

  await goTo('/sale/invoices');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Large', exact: true }).click();
  await expect.poll(heads).not.toContain('Cess');
  expect(await page.getByRole('searchbox').inputValue()).toBe('>1l');
  await goTo('/sale/invoices');
  await expect.poll(heads).not.toContain('Cess');
});

test('a list that fails says what, tries again and lets the details be copied; on paper every loaded row stands', async () => {
  await page.route('**/records?*', (route) =>
    route.fulfill({ status: 500, json: { code: 'BROKEN', detail: 'The list broke.' } }),
  );
  await page.goto(`${product.origin}/sale/invoices?${place}`);
  await page.getByText('The list broke.').waitFor();
  await page.getByRole('button', { name: 'Copy details' }).waitFor();
  await page.unroute('**/records?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('grid').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
  const rows = await page.locator('tbody tr[data-index]').count();
  expect(rows).toBe(Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1);
  await picture(page, 'lists-print');
  await page.evaluate(`window.dispatchEvent(new Event('afterprint'))`);
  await page.emulateMedia({ media: null });
  expect(faults).toEqual([]);
});
