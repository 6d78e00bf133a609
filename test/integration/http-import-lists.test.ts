import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseReturnPeriod } from '../../src/core/index.ts';
import { type Actor, beginImport, everywhere, type Filing } from '../../src/filing/index.ts';
import { packedFiles } from '../../src/http/api/kept-files.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { csvOf, type ImportStage, startImports } from './http/imports.ts';

const { gstin } = sampleCompany;
const api = '/api/v1';
let { product, admin, period, base, confirm, undo } = {} as ImportStage;
let upload: (
  name: string,
  rows: Parameters<typeof csvOf>[0],
  query?: string,
) => ReturnType<ImportStage['upload']>;

beforeAll(async () => {
  const stage = await startImports();
  ({ product, admin, period, base, confirm, undo } = stage);
  upload = (name, rows, query) => stage.upload(name, csvOf(rows), query);
}, 60_000);
afterAll(() => product.stop());

const codesOf = (read: { readonly findings: readonly { readonly row: number; readonly code: string }[] }) =>
  read.findings.map(({ row, code }) => `${row} ${code}`);
const day = (of: number) => `${String(of).padStart(2, '0')}-${period.slice(0, 2)}-${period.slice(2)}`;

test('companies come in by PAN, campuses under GSTINs of the company alone, each undone', async () => {
  const pan = gstin.slice(2, 12);
  const companies = await upload('our companies.csv', [
    ['Company Name', 'PAN No.', 'Brand', 'City', 'State'],
    ['Sona Weaves', 'aakcs7314m', 'Sona', 'Surat', 'Gujarat'],
    ['Nila Dyes', 'AADCN5511Q', '', 'Erode', '33-Tamil Nadu'],
    ['Nobody', 'AADCN55', '', '', ''],
  ]);
  expect(companies).toMatchObject({ subject: 'companies', counts: { error: 1 } });
  expect(codesOf(companies)).toEqual(['4 COMPANY-PAN']);
  const known = (await admin.get(`${api}/companies?find=${pan}`)).body.rows.length;
  expect(companies.counts).toMatchObject({ new: 2 - known, changed: known });
  await confirm(companies.importId);
  const { rows } = (await admin.get(`${api}/companies?find=nila`)).body;
  expect(rows[0].content).toEqual({
    name: 'Nila Dyes',
    pan: 'AADCN5511Q',
    address: { city: 'Erode', state: '33' },
  });
  expect((await undo(companies.importId)).body.state).toBe('undone');
  expect((await admin.get(`${api}/companies?find=nila`)).body.count).toBe(0);

  const header = ['GSTIN', 'Campus', 'Unique Code', 'Type', 'City'];
  const campuses = await upload('campuses.csv', [
    header,
    [gstin, 'Ring Road shop', 'RR1', 'Shop', 'Surat'],
    ['29AADFM3390P1ZN', 'Elsewhere', 'EL1', '', ''],
    [gstin, 'No code', '', 'garage', ''],
  ]);
  expect(campuses).toMatchObject({ subject: 'campuses', counts: { new: 1, changed: 0, same: 0, error: 2 } });
  expect(codesOf(campuses).sort()).toEqual(['3 CAMPUS-GSTIN', '4 CAMPUS-MISSING', '4 CHOICE']);
  await confirm(campuses.importId);
  // A row that leaves the type out does not change it.
  const again = await upload('campuses.csv', [header, [gstin, 'Ring Road', 'rr1', '', 'Surat']]);
  expect(again.counts).toMatchObject({ new: 0, changed: 1 });
  await confirm(again.importId);
  const [shop] = (await admin.get(`${api}/campuses?find=ring`)).body.rows;
  expect(shop.content).toMatchObject({ name: 'Ring Road', type: 'shop' });
  expect((await undo(campuses.importId)).status).toBe(409);
  expect((await undo(again.importId)).status).toBe(200);
  // What a later import changed is as the first one left it: that one can go too.
  expect((await undo(campuses.importId)).status).toBe(200);
  expect((await admin.get(`${api}/campuses?find=ring`)).body.count).toBe(0);
});

const header = [
  ...['Voucher Type', 'Voucher No.', 'Voucher Date', 'Party', 'GSTIN', 'Place of Supply', 'Rate', 'Amount'],
  ...['Of Voucher No.', 'Of Voucher Date'],
];
const party = ['Madhu Fabrics', '29AADFM3390P1ZN', '29-Karnataka'];

test('advances received come in with refunds and adjustments, never more than the balance, into table 11', async () => {
  const rows: Parameters<typeof csvOf>[0] = [
    header,
    ['Refund', 'RF-1', day(9), ...party, 18, '2,500.00', 'RV-1', day(3)],
    ['Advance', 'RV-1', day(3), ...party, 18, '10,000.00', '', ''],
    ['Advance', 'RV-1', day(3), ...party, 5, '1,000.00', '', ''],
    ['Adjustment', 'INV-1', day(8), ...party, 18, '8,000.00', 'RV-1', day(3)],
    ['Adjustment', 'INV-2', day(8), ...party, 5, '400.00', 'RV-9', day(3)],
    ['Loan', 'RV-2', day(3), ...party, 18, 'much', '', ''],
    ['Advance', '', day(3), ...party, 18, '-4', '', ''],
  ];
  const read = await upload('advances.csv', rows);
  expect(read).toMatchObject({
    subject: 'advances-received',
    counts: { new: 2, changed: 0, same: 0, error: 4 },
  });
  expect(codesOf(read).sort()).toEqual([
    '5 ADVANCE-BALANCE',
    '6 ADVANCE-UNKNOWN',
    '7 AMOUNT-FORM',
    '7 CHOICE',
    '8 AMOUNT-NEGATIVE',
    '8 CELL-BLANK',
  ]);
  expect(read.findings.find(({ code }: { code: string }) => code === 'ADVANCE-BALANCE')).toMatchObject({
    column: 'Amount',
    says: expect.stringContaining('₹7,500.00 is left at 18 %'),
  });
  const nothing = { count: 0, taxableValue: 0 };
  const receipts = { section: 'advance-receipt', title: 'Receipt vouchers', count: 1 };
  expect(read.effect).toMatchObject([
    { ...receipts, change: { new: 1, before: nothing, after: { count: 1, taxableValue: 11_000_00 } } },
    { section: 'advance-refund', change: { before: nothing, after: { taxableValue: -2_500_00 } } },
  ]);
  await confirm(read.importId);
  const listed = (await admin.get(`${api}/advances/${gstin}/sale?period=${period}`)).body.rows;
  expect(listed.find(({ number }: { number: string }) => number === 'RV-1')).toMatchObject({
    kind: 'advance-receipt',
    party: 'Madhu Fabrics',
    refunded: 2_500_00,
    balance: 8_500_00,
  });
  const lines = (await admin.get(`${base}/tables/at`)).body.rows;
  expect(JSON.stringify(lines)).toContain('750000');

  expect((await upload('advances.csv', rows)).counts).toMatchObject({ new: 0, changed: 0, same: 2 });
  const adjusted = await upload('advances.csv', [
    header,
    ['Adjustment', ...(rows[4]?.slice(1, 7) ?? []), '7,500.00', 'RV-1', day(3)],
  ]);
  expect(adjusted).toMatchObject({ counts: { new: 1, error: 0 }, findings: [] });
  await confirm(adjusted.importId);
  expect(await undo(read.importId)).toMatchObject({ status: 409, body: { code: 'IN-USE' } });
  expect((await undo(adjusted.importId)).status).toBe(200);
  expect((await undo(read.importId)).body.state).toBe('undone');
  const left = (await admin.get(`${api}/advances/${gstin}/sale?period=${period}`)).body.rows;
  expect(left.filter(({ number }: { number: string }) => number === 'RV-1')).toEqual([]);
});

test('advances paid come in for the books alone; a voucher of another period is told', async () => {
  const vendor = ['Vendor Name', 'Payment No', 'Payment Date', 'Vendor GSTIN', 'POS', 'GST Rate', 'Amount'];
  const row = ['Tara Mills', 'PV-1', day(4), '27AAMCT7421K1ZV', '27', '18%', '5,000'];
  const read = await upload('advances to vendors.csv', [vendor, row]);
  expect(read).toMatchObject({ subject: 'advances-paid', counts: { new: 1, error: 0 }, findings: [] });
  expect(read.effect).toMatchObject([{ section: 'advance', title: 'Payment vouchers' }]);
  await confirm(read.importId);
  const [paid] = (await admin.get(`${api}/advances/${gstin}/purchase?period=${period}&find=PV-1`)).body.rows;
  expect(paid).toMatchObject({ party: 'Tara Mills', cgst: 450_00, sgst: 450_00, balance: 5_000_00 });
  const later = product.session.periods[1];
  const form = new FormData();
  form.append(
    'file',
    new Blob([[vendor, row].map((cells) => cells.join(';')).join('\n')]),
    'advances paid.csv',
  );
  const elsewhere = await admin.post(`${api}/gstr1/${gstin}/${later}/imports?as=advances-paid`, form);
  expect(elsewhere.body).toMatchObject({
    counts: { new: 0 },
    findings: [{ code: 'ADVANCE-ELSEWHERE', row: 2 }],
  });
  expect((await undo(read.importId)).body.state).toBe('undone');
});

test('what a person said files are about holds when a server that ended left them unread', async () => {
  const { store } = product.opened;
  const filing: Filing = {
    store,
    clock: { now: () => '2020-01-01T00:00:00.000Z' },
    newId: () => crypto.randomUUID(),
    portalFor: () => {
      throw new Error('Reading needs no portal.');
    },
  };
  const actor: Actor = { tenantId: 'local', by: 'Meena', grants: everywhere('maker') };
  const returnPeriod = parseReturnPeriod(period);
  if (!returnPeriod) throw new Error(`"${period}" is no return period.`);
  const fileName = 'list.csv';
  const bytes = Buffer.from('Name,GSTIN,City\nKala Prints,24AAACR5055K1ZD,Surat');
  const file = packedFiles({ kind: 'file', files: [{ name: fileName, bytes }] });
  const key = { gstin, form: 'GSTR1', returnPeriod } as const;
  const kept = { key, fileName, fileHash: 'a'.repeat(64), file };
  // By its headers alone it would be taken for customers.
  const subjects = { vendors: 'vendors', recognised: 'customers' };
  for (const [name, subject] of Object.entries(subjects)) {
    const as = name === 'vendors' ? ('vendors' as const) : undefined;
    const { importId } = await beginImport(filing, actor, { ...kept, as });
    await expect
      .poll(async () => (await admin.get(`${base}/imports/${importId}`)).body, { timeout: 10_000 })
      .toMatchObject({ state: 'checked', subject, counts: { new: 1 } });
  }
});
