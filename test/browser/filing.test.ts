import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthsLater, type ReturnPeriod, wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, sampleMonth, sampleWorkbook } from '../../src/main/sample-data.ts';
import { openBrowser, type Product, picture, signedIn, startProduct } from './stage.ts';
import { connectOn, fileByEvc, press, submit } from './sync-page.ts';

// The first start brings last month's sales; the month before is still empty and is imported here.
const lastMonth = new Date(Date.now() - 31 * 86_400_000).toISOString().slice(0, 10);
const { filer } = sampleMonth(lastMonth);
const period = wireReturnPeriod(filer.returnPeriod);
const place = `gstin=${sampleCompany.gstin}&period=${period}`;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const _periodName = `${months[Number(filer.returnPeriod.slice(5)) - 1]} ${filer.returnPeriod.slice(0, 4)}`;

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
}, 60_000);

describe('a month of sales in the official workbook becomes a filed GSTR-1 in the browser', () => {
  it('is imported, saved, submitted and filed, and ends with an ARN', async () => {
    const { page, faults } = await signedIn(
      await browser.newContext({ viewport: { width: 1440, height: 900 } }),
      product,
    );
    const workbook = join(tmpdir(), `sales-${period}.xlsx`);
    writeFileSync(workbook, await sampleWorkbook(lastMonth));

    await page.goto(`${product.origin}/import?${place}`);
    await page.locator('input[type=file]').setInputFiles(workbook);
    await page
      .getByRole('button', { name: /^Import/ })
      .first()
      .waitFor();
    await picture(page, '1-import');
    await page
      .getByRole('button', { name: /^Import/ })
      .first()
      .click();
    await page.getByText('is imported.').waitFor();

    await page.goto(`${product.origin}/gstr1/${sampleCompany.gstin}/${period}/sync`);
    await connectOn(page);

    await press(page, 'New/Modify', 'Save to GSTN');
    await page
      .getByText(/Success: \d+ saved\./)
      .first()
      .waitFor();
    await press(page, 'Summary', 'Download');
    await page.getByText('Summary and downloaded summary are the same.').first().waitFor();
    await picture(page, '2-saved');

    await submit(page);
    await page.getByText('Ready to File').first().waitFor();
    await press(page, 'Summary', 'Download');
    await fileByEvc(page, () => picture(page, '3-file'));
    await page
      .getByText(/AA27\d{4}\d{6}[0-9A-Z]/)
      .first()
      .waitFor();
    await picture(page, '4-filed');

    expect(faults).toEqual([]);
    const portal = await returnAtPortal(period);
    expect(portal).toMatchObject({ state: 'FILED', filings: 1 });
  });

  it('refuses nothing silently: every button that is off says why', async () => {
    const { page } = await signedIn(
      await browser.newContext({ viewport: { width: 1440, height: 900 } }),
      product,
    );
    const empty = wireReturnPeriod(monthsLater(filer.returnPeriod, -1) as ReturnPeriod);
    await page.goto(`${product.origin}/gstr1/${sampleCompany.gstin}/${empty}/sync`);
    await page.getByRole('button', { name: 'Submit', exact: true }).waitFor();
    const off = page.locator('main button[aria-disabled=true]');
    expect(await off.count()).toBeGreaterThan(5);
    for (const button of await off.all()) {
      const reasons = (await button.getAttribute('aria-describedby')) ?? '';
      const text = await Promise.all(
        reasons
          .split(' ')
          .filter(Boolean)
          .map((id) => page.locator(`[id="${id}"]`).textContent()),
      );
      expect(text.join(' ').length, await button.textContent().then(String)).toBeGreaterThan(8);
    }
    await picture(page, '5-empty');
  });
});

async function returnAtPortal(of: string): Promise<unknown> {
  const answer = await fetch(`${product.simulator}/_simulator/returns/${sampleCompany.gstin}/${of}`);
  return answer.json();
}
