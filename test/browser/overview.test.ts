import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthsLater, type ReturnPeriod, wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, samplePeriod } from '../../src/main/sample-data.ts';
import { openBrowser, type Product, picture, signedIn, startProduct } from './stage.ts';

const today = new Date(Date.now() + 5.5 * 3600_000).toISOString().slice(0, 10);
const period = wireReturnPeriod(samplePeriod(today) as ReturnPeriod);

// The third line of Return Status: nothing of it is known here.
const marked = wireReturnPeriod(monthsLater(samplePeriod(today), -2));

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
}, 60_000);

async function opened(path: string): Promise<Page> {
  const { page } = await signedIn(
    await browser.newContext({ viewport: { width: 1440, height: 900 } }),
    product,
  );
  await page.goto(`${product.origin}${path}`);
  return page;
}

const base = `/gstr1/${sampleCompany.gstin}/${period}`;

describe('the overview of GSTR-1', () => {
  it('leads from a tile to the table, from a total to its documents, and from the JSON back to the row', async () => {
    const page = await opened(base);
    await page.getByText(/\d+ of \d+ passed/).waitFor();
    await page.getByRole('link', { name: /B2B, SEZ, DE Invoices/ }).click();
    const total = page.getByRole('button', { name: /^Why is this here\?/ }).first();
    const figure = await total.textContent();
    await total.click();
    const why = page.getByRole('dialog');
    await why.getByText(`₹${figure}`).waitFor();
    const path = await why.locator('.code').first().textContent();
    expect(path).toMatch(/^\$\.b2b\[\?@\.ctin==/);
    const document = await why.getByRole('button').nth(1).textContent();
    await picture(page, 'overview-why');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Find in JSON' }).click();
    const finder = page.getByRole('dialog');
    await finder.getByLabel('JSONPath or a piece of the payload').fill(path ?? '');
    await finder.getByRole('button', { name: 'Find', exact: true }).click();
    await finder.getByRole('link', { name: document ?? '' }).click();
    await page
      .getByRole('dialog', { name: 'Why is this here?' })
      .getByText(document ?? '')
      .first()
      .waitFor();
  });

  it('sums the supplies by customer and drills down to the documents of one', async () => {
    const page = await opened(`${base}/summary/customer`);
    const row = page
      .locator('tbody tr')
      .filter({ has: page.locator('.code', { hasText: /\w{15}/ }) })
      .first();
    const gstin = await row.locator('.code').textContent();
    await row.locator('td').nth(1).click();
    await page.getByRole('heading', { name: 'Sale Invoices' }).waitFor();
    expect(new URL(page.url()).searchParams.get('find')).toBe(gstin);
  });
});

describe('Return Status', () => {
  it('marks a return that was filed outside, asks the public record about the others, and gives the evidence', async () => {
    const page = await opened('/gstn/status');
    await page.locator('tbody tr').nth(2).getByRole('button').click();
    await page.getByRole('menuitem', { name: 'Mark as Filed' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mark as Filed' });
    await dialog.getByLabel('ARN').fill(`AA27${marked.slice(0, 2)}${marked.slice(4)}1234567`);
    await dialog.getByLabel('Filed on').fill(today.split('-').reverse().join('-'));
    await dialog.getByRole('button', { name: 'Mark as Filed' }).click();
    await page
      .getByText(/AA27\d{4}1234567/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText(/looked up in the public record/).waitFor();

    await page.goto(`${product.origin}/gstr1/${sampleCompany.gstin}/${marked}?tab=filed`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Evidence pack' }).click();
    expect((await downloading).suggestedFilename()).toBe(
      `GSTR1_${sampleCompany.gstin}_${marked}_evidence.zip`,
    );
  });
});
