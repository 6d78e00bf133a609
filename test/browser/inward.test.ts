import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, sampleMonth } from '../../src/main/sample-data.ts';
import { HandClient, steer } from '../../src/simulator/testing/hand-client.test-kit.ts';
import { openStage, picture, type Stage } from './stage.ts';
import { connectOn } from './sync-page.ts';

const { gstin } = sampleCompany;
const seller = '29AADFM3390P1ZN';
const { returnPeriod } = sampleMonth(new Date().toISOString().slice(0, 10)).filer;
const period = wireReturnPeriod(returnPeriod);
const place = `gstin=${gstin}&period=${period}`;

let product: Stage['product'];
let page: Stage['page'];
let faults: Stage['faults'];
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  ({ product, page, faults } = stage);
  await supplierSavesCreditNote();
  await connect();
  for (const statement of ['IMS', 'GSTR-2B'] as const) await download(statement);
}, 180_000);

afterAll(() => stage.stop(), 60_000);

const go = (path: string) => page.goto(`${product.origin}${path}`);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const line = (number: string) => page.locator('tbody tr').filter({ hasText: number });
const dialog = () => page.getByRole('dialog');

/** A credit note of ₹1,000.00 with 18 % tax, which the supplier has saved. */
async function supplierSavesCreditNote(): Promise<void> {
  const publicKeyPem = await steer(product.simulator, 'GET', 'certificate');
  const supplier = new HandClient({ url: product.simulator, publicKeyPem }, seller);
  await supplier.signIn();
  const day = `05-${period.slice(0, 2)}-${period.slice(2)}`;
  const itms = [{ num: 1, itm_det: { rt: 18, txval: 1000, iamt: 180, csamt: 0 } }];
  const head = { ntty: 'C', nt_num: 'CN-5', nt_dt: day, pos: gstin.slice(0, 2), rchrg: 'N', inv_typ: 'R' };
  await supplier.saved({
    gstin: seller,
    fp: period,
    cdnr: [{ ctin: gstin, nt: [{ ...head, val: 1180, itms }] }],
  });
}

async function connect(): Promise<void> {
  await go(`/gstr1/${gstin}/${period}/sync`);
  await connectOn(page);
}

async function download(statement: 'IMS' | 'GSTR-2B'): Promise<void> {
  await go(`/purchase/counter-party?${place}&kind=${statement}`);
  await button(`Download ${statement}`).click();
  await page.getByText(new RegExp(`Success: \\d+ documents of ${statement} downloaded`)).waitFor();
}

test('matching rules say what they would change before they are kept, and hold from then on', async () => {
  await go(`/settings/options?${place}`);
  const regime = page.locator('main').getByRole('radiogroup').first();
  await regime.getByLabel('As the form').check();
  await button('Test on this month').click();
  const says = page.getByText(/Would change \d+ of \d+ results\./);
  await says.waitFor();
  await picture(page, 'options');
  await button('Save').click();
  await dialog()
    .getByText(/Would change [1-9]\d* of \d+ results\./)
    .waitFor();
  await dialog().getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved, and matched anew.').waitFor();
  await go(`/purchase/matching?${place}`);
  await page.getByText('Reject (R) · recommended').first().waitFor();
  await go(`/settings/options?${place}`);
  await button('Restore default').click();
  await button('Save').click();
  await dialog().getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved, and matched anew.').waitFor();
  await go(`/master/registrations?${place}`);
  await line(gstin).getByText('Careful').waitFor();
});

test('several documents of IMS are decided on at once, and a credit note with the credit that is given back', async () => {
  await go(`/gstr2/${gstin}/${period}/ims`);
  for (const number of ['RT-551', 'RT-560']) await line(number).getByRole('checkbox').check();
  await page.getByText(/^Tax ₹/).waitFor();
  await picture(page, 'ims-selection');
  await button('Reject').click();
  await dialog()
    .getByText(/Credit falls by ₹/)
    .waitFor();
  await dialog().getByLabel('Remarks').fill('Not ours');
  await dialog().getByRole('button', { name: 'Reject', exact: true }).click();
  await page.getByText(/2 documents to reject: credit falls by ₹/).waitFor();
  await line('RT-551').getByText('→').waitFor();
  for (const number of ['RT-551', 'RT-560']) await line(number).getByRole('checkbox').check();
  await button('Reset').click();
  await line('RT-551').getByText('→').waitFor({ state: 'detached' });

  await line('CN-5').getByRole('button', { name: /CN-5/ }).click();
  await page.getByRole('menuitem', { name: 'Accept, reduce credit…' }).click();
  await dialog().getByLabel('IGST').fill('2000');
  await dialog().getByText('Type an amount from 0.00 to 180.00.').first().waitFor();
  await dialog().getByLabel('IGST').fill('50');
  await picture(page, 'ims-reduce');
  await dialog().getByRole('button', { name: 'Accept', exact: true }).click();
  await line('CN-5').getByText('Credit given back: ₹50.00').waitFor();
  await button('Upload 1 action').click();
  await page.getByText('Success: 1 accepted, 0 rejected, 0 pending.').waitFor();
});

test('View CP Invoice takes the supplier’s value into the purchase, and puts ours back', async () => {
  await go(`/purchase/matching?${place}&code=Mismatch`);
  await page.locator('tbody tr').first().focus();
  await page.keyboard.press('v');
  await page.getByRole('heading', { name: /View CP Invoice/ }).waitFor();
  await button('Use their value').click();
  await page.getByText('The purchase has the counter party’s values now.').waitFor();
  await page.getByRole('status').filter({ hasText: 'OK' }).first().waitFor();
  await picture(page, 'their-value');
  await button('Put ours back').click();
  await page.getByText('Your own values stand in the purchase again.').waitFor();
  await button('Use their value').waitFor();
});

test('the matching is a workbook, and stands by party with the letter to write to each', async () => {
  await go(`/purchase/matching?${place}`);
  const [file] = await Promise.all([page.waitForEvent('download'), button('Workbook').click()]);
  expect(file.suggestedFilename()).toBe(`matching-purchase-${gstin}.xlsx`);
  await go(`/purchase/matching?${place}&view=party`);
  await page.getByRole('region', { name: 'By party' }).waitFor();
  await picture(page, 'parties');
  await page.getByRole('button', { name: /E-mail… to Tapi Yarns/ }).click();
  const message = dialog().getByLabel('Message');
  await message.waitFor();
  expect(await message.inputValue()).toContain('TY/2240');
  await picture(page, 'letter');
  const [details] = await Promise.all([
    page.waitForEvent('download'),
    dialog().getByRole('button', { name: 'Workbook to attach' }).click(),
  ]);
  expect(details.suggestedFilename()).toBe('details-27AAJCT2215M1Z4.xlsx');
});

test('two generations of GSTR-2B stand beside each other, document by document', async () => {
  await download('GSTR-2B');
  await go(`/gstr2/${gstin}/${period}/2b`);
  await button('Compare generations').click();
  await page.getByRole('heading', { name: 'Compare two GSTR-2B' }).waitFor();
  await page.getByText('The two are the same, document by document.').waitFor();
  expect(faults).toEqual([]);
});
