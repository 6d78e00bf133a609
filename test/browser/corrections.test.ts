import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, samplePeriod } from '../../src/main/sample-data.ts';
import { openStage, picture, type Stage } from './stage.ts';
import { fileByEvc, press, submit } from './sync-page.ts';

const { gstin, signatoryPan: pan } = sampleCompany;
const period = wireReturnPeriod(samplePeriod(new Date().toISOString().slice(0, 10)));

let stage: Stage;
let page: Stage['page'];

beforeAll(async () => {
  stage = await openStage();
  ({ page } = stage);
}, 180_000);

afterAll(() => stage.stop(), 60_000);

/** Files the sample month by the API: the way there is what other tests are about. */
async function fileGstr1(): Promise<void> {
  const base = `${stage.product.origin}/api/v1/gstr1/${gstin}/${period}`;
  const post = async (path: string, data: object = {}) => {
    const answer = await page.request.post(`${base}${path}`, { headers: { 'x-vivarani': '1' }, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const done = async (what: string, data: object) => {
    const { taskId } = await post(`/${what}`, data);
    await expect
      .poll(async () => (await (await page.request.get(`${base}/tasks/${taskId}`)).json()).state, {
        timeout: 60_000,
      })
      .toBe('done');
  };
  await post('/connect');
  const otps = await (await page.request.get(`${stage.product.origin}/api/v1/practice/otps`)).json();
  await post('/connect/otp', { otp: otps.loginOtp });
  await done('save', { kind: 'save' });
  await done('proceed', {});
  await done('summary', {});
  await post('/evc', { pan });
  await done('file', { pan, evc: otps.evc, confirmed: true });
}

test('GSTR-1 of the sample month is filed', fileGstr1);

test('a filed invoice is corrected in GSTR-1A, saved and filed under an ARN of its own', async () => {
  await page.goto(
    `${stage.product.origin}/sale/invoices?gstin=${gstin}&period=${period}&section=b2b&state=filed`,
  );
  const row = page.locator('tbody').getByRole('row').first();
  await row.focus();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: /Correct .* in GSTR-1A/ }).waitFor();
  const taxable = dialog.getByLabel(/^Taxable value/).first();
  await taxable.fill('1000');
  await picture(page, 'corrections-dialog');
  await dialog.getByRole('button', { name: 'Take the correction' }).click();
  await page.getByRole('heading', { name: 'GSTR-1A', exact: true }).waitFor();
  await page.getByRole('cell', { name: '1,000.00' }).first().waitFor();
  await picture(page, 'corrections-page');

  await press(page, 'New/Modify', 'Save to GSTN');
  await page.getByText('Success: 1 saved.').first().waitFor();
  await press(page, 'Summary', 'Download');
  await page.getByText('Summary and downloaded summary are the same.').first().waitFor();
  await submit(page);
  await page.getByText('Ready to File').first().waitFor();
  await press(page, 'Summary', 'Download');
  await fileByEvc(page);
  await page.getByText(/^GSTR-1A of .* is filed\.$/).waitFor({ timeout: 60_000 });
  await picture(page, 'corrections-filed');
  expect(stage.faults).toEqual([]);
});
