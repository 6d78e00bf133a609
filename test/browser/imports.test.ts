import { afterAll, beforeAll, expect, it } from 'vitest';
import { gstin, period, place } from './routes.ts';
import { openStage, picture, type Stage } from './stage.ts';
import { connectOn } from './sync-page.ts';

let stage: Stage;
let page: Stage['page'];

beforeAll(async () => {
  stage = await openStage();
  ({ page } = stage);
}, 180_000);

afterAll(() => stage.stop(), 60_000);

const go = (path: string) => page.goto(`${stage.product.origin}${path}`);
const button = (name: string | RegExp) => page.getByRole('button', { name });
const drop = (name: string, lines: readonly string[]) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });

it('a list of vendors is recognised, put right all at once and in place, imported and undone', async () => {
  await go(`/import?${place}`);
  await drop('creditors.csv', [
    'Vendor Name,GSTIN,City,PIN Code,State',
    'Zari House,24AAACR5055K1ZD,Surat,395 003,Gujrat',
    'Madhu Fabrics,29AADFM3390P1ZX,Mysuru,570001,Karnataka',
  ]);
  await page.getByRole('heading', { name: 'creditors.csv' }).waitFor();
  expect(await page.getByLabel('Recognised as').first().inputValue()).toBe('Vendors');
  await picture(page, 'imports-vendors-checked');
  for (const [was, is] of [
    ['395 003', '395003'],
    ['Gujrat', '24-Gujarat'],
  ] as const) {
    await button('Fix 1').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: new RegExp(`${was}.*${is}`) }).waitFor();
    await picture(page, `imports-fix-${is}`);
    await dialog.getByRole('button', { name: 'Fix 1' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('main').getByText(`"${was}"`).first().waitFor({ state: 'detached' });
  }
  await button('29AADFM3390P1ZN').click();
  await button('Check again with 1 correction').click();
  await page.getByText('No findings.').waitFor();
  await button('Import 2 entries').click();
  await page.getByText('Success: creditors.csv is imported.').waitFor();
  await picture(page, 'imports-vendors-imported');
  await page.locator('main').getByRole('link', { name: 'Vendors' }).click();
  await page.getByRole('row', { name: /Zari House/ }).waitFor();
  await page.goBack();
  await button('Undo import').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
  await page.getByText('creditors.csv was undone.').waitFor();
  await go(`/purchase/vendors?${place}`);
  await page.getByText('No vendors yet.').waitFor();
});

it('a register of purchases dropped on the page is recognised, and rows are pasted like a file', async () => {
  await go(`/import?${place}`);
  const day = `07-${period.slice(0, 2)}-${period.slice(2)}`;
  await drop('register.csv', [
    'Voucher Type,Supplier GSTIN,Supplier Name,Supplier Invoice No,Date,Place of Supply,Rate,Taxable Amount',
    `Purchase,29AADFM3390P1ZN,Madhu Fabrics,DROP/1,${day},27,18,1000`,
  ]);
  await button('Import 1 document').click();
  await page.getByText('Success: register.csv is imported.').waitFor();
  await go(`/purchase/invoices?${place}&find=DROP`);
  await page.getByRole('row', { name: /DROP\/1/ }).waitFor();

  await go(`/import?${place}`);
  await page.getByRole('link', { name: 'register.csv' }).waitFor();
  await picture(page, 'imports-list');
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, 'HSN Code\tDescription\tUQC\tTax Rate\n5208\tCotton fabric\tMTR\t5\n');
  await page.getByRole('heading', { name: 'pasted rows.csv' }).waitFor();
  expect(await page.getByLabel('Recognised as').first().inputValue()).toBe('HSN SAC');
  await button('Import 1 entry').click();
  await page.getByText('Success: pasted rows.csv is imported.').waitFor();
  expect(stage.faults).toEqual([]);
});

it('advances come in by file from their list, with what they change, and are undone', async () => {
  const day = (of: string) => `${of}-${period.slice(0, 2)}-${period.slice(2)}`;
  const party = 'Madhu Fabrics,29AADFM3390P1ZN,29-Karnataka,18';
  await go(`/sale/advances?${place}`);
  await button('Import').first().click();
  await page.getByText('Files are taken as Advances received.').waitFor();
  await drop('october.csv', [
    'Voucher Type,Voucher No.,Voucher Date,Customer,GST No.,Place Of Supply,TaxRate,Amount,Of Voucher No.,Of Voucher Date',
    `Advance,RV-901,${day('03')},${party},10000,,`,
    `Refund,RF-901,${day('09')},${party},2500,RV-901,${day('03')}`,
    `Adjustment,INV-77,${day('10')},${party},8000,RV-901,${day('03')}`,
  ]);
  await page.getByRole('heading', { name: 'october.csv' }).waitFor();
  const receipts = page.getByRole('row', { name: /^Receipt vouchers/ });
  await receipts.waitFor();
  expect(await receipts.locator('td').allTextContents()).toEqual([
    '1',
    '0',
    '0',
    '0',
    '0.00',
    '1',
    '10,000.00',
  ]);
  await page.getByText('₹7,500.00 is left at 18 %').first().waitFor();
  await picture(page, 'imports-advances-checked');
  await button('Import what is valid: 2 documents').click();
  await page.getByText('Success: october.csv is imported.').waitFor();
  await page.locator('main').getByRole('link', { name: 'Advances from customers' }).click();
  await page
    .getByRole('row', { name: /RV-901/ })
    .first()
    .waitFor();
  await page.goBack();
  await button('Undo import').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
  await page.getByText('october.csv was undone.').waitFor();
});

it('several returns are saved and their summaries downloaded at once, each a job; what cannot be says why', async () => {
  await go(`/gstr1/${gstin}/${period}/sync?${place}`);
  await connectOn(page);
  await go(`/gstn/status?${place}`);
  const several = page.getByRole('dialog', { name: 'Multiple Sync Data' });
  const choose = async () => {
    for (const month of [/GSTR1 .*Oct 2026|Oct 2026 .*GSTR1/, /Sep 2026/])
      await page.getByRole('row', { name: month }).first().getByRole('checkbox').check();
    await button('Multiple Sync Data').click();
    await several.getByRole('row', { name: /PAN INDIA/ }).waitFor();
  };
  await choose();
  await picture(page, 'several-before');
  await several.getByRole('button', { name: 'Save 1 return to GSTN' }).click();
  await several.getByText('Job started').waitFor();
  await picture(page, 'several-started');
  await several.getByRole('button', { name: 'Close' }).last().click();
  await go(`/gstn/tasks?${place}`);
  await page
    .getByRole('row', { name: /Success/ })
    .first()
    .waitFor();
});
