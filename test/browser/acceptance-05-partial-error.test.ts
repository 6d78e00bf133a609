import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { monthsLater, officialSheets, type ReturnPeriod, wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, sampleMonth } from '../../src/main/sample-data.ts';
import { writeSheetWorkbook } from '../../src/workbooks/index.ts';
import { openBrowser, type Product, picture, signedIn, startProduct } from './stage.ts';
import { connectOn } from './sync-page.ts';

const { filer } = sampleMonth(new Date().toISOString().slice(0, 10));
const period = wireReturnPeriod(monthsLater(filer.returnPeriod, -2) as ReturnPeriod);
const { gstin } = sampleCompany;
const place = `gstin=${gstin}&period=${period}`;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dateOn = (day: string): string => `${day}-${months[Number(period.slice(0, 2)) - 1]}-${period.slice(2)}`;

let product: Product;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-partial-'));
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

type Cells = readonly (string | number | null)[];
const header =
  officialSheets.find(({ name }) => name === 'b2b,sez,de')?.columns.map((column) => column.header) ?? [];

function row(number: string, day: string, taxable = 1000): Cells {
  const cells: Readonly<Record<string, string | number>> = {
    'GSTIN/UIN of Recipient': '29AADFM3390P1ZN',
    'Invoice Number': number,
    'Invoice date': dateOn(day),
    'Invoice Value': taxable * 1.18,
    'Place Of Supply': '29-Karnataka',
    'Reverse Charge': 'N',
    'Invoice Type': 'Regular B2B',
    Rate: 18,
    'Taxable Value': taxable,
  };
  return header.map((column) => cells[column] ?? null);
}

async function importWorkbook(page: Page, name: string, workbook: Uint8Array): Promise<void> {
  const file = join(folder, name);
  writeFileSync(file, workbook);
  await page.locator('input[type=file]').setInputFiles(file);
  const take = page.getByRole('button', { name: /^Import (\d|what)/ });
  await take.click();
  await page.getByText('is imported.').waitFor();
}

async function connectAndSave(page: Page): Promise<void> {
  await page.goto(`${product.origin}/gstr1/${gstin}/${period}/sync`);
  await connectOn(page);
  await saveToGstn(page);
}

async function saveToGstn(page: Page): Promise<void> {
  const group = page.getByRole('group', { name: 'New/Modify', exact: true });
  await group.getByRole('button', { name: 'Save to GSTN', exact: true }).click();
}

/** The refused rows as a person gives them back, and a row that was not refused changed as well. */
async function corrected(workbook: Uint8Array): Promise<Uint8Array> {
  const { sheets } = await readXlsx(workbook);
  const changed: Readonly<Record<number, Cells>> = {
    1: row('PE-1', '10', 9999),
    2: row('PE-2', '10', 2500),
    4: row('PE-4', '11'),
  };
  return writeSheetWorkbook(
    sheets.map(({ name, rows }) => {
      const [heads = [], ...others] = rows as unknown as Cells[];
      return {
        name,
        header: heads.map(String),
        rows: others.map((cells, index) => (name === 'Findings' ? cells : (changed[index + 1] ?? cells))),
      };
    }),
  );
}

test('acceptance 5: a simulated partial error returns exactly the bad rows, with code, field link, and re-import workbook', async () => {
  const { page, faults } = await signedIn(
    await browser.newContext({ viewport: { width: 1440, height: 900 } }),
    product,
  );
  // What the portal knows and we do not: it refuses documents before the day of registration (RET191114).
  await fetch(`${product.simulator}/_simulator/taxpayers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ gstin, registeredOn: `04-${period.slice(0, 2)}-${period.slice(2)}` }),
  });
  const rows = [row('PE-1', '05'), row('PE-2', '02'), row('PE-3', '06'), row('PE-4', '03')];
  await page.goto(`${product.origin}/import?${place}`);
  await importWorkbook(page, 'sales.xlsx', await writeSheetWorkbook([{ name: 'b2b,sez,de', header, rows }]));
  await connectAndSave(page);
  await page.getByText('Saved with errors: 2 saved, 2 rejected.').first().waitFor();

  await page.goto(`${product.origin}/sale/invoices?${place}&state=error`);
  await page.getByText('Total of 2 documents').waitFor();
  const bad = page.locator('tbody tr[data-index]');
  expect(await bad.locator('td:nth-child(2)').allTextContents()).toEqual(['PE-2', 'PE-4']);
  await bad.first().getByText('PE-2').click();
  const drawer = page.getByRole('dialog', { name: 'PE-2' });
  await drawer.getByText('RET191114').waitFor();
  await picture(page, 'acceptance-05-refused');
  await page.keyboard.press('Escape');

  await page.goto(`${product.origin}/gstr1/${gstin}/${period}/sync`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Errors workbook' }).click();
  const workbook = readFileSync(await (await downloading).path());
  const { sheets } = await readXlsx(workbook);
  const listed = (sheets[0]?.rows ?? []).slice(1) as unknown as Cells[];
  expect(listed.map((cells) => cells.slice(1, 4))).toEqual([
    ['b2b,sez,de', 3, 'Invoice date'],
    ['b2b,sez,de', 5, 'Invoice date'],
  ]);
  expect(JSON.stringify(listed)).toContain('RET191114');

  await page.getByRole('button', { name: 'Bring back corrected' }).click();
  await page.getByText('only they come in').waitFor();
  await importWorkbook(page, 'errors.xlsx', await corrected(workbook));
  await page.goto(`${product.origin}/gstr1/${gstin}/${period}/sync`);
  await saveToGstn(page);
  await page.getByText('Success: 2 saved.').first().waitFor();

  await page.goto(`${product.origin}/sale/invoices?${place}`);
  await page.getByText('Total of 4 documents').waitFor();
  const all = page.locator('tbody tr[data-index]');
  const seen = (await all.allTextContents()).toSorted().join('\n');
  for (const number of ['PE-1', 'PE-2', 'PE-3', 'PE-4']) expect(seen).toContain(number);
  expect(seen).toContain('2,500.00');
  // PE-1 was changed in the workbook too, but was not refused: it stays as it was.
  expect(seen).not.toContain('9,999.00');
  expect(faults).toEqual([]);
});
