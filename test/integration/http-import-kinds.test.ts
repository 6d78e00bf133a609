import { afterAll, beforeAll, expect, test } from 'vitest';
import { invoiceOf2b, supplierOf2b } from '../../src/core/inward/statements.test-kit.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { writeSheetWorkbook } from '../../src/workbooks/index.ts';
import { csvOf, type ImportStage, startImports } from './http/imports.ts';

const { gstin } = sampleCompany;
const api = '/api/v1';
let { product, admin, period, base, upload, confirm, undo } = {} as ImportStage;

beforeAll(async () => {
  ({ product, admin, period, base, upload, confirm, undo } = await startImports());
}, 60_000);
afterAll(() => product.stop());

const partiesOf = async (kind: string) => (await admin.get(`${api}/parties?kind=${kind}`)).body.rows;

test('vendors come in by file: columns in any order, faults with their cells, put right, merged, undone', async () => {
  const rows = [
    ['Creditors of the company'],
    ['City', 'State', 'GSTIN', 'Vendor Name', 'PIN Code', 'E-mail'],
    ['Surat', 'Gujrat', '24AAACR5055K1ZD', 'Zari House', '395 003', 'zari@example.in'],
    ['Mysuru', 'Karnataka', '29AADFM3390P1ZX', 'Madhu Fabrics', '570001', ''],
    ['Mumbai', '', '27aamct7421k1zv', 'Tara Mills', '', ''],
    ['Pune', 'MH', '', 'Ganesh Stores', '', ''],
  ];
  const workbook = await writeSheetWorkbook([{ name: 'List', header: [], firstRow: 1, rows }]);
  const read = await upload('creditors.xlsx', workbook);
  expect(read).toMatchObject({
    subject: 'vendors',
    state: 'checked',
    counts: { new: 2, changed: 0, same: 0, error: 2 },
  });
  const at = { sheet: 'List', row: 3 };
  expect(read.findings).toMatchObject([
    { code: 'ADDRESS-STATE', ...at, column: 'State', value: 'Gujrat' },
    { code: 'ADDRESS-PIN', ...at, column: 'PIN Code', value: '395 003' },
    { code: 'PARTY-GSTIN', row: 4, column: 'GSTIN', says: expect.stringContaining('call for N') },
  ]);
  const groups = (await admin.get(`${base}/imports/${read.importId}/finding-groups`)).body;
  expect(groups.map(({ code, fixable }: { code: string; fixable: number }) => [code, fixable])).toEqual([
    ['ADDRESS-PIN', 1],
    ['ADDRESS-STATE', 1],
    ['PARTY-GSTIN', 0],
  ]);

  const sure = (await admin.get(`${base}/imports/${read.importId}/findings?code=ADDRESS-STATE&sure=true`))
    .body;
  expect(sure.rows).toMatchObject([{ value: 'Gujrat', suggestion: '24-Gujarat' }]);
  const guess = (await admin.get(`${base}/imports/${read.importId}/findings?code=PARTY-GSTIN`)).body.rows;
  expect(guess).toMatchObject([{ suggestion: '29AADFM3390P1ZN' }]);

  const first = await confirm(read.importId);
  expect(first).toMatchObject({ state: 'imported', counts: { new: 2, error: 2 } });
  const vendors = await partiesOf('vendor');
  expect(vendors.map(({ content }: { content: { name: string } }) => content.name)).toEqual([
    'Ganesh Stores',
    'Tara Mills',
  ]);
  expect(vendors[1].content).toMatchObject({
    kinds: ['vendor'],
    address: { city: 'Mumbai', state: '27' },
    branches: [{ gstin: '27AAMCT7421K1ZV', registrationType: 'registered' }],
  });

  let next = read.importId;
  for (const code of ['ADDRESS-PIN', 'ADDRESS-STATE']) {
    const fixed = await admin.post(`${base}/imports/${next}/corrections`, { code });
    expect(fixed.status, JSON.stringify(fixed.body)).toBe(201);
    next = fixed.body.importId;
  }
  const cells = [{ sheet: 'List', row: 4, column: 'GSTIN', value: '29AADFM3390P1ZN' }];
  const whole = (await admin.post(`${base}/imports/${next}/corrections`, { cells })).body;
  expect(whole).toMatchObject({ subject: 'vendors', counts: { new: 2, changed: 0, same: 2, error: 0 } });
  await confirm(whole.importId);
  expect(await partiesOf('vendor')).toHaveLength(4);

  const again = await upload(
    'customers.csv',
    csvOf([
      ['Customer Name', 'GST No.', 'Phone'],
      ['Zari House', '24AAACR5055K1ZD', '98250 11111'],
      ['Zari House (Mumbai)', '27AAACR5055K1Z7', ''],
      ['Zari House', '24AAACR5055K1ZD', '98250 11111'],
    ]),
  );
  expect(again).toMatchObject({
    subject: 'customers',
    counts: { new: 1, changed: 1, same: 0 },
    duplicates: 1,
  });
  await confirm(again.importId);
  const [zari] = await partiesOf('customer');
  expect(zari.content).toMatchObject({
    kinds: ['vendor', 'customer'],
    branches: [{ gstin: '24AAACR5055K1ZD', contact: { phone: '98250 11111' } }, { gstin: '27AAACR5055K1Z7' }],
  });

  const nameless = csvOf([
    ['Vendor Name', 'Phone', 'City'],
    ['M/s Tara Mills', '022 4000 1000', ''],
  ]);
  const told = await upload('vendors.csv', nameless);
  expect(told).toMatchObject({ subject: 'vendors', counts: { new: 0, changed: 1, same: 0 } });
  await confirm(told.importId);
  const [tara] = (await admin.get(`${api}/parties?kind=vendor&find=tara`)).body.rows;
  expect(tara.content).toMatchObject({
    address: { city: 'Mumbai' },
    contact: { phone: '022 4000 1000' },
    branches: [{ gstin: '27AAMCT7421K1ZV' }],
  });
  await undo(told.importId);

  expect(await undo(whole.importId)).toMatchObject({ status: 409, body: { code: 'CHANGED' } });
  expect((await undo(again.importId)).body.state).toBe('undone');
  expect(await partiesOf('customer')).toEqual([]);
  // What the later import changed has versions of its own since, and is as it was.
  expect((await partiesOf('vendor'))[3].content).toMatchObject({ kinds: ['vendor'], name: 'Zari House' });
  const { rows: listed } = (await admin.get(`${api}/gstr1/${gstin}/${product.session.periods[0]}/imports`))
    .body;
  expect(listed.map(({ subject }: { subject: string }) => subject)).toContain('vendors');
  const [act] = (await admin.get(`${api}/audit?act=import%20undone`)).body.rows;
  expect(act).toMatchObject({ object: 'customers', details: { removed: 0, restored: 1 } });
});

test('items come in with rates that hold from a day, against the HSN master', async () => {
  const header = ['Description', 'HSN/SAC', 'UQC', 'GST Rate', 'Effective From'];
  const read = await upload(
    'items.csv',
    csvOf([
      header,
      ['Cotton fabric', '5208', 'MTR', '5%', '2017-07-01'],
      ['Cotton fabric', '5208', 'MTR', '18', '22-09-2025'],
      ['Audit', '998221', '', '18', ''],
      ['Cup', '6911', 'Pieces', '12', ''],
      ['Nothing', '9', 'NOS', '17', ''],
    ]),
  );
  expect(read).toMatchObject({ subject: 'items', counts: { new: 2, changed: 1, same: 0, error: 2 } });
  const codes = read.findings.map(({ code, row }: { code: string; row: number }) => `${row} ${code}`);
  expect(codes).toEqual(['5 ITEM-UNIT', '6 ITEM-HSN', '6 ITEM-RATE']);
  await confirm(read.importId);
  const { rows } = (await admin.get(`${api}/items?find=cotton`)).body;
  expect(rows[0].content.rates).toEqual([
    { rate: 5, from: '2017-07-01', to: '2025-09-21' },
    { rate: 18, from: '2025-09-22' },
  ]);
  const undated = await upload('items.csv', csvOf([header, ['Cotton fabric', '5208', 'MTR', '12', '']]));
  expect(undated.findings).toMatchObject([{ code: 'ITEM-RATE-DAY', row: 2, column: 'GST Rate' }]);
  const annotated = await admin.get(`${base}/imports/${read.importId}/findings.xlsx`);
  expect(annotated.status).toBe(200);
});

test('purchases and statements are recognised, compared, taken in; purchases are undone, a statement is not', async () => {
  const header = [
    'Supplier GSTIN',
    'Supplier Name',
    'Invoice No',
    'Invoice Date',
    'Place of Supply',
    'Rate',
    'Taxable Value',
  ];
  const day = `05-${period.slice(0, 2)}-${period.slice(2)}`;
  const read = await upload(
    'register.csv',
    csvOf([header, ['29AADFM3390P1ZN', 'Madhu Fabrics', 'K-1', day, '27-Maharashtra', 5, '1,000.00']]),
  );
  expect(read).toMatchObject({ subject: 'purchases', counts: { new: 1, error: 0 } });
  const ofSample = (await admin.get(`${api}/purchase-documents/${gstin}?period=${period}&table=b2b`)).body
    .totals;
  expect(read.effect).toMatchObject([
    {
      section: 'b2b',
      count: 1,
      taxableValue: 1_000_00,
      change: {
        new: 1,
        changed: 0,
        same: 0,
        before: { count: ofSample.count, taxableValue: ofSample.taxableValue },
        after: { count: ofSample.count + 1, taxableValue: ofSample.taxableValue + 1_000_00 },
      },
    },
  ]);
  await confirm(read.importId);
  const more = await upload(
    'register.csv',
    csvOf([header, ['29AADFM3390P1ZN', 'Madhu Fabrics', 'K-1', day, '27-Maharashtra', 5, '1,500.00']]),
  );
  expect(more.effect[0].change).toMatchObject({
    new: 0,
    changed: 1,
    before: { count: ofSample.count + 1, taxableValue: ofSample.taxableValue + 1_000_00 },
    after: { count: ofSample.count + 1, taxableValue: ofSample.taxableValue + 1_500_00 },
  });
  const listed = async () =>
    (await admin.get(`${api}/purchase-documents/${gstin}?find=K-1`)).body.rows.length;
  expect(await listed()).toBe(1);
  expect((await undo(read.importId)).body.state).toBe('undone');
  expect(await listed()).toBe(0);

  const inv = [invoiceOf2b({ inum: 'S-1', dt: day }), invoiceOf2b({ inum: 'S-2', dt: day })];
  const docdata = { b2b: [supplierOf2b({ inv })] };
  const statement = JSON.stringify({ data: { gstin, rtnprd: period, docdata, gendt: '14-11-2026' } });
  const taken = await upload('2b.json', statement);
  expect(taken).toMatchObject({
    subject: 'statement',
    kind: 'GSTR-2B',
    counts: { new: 2, changed: 0, same: 0 },
  });
  expect(taken.effect).toMatchObject([{ section: 'b2b', title: 'B2B', count: 2, taxableValue: 2_000_00 }]);
  expect((await confirm(taken.importId)).state).toBe('imported');
  expect((await admin.get(`${base}/imports/${taken.importId}/findings.xlsx`)).status).toBe(200);
  expect(await undo(taken.importId)).toMatchObject({ status: 409, body: { code: 'IMPORT-STATE' } });
  const rest = JSON.stringify({
    data: { gstin, rtnprd: period, docdata: { b2b: [supplierOf2b({ inv: inv.slice(1) })] } },
  });
  const later = await upload('2b.json', rest);
  expect(later).toMatchObject({ counts: { new: 0, same: 1 }, findings: [{ code: 'STATEMENT-WITHDRAWN' }] });
  const rules = `${api}/finding-rules/${gstin}`;
  const set = (treatment?: string) =>
    admin.call('PUT', rules, {
      rules: treatment ? [{ code: 'STATEMENT-WITHDRAWN', treatment }] : [],
    });
  expect((await set('warning')).status).toBe(204);
  const raised = await upload('2b.json', rest);
  expect(raised.findings).toMatchObject([{ code: 'STATEMENT-WITHDRAWN', severity: 'warning' }]);
  await confirm(raised.importId);
  const tried = await admin.post(`${rules}/try`, { period, rules: [] });
  expect(tried.body.changes).toContainEqual(
    expect.objectContaining({ code: 'STATEMENT-WITHDRAWN', before: 'warning', after: 'info' }),
  );
  const other = JSON.stringify({
    data: { gstin, rtnprd: period, docdata: { b2b: [supplierOf2b({ inv: inv.slice(0, 1) })] } },
  });
  expect((await upload('2b.json', other)).findings).toMatchObject([{ severity: 'warning' }]);
  await set('off');
  expect((await upload('2b.json', other)).findings).toEqual([]);
  await set();
  const [before, after] = [2, 1].map((count) => ({ count, taxableValue: count * 1_000_00 }));
  expect(later.effect).toMatchObject([
    { section: 'b2b', change: { new: 0, changed: 0, same: 1, before, after } },
  ]);
  const others = await upload('2b.json', statement.replaceAll(gstin, '27AAMCT7421K1ZV'));
  expect(others).toMatchObject({
    counts: { new: 0, error: 1 },
    findings: [{ code: 'FILE-OF-ANOTHER-GSTIN' }],
  });
});

test('a file that cannot be read is said to be so whatever it is taken for, and nothing comes in', async () => {
  for (const as of ['vendors', 'items', 'purchases', 'statement']) {
    const read = await upload('paper.pdf', '%PDF-1.7 no rows', `?as=${as}`);
    expect(read).toMatchObject({ subject: as, counts: { new: 0, changed: 0, same: 0, error: 1 } });
    expect(read.findings).toMatchObject([{ severity: 'error', says: expect.stringContaining('paper.pdf') }]);
    expect((await admin.get(`${base}/imports/${read.importId}/registers`)).body).toEqual([]);
    expect((await admin.get(`${base}/imports/${read.importId}/findings.xlsx`)).status).toBe(200);
    expect((await confirm(read.importId)).counts.new).toBe(0);
  }
});

test('what was recognised can be changed, and columns without a known name are chosen and remembered', async () => {
  const rows = [
    ['Kunde', 'Steuernummer', 'Ort'],
    ['Anand Textiles', '24AAACR5055K1ZD', 'Surat'],
  ];
  const read = await upload('list.csv', csvOf(rows));
  const changed = (await admin.post(`${base}/imports/${read.importId}/read-again?as=customers`)).body;
  expect(changed).toMatchObject({
    subject: 'customers',
    counts: { new: 0 },
    findings: [{ code: 'LIST-COLUMN' }],
  });
  const [register] = (await admin.get(`${base}/imports/${changed.importId}/registers`)).body;
  expect(register).toMatchObject({ isKnown: false, missing: ['name'] });
  const columns = { Kunde: 'name', Steuernummer: 'gstin', Ort: 'city' };
  const mapping = { layout: 'customers', columns };
  const path = `${api}/register-mappings/${register.fingerprint}`;
  expect((await admin.call('PUT', path, { name: 'list', mapping })).status).toBe(200);
  const mapped = (await admin.post(`${base}/imports/${changed.importId}/read-again`)).body;
  expect(mapped).toMatchObject({ subject: 'customers', counts: { error: 0 }, findings: [] });
  expect(await upload('another.csv', csvOf(rows))).toMatchObject({ subject: 'customers', findings: [] });
});

test('the JSON of a GSTR-2 comes in as purchases, and is undone', async () => {
  const itm_det = { txval: 1000, rt: 18, iamt: 180, csamt: 0 };
  const itc = { elg: 'ip', tx_i: 180, tx_cs: 0 };
  const idt = `05-${period.slice(0, 2)}-${period.slice(2)}`;
  const head = { inum: 'GJ-1', idt, val: 1180, pos: gstin.slice(0, 2), rchrg: 'N', inv_typ: 'R' };
  const inv = [{ ...head, itms: [{ num: 1, itm_det, itc }] }];
  const json = { gstin, fp: period, b2b: [{ ctin: '29AADFM3390P1ZN', inv }] };
  const read = await upload('gstr2.json', JSON.stringify(json));
  expect(read).toMatchObject({ subject: 'purchases', state: 'checked', counts: { new: 1, error: 0 } });
  await confirm(read.importId);
  const listed = async () =>
    (await admin.get(`${api}/purchase-documents/${gstin}?find=GJ-1`)).body.rows.map(
      ({ number, igst }: { number: string; igst: number }) => [number, igst],
    );
  expect(await listed()).toEqual([['GJ-1', 180_00]]);
  expect((await undo(read.importId)).body.state).toBe('undone');
  expect(await listed()).toEqual([]);
});
