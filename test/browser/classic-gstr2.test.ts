import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { HandClient, invoice, steer } from '../../src/simulator/testing/hand-client.test-kit.ts';
import { openStage, picture, type Stage } from './stage.ts';
import { connectOn, fileByEvc, submit } from './sync-page.ts';

const { gstin } = sampleCompany;
const seller = '29AADFM3390P1ZN';
const period = '072017';
const state = gstin.slice(0, 2);
const sync = `/gstr2/${gstin}/${period}/sync`;

let stage: Stage;
let page: Stage['page'];
let supplier: HandClient;

beforeAll(async () => {
  stage = await openStage();
  page = stage.page;
  const { simulator: url } = stage.product;
  supplier = new HandClient({ url, publicKeyPem: await steer(url, 'GET', 'certificate') }, seller);
  await supplier.signIn();
}, 180_000);

afterAll(() => stage.stop(), 60_000);

const go = (path: string) => page.goto(`${stage.product.origin}${path}`);
const row = (name: string) => page.getByRole('group', { name, exact: true });
const press = (group: string, name: string) => row(group).getByRole('button', { name, exact: true }).click();
const says = (text: string | RegExp) => page.getByText(text).first().waitFor();

/** What the supplier reports: invoices of ₹1,000 at 18 %. */
function sold(...numbers: readonly string[]) {
  const inv = numbers.map((number) => invoice(number, { idt: '05-07-2017', pos: state }));
  return { gstin: seller, fp: period, b2b: [{ ctin: gstin, inv }] };
}

/** Our purchases as a register: one as reported, one with another value, one that nobody reports. */
const register = [
  'Voucher Type,Supplier GSTIN,Supplier Name,Supplier Invoice No,Date,Place of Supply,Rate,Taxable Amount,IGST,CGST,SGST,Invoice Amount',
  ...['TX-1', 'TX-2', 'TX-9'].map((number) => {
    const taxable = number === 'TX-2' ? 900 : 1000;
    return `Purchase,${seller},Madhu Fabrics,${number},05-07-2017,${state},18,${taxable},${taxable * 0.18},,,${taxable * 1.18}`;
  }),
];

test('GSTR-2 of 07-2017 goes from the books to its ARN in the order of its page', async () => {
  await go(`/import?gstin=${gstin}&period=${period}&as=purchases`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(register.join('\n')) });
  await page.getByRole('button', { name: 'Import 3 documents' }).click();
  await says('Success: register.csv is imported.');

  await go(sync);
  await says('Regime: Classic');
  await connectOn(page);
  const [payload] = await Promise.all([
    page.waitForEvent('download'),
    press('New/Modify', 'Generate Payload'),
  ]);
  expect(payload.suggestedFilename()).toBe(`GSTR2_${gstin}_${period}_NEW.json`);

  await supplier.filed(sold('TX-1', 'TX-2', 'TX-3'));
  await press('Counter Party', 'Download');
  await says('Success: 3 counter party invoices downloaded');
  await picture(page, 'classic-gstr2-downloaded');

  await press('Accept/Reject', 'Accept/Reject');
  await says('Success: 1 accepted, 2 rejected.');
  await press('New/Modify', 'Save to GSTN');
  await says('Success: 1 saved.');
  await press('Summary', 'Download');
  await says('Summary and downloaded summary are the same.');
  await picture(page, 'classic-gstr2-saved');

  await submit(page);
  await says('Not Filed · Submitted');
  await press('Summary', 'Download');
  await fileByEvc(page);
  await says(/AA27\d{10}[0-9A-Z]/);
  await picture(page, 'classic-gstr2-filed');

  const path = '/taxpayerapi/v1.0/returns/gstr1a';
  const { plain } = await supplier.get(path, period, { action: 'R1AB2B' });
  const flags = plain.b2b[0].inv.map(({ inum, cflag }: { inum: string; cflag: string }) => [inum, cflag]);
  expect(Object.fromEntries(flags)).toEqual({ 'TX-1': 'A', 'TX-2': 'R', 'TX-3': 'R', 'TX-9': 'U' });
  expect(stage.faults).toEqual([]);
}, 150_000);
