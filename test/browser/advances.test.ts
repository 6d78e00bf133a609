import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, samplePeriod } from '../../src/main/sample-data.ts';
import { textOfPdf } from '../../src/workbooks/print/pdf-text.test-kit.ts';
import { openStage, picture, type Stage } from './stage.ts';

const { gstin } = sampleCompany;
const period = wireReturnPeriod(samplePeriod(new Date().toISOString().slice(0, 10)));
const day = (of: string) => `${of}-${period.slice(0, 2)}-${period.slice(2)}`;

let product: Stage['product'];
let page: Stage['page'];
let faults: Stage['faults'];
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  ({ product, page, faults } = stage);
}, 180_000);

afterAll(() => stage.stop(), 60_000);

const at = (path: string) => `${product.origin}${path}?gstin=${gstin}&period=${period}`;
const field = (label: string) => page.getByLabel(label, { exact: true });
const save = async () => {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Success: saved.').waitFor();
};
async function command(row: RegExp, name: string): Promise<void> {
  await page.getByRole('row', { name: row }).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name }).click();
}

test('an advance is entered by keys, adjusted against an invoice, refunded, and never beyond its balance', async () => {
  await page.goto(at('/sale/advances'));
  await page.getByText(/^No advances for/).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'New Payment Customer' }).waitFor();
  await page.getByRole('combobox', { name: 'Customer' }).fill('Madhu Fabrics');
  await field('GST No.').fill('29AADFM3390P1ZN');
  await page.getByLabel(/^Voucher No\./).fill('RV-1');
  await field('Voucher Date').fill(day('03'));
  await page.getByRole('combobox', { name: 'Place Of Supply' }).fill('29');
  await page.getByRole('option', { name: /^29-/ }).click();
  await field('TaxRate, item 1').fill('18');
  await field('Amount, item 1').fill('10000');
  expect(await field('Total Amount').inputValue()).toContain('11,800.00');
  await save();
  await picture(page, 'advance-form');
  const printed = page.getByRole('link', { name: 'Generate Format Invoice' });
  const pdf = await page.request.get(product.origin + (await printed.getAttribute('href')));
  expect(textOfPdf(await pdf.body())[0]).toMatch(
    /Receipt Voucher[\s\S]*RV-1[\s\S]*Rupees Eleven Thousand Eight Hundred Only/,
  );
  await page.getByRole('link', { name: 'Adjust' }).click();
  await page.getByRole('heading', { name: 'Adjust' }).waitFor();
  await page.getByRole('combobox', { name: /^Invoice No\./ }).fill('IN-1');
  await field('Invoice Date').fill(day('05'));
  await field('Amount, item 1').fill('10001');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: /₹10,000\.00 is left at 18 %/ }).click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Amount, item 1',
  );
  await page.keyboard.press('Control+A');
  await page.keyboard.type('4000');
  await save();
  await page.getByRole('link', { name: 'Back' }).click();
  const voucher = page.getByRole('row', { name: /RV-1.*Receipt|Receipt.*RV-1/ });
  await voucher.getByText('Part adjusted').waitFor();
  expect(await voucher.textContent()).toContain('6,000.00');
  await picture(page, 'advances');
  // Table 11A takes what no invoice of the month took up.
  await page.goto(`${product.origin}/gstr1/${gstin}/${period}/tables/at`);
  await page.getByText('6,000.00').first().waitFor();
  await page.goto(at('/sale/advances'));
  await command(/Receipt.*RV-1/, 'Add Refund Voucher');
  await page.getByRole('heading', { name: 'Add Refund Voucher' }).waitFor();
  await page.getByLabel(/^Refund Voucher No\./).fill('RF-1');
  await field('Refund Voucher Date').fill(day('06'));
  await field('Amount, item 1').fill('6000');
  await save();
  await page.goto(at('/sale/advances'));
  await page.getByText('With a balance').click();
  await page.getByText(/^No advance has a balance/).waitFor();
});

test('a payment to a vendor is kept beside the purchases', async () => {
  await page.goto(at('/purchase/advances/new'));
  await page.getByRole('combobox', { name: 'Vendor' }).fill('Madhu Fabrics');
  await page.getByLabel(/^Voucher No\./).fill('PV/1');
  await field('Voucher Date').fill(day('04'));
  await page.getByRole('combobox', { name: 'Place Of Supply' }).fill('27');
  await page.getByRole('option', { name: /^27-/ }).click();
  await field('TaxRate, item 1').fill('5');
  await field('Amount, item 1').fill('500');
  await save();
  await page.getByRole('link', { name: 'Back' }).click();
  await command(/PV\/1/, 'Edit Payment Vendor');
  await page.getByRole('heading', { name: 'Edit Payment Vendor' }).waitFor();
});

test('a register of purchases is looked at first, then comes in, and is undone', async () => {
  await page.goto(`${at('/import')}&as=purchases`);
  const csv = [
    'Voucher Type,Supplier GSTIN,Supplier Name,Supplier Invoice No,Date,Place of Supply,Rate,Taxable Amount,IGST,CGST,SGST,Invoice Amount',
    `Purchase,29AADFM3390P1ZN,Madhu Fabrics,LOOK/1,${day('07')},27,18,1000,180,,,1180`,
  ];
  await page.locator('input[type=file]').setInputFiles({
    name: 'register.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv.join('\n')),
  });
  await page.getByRole('button', { name: 'Import 1 document' }).click();
  await page.getByText('Success: register.csv is imported.').waitFor();
  await page.getByRole('button', { name: 'Undo import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
  await page.getByText('register.csv was undone.').waitFor();
  await page.goto(`${at('/purchase/invoices')}&find=LOOK`);
  await page.getByText('Nothing matches 1 filter.').waitFor();
  expect(faults).toEqual([]);
});
