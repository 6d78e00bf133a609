import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '../index.ts';
import { b2b, CUSTOMER, GSTIN, HandClient, invoice } from '../testing/hand-client.test-kit.ts';

type Json = Record<string, unknown>;

let portal: Simulator;
let client: HandClient;
beforeAll(async () => {
  portal = await createSimulator({ port: 0, processingMs: 0 });
  client = new HandClient(portal, GSTIN);
  await client.signIn();
});
afterAll(() => portal.close());

const head = { gstin: GSTIN, fp: '102025' };
const item = (txval: number, tax: Json, rt = 18) => ({ num: rt * 100 + 1, itm_det: { rt, txval, ...tax } });
const large = (inum: string, pos: string, val: number) => ({
  ...head,
  b2cl: [
    { pos, inv: [{ inum, idt: '06-10-2025', val, itms: [item(val, { iamt: Math.round(val * 18) / 100 })] }] },
  ],
});
const exported = (change: Json, tax: Json = { iamt: 180 }, type = 'WPAY') => ({
  ...head,
  exp: [
    {
      exp_typ: type,
      inv: [
        { inum: 'X/1', idt: '06-10-2025', val: 1180, itms: [{ rt: 18, txval: 1000, ...tax }], ...change },
      ],
    },
  ],
});
const note = (change: Json) => ({
  nt_num: 'N/1',
  nt_dt: '07-10-2025',
  ntty: 'C',
  val: 118,
  pos: '29',
  rchrg: 'N',
  inv_typ: 'R',
  itms: [item(100, { iamt: 18 })],
  ...change,
});
const notes = (...nt: Json[]) => ({ ...head, cdnr: [{ ctin: CUSTOMER, nt }] });
const others = (change: Json) => ({
  ...head,
  b2cs: [
    { sply_ty: 'INTRA', rt: 18, typ: 'OE', pos: '27', txval: 100, camt: 9, samt: 9, csamt: 0, ...change },
  ],
});
const hsn = (...rows: Json[]) => ({
  ...head,
  hsn: {
    hsn_b2b: rows.map((row, index) => ({
      num: index + 1,
      hsn_sc: '8471',
      uqc: 'NOS',
      qty: 1,
      rt: 18,
      txval: 100,
      ...row,
    })),
  },
});
const home = { pos: '27', itms: [item(1000, { camt: 90, samt: 90 })] };

/** A save of which one record breaks one rule, and the code the portal gives it. */
const broken: readonly (readonly [says: string, code: string, payload: Json])[] = [
  ['no items', 'RET191107', b2b([invoice('R/1', { itms: [] })])],
  ['an unknown State', 'RET191112', b2b([invoice('R/1', { pos: '45' })])],
  [
    'a customer whose check character is wrong',
    'RET191113',
    { ...head, b2b: [{ ctin: '29AADFM3390P1ZX', inv: [invoice('R/1')] }] },
  ],
  [
    'the supplier himself as customer',
    'RET191113',
    { ...head, b2b: [{ ctin: GSTIN, inv: [invoice('R/1')] }] },
  ],
  ['a date after the period', 'RET191114', b2b([invoice('R/1', { idt: '01-11-2025' })])],
  ['a date before GST', 'RET191114', b2b([invoice('R/1', { idt: '30-06-2017' })])],
  ['a date more than 18 months back', 'RET191114', b2b([invoice('R/1', { idt: '31-03-2024' })])],
  ['a note date after the period', 'RET191126', notes(note({ nt_dt: '02-11-2025' }))],
  [
    'one rate twice',
    'RET191117',
    b2b([invoice('R/1', { itms: [item(1, { iamt: 0.18 }), { ...item(1, { iamt: 0.18 }), num: 2 }] })]),
  ],
  [
    'one item number twice',
    'RET191172',
    b2b([invoice('R/1', { itms: [item(1, { iamt: 0.18 }), { ...item(1, { iamt: 0.05 }, 5), num: 1801 }] })]),
  ],
  ['one HSN row twice', 'RET191117', hsn({}, {})],
  [
    'central tax between States',
    'RET191150',
    b2b([invoice('R/1', { itms: [item(1000, { camt: 90, samt: 90 })] })]),
  ],
  ['integrated tax within the State', 'RET191150', b2b([invoice('R/1', { pos: '27' })])],
  ['no tax at a rate', 'RET191150', b2b([invoice('R/1', { itms: [item(1000, {})] })])],
  ['tax on a supply without payment', 'RET191150', b2b([invoice('R/1', { inv_typ: 'SEWOP' })])],
  ['tax on an export without payment', 'RET191150', exported({}, { iamt: 180 }, 'WOPAY')],
  ['an operator with typ OE', 'RET191152', others({ etin: '29AAICF8852M1C3' })],
  ['no operator with typ E', 'RET191152', others({ typ: 'E' })],
  ['a large B2C sale in the own State', 'RET191160', large('L/1', '27', 200_000)],
  ['a rate of no rate list', 'RET191175', b2b([invoice('R/1', { itms: [item(1000, { iamt: 170 }, 17)] })])],
  [
    'a shipping bill before the invoice',
    'RET191176',
    exported({ sbnum: '1234567', sbdt: '05-10-2025', sbpcode: 'INBOM1' }),
  ],
  ['a shipping bill number without its date', 'RET191176', exported({ sbnum: '1234567' })],
  ['INTRA in another State', 'RET191178', others({ pos: '29' })],
  ['INTER in the own State', 'RET191179', others({ sply_ty: 'INTER', camt: 0, samt: 0, iamt: 18 })],
  ['a large B2C sale of one lakh', 'RET191180', large('L/1', '29', 100_000)],
  ['one invoice number twice', 'RET191190', b2b([invoice('R/1'), invoice('r/1')])],
  ['a refund voucher', 'RET191193', notes(note({ ntty: 'R' }))],
  ['an unknown unit', 'RET191353', hsn({ uqc: 'FOO' })],
  ['a quantity of services', 'RET191355', hsn({ hsn_sc: '998314', uqc: 'NA', qty: 3 })],
  ['an HSN code of seven digits', 'RET191349', hsn({ hsn_sc: '8471300' })],
  ['an HSN code of two digits', 'RET191350', hsn({ hsn_sc: '84' })],
  ['neither HSN code nor description', 'RET191194', hsn({ hsn_sc: '' })],
  ['a number with a blank', 'RET191203', b2b([invoice('R 1')])],
  ['a number of zeros', 'RET191203', b2b([invoice('00')])],
  ['tax off by two rupees', 'RET191205', b2b([invoice('R/1', { itms: [item(1000, { iamt: 182 })] })])],
  [
    'an amendment of the same period',
    'RET191198',
    {
      ...head,
      b2csa: [
        {
          omon: '102025',
          sply_ty: 'INTRA',
          typ: 'OE',
          pos: '27',
          itms: [{ rt: 18, txval: 1, camt: 0.09, samt: 0.09 }],
        },
      ],
    },
  ],
  [
    'an issue that does not add up',
    'RET191203',
    {
      ...head,
      doc_issue: {
        doc_det: [
          { doc_num: 1, docs: [{ num: 1, from: 'A1', to: 'A3', totnum: 3, cancel: 1, net_issue: 3 }] },
        ],
      },
    },
  ],
];

/** Codes anywhere in an error report. */
function codesIn(report: unknown): string[] {
  if (Array.isArray(report)) return report.flatMap(codesIn);
  if (typeof report !== 'object' || report === null) return [];
  const own = 'error_cd' in report ? [String(report.error_cd)] : [];
  return [...own, ...Object.values(report).flatMap(codesIn)];
}

describe('a record with', () => {
  for (const [says, code, payload] of broken) {
    test(`${says} is refused with ${code}`, async () => {
      await client.ended('102025', (await client.reset('102025')).plain.reference_id);
      const status = await client.saved(payload);
      expect(status.status_cd).toBe('PE');
      expect(codesIn(status.error_report)).toEqual([code]);
    });
  }
});

/** A save whose structure is wrong, so that all of it is refused. */
const misshapen: readonly (readonly [says: string, payload: Json])[] = [
  ['the version of the offline tool', b2b([invoice('S/1')], { version: 'GST3.2.4' })],
  ['the hash of the offline tool', b2b([invoice('S/1')], { hash: 'hash' })],
  ['an unknown section', b2b([invoice('S/1')], { b2x: [] })],
  ['an empty section', { ...head, b2b: [] }],
  ['an empty list in a section', { ...head, nil: { inv: [] } }],
  ['an unknown key', b2b([invoice('S/1', { remark: 'x' })])],
  ['an amount as text', b2b([invoice('S/1', { val: '1180' })])],
  ['three decimals', b2b([invoice('S/1', { val: 1180.123 })])],
  ['a missing place of supply', b2b([invoice('S/1', { pos: undefined })])],
  ['30 February', b2b([invoice('S/1', { idt: '30-02-2025' })])],
  [
    'the undivided table 12 after 04-2025',
    { ...head, hsn: { data: [{ num: 1, hsn_sc: '8471', uqc: 'NOS', qty: 1, rt: 18, txval: 1 }] } },
  ],
];

describe('a save with', () => {
  for (const [says, payload] of misshapen) {
    test(`${says} is refused as a whole with RET191106`, async () => {
      const status = await client.saved(payload);
      expect(status).toMatchObject({ status_cd: 'ER', error_report: { error_cd: 'RET191106' } });
    });
  }

  test('29 February of a leap year is taken', async () => {
    const status = await client.saved({ ...b2b([invoice('LEAP', { idt: '29-02-2024' })]), fp: '032024' });
    expect(status.status_cd).toBe('P');
  });

  test('nothing but the head is refused with RET191148, turnover alone is taken', async () => {
    expect(await client.saved(head)).toMatchObject({
      status_cd: 'ER',
      error_report: { error_cd: 'RET191148' },
    });
    expect(await client.saved({ ...head, gt: 100, cur_gt: 50 })).toMatchObject({ status_cd: 'P' });
  });

  test('a future period is refused with RET191185', async () => {
    const status = await client.saved({ ...head, fp: '122049', gt: 1 });
    expect(status).toMatchObject({ status_cd: 'ER', error_report: { error_cd: 'RET191185' } });
  });
});

describe('tables of a period', () => {
  test('on e-commerce operators begin in 01-2024', async () => {
    const clttx = [{ etin: '27AJIPA1572E1CW', suppval: 100, igst: 0, cgst: 9, sgst: 9, cess: 0 }];
    const save = (fp: string) => client.saved({ gstin: GSTIN, fp, supeco: { clttx } });
    expect(await save('122023')).toMatchObject({ status_cd: 'ER', error_report: { error_cd: 'RET191106' } });
    expect(await save('012024')).toMatchObject({ status_cd: 'P' });
  });

  test('are those of the IFF for a quarterly filer in the first two months of a quarter', async () => {
    const payload = { gstin: GSTIN, fy: '2024-25', quarter: 'Q2', preference: 'Q' };
    const message = { action: 'SAVEPREF', payload };
    expect((await client.write('POST', '/taxpayerapi/v1.0/returns', '082024', message)).ok).toBe(true);
    const b2cs = [{ sply_ty: 'INTRA', rt: 18, typ: 'OE', pos: '27', txval: 100, camt: 9, samt: 9 }];
    const save = (fp: string) => client.saved({ gstin: GSTIN, fp, b2cs });
    expect(await save('082024')).toMatchObject({ status_cd: 'ER', error_report: { error_cd: 'RET191106' } });
    expect(await save('092024')).toMatchObject({ status_cd: 'P' });
  });
});

describe('good documents of a save with errors', () => {
  test('are kept, and the report gives each bad one as it was sent', async () => {
    await client.ended('102025', (await client.reset('102025')).plain.reference_id);
    const bad = invoice('BAD', { pos: '45' });
    const status = await client.saved(b2b([invoice('GOOD'), bad, invoice('HOME', home)]));
    expect(status.error_report).toEqual({
      b2b: [
        {
          ctin: CUSTOMER,
          error_cd: 'RET191112',
          error_msg: 'Do enter the correct State code in POS',
          inv: [bad],
        },
      ],
    });
    const { plain } = await client.section('102025', 'B2B');
    expect(plain.b2b[0].inv.map((row: { inum: string }) => row.inum)).toEqual(['GOOD', 'HOME']);
  });

  test('of tables without groups are reported as rows, tables 8 and 13 as objects, table 12 as a list', async () => {
    const row = { ...(others({ pos: '29' }).b2cs[0] as Json) };
    const hsnRow = hsn({ uqc: 'FOO' }).hsn.hsn_b2b[0];
    const range = {
      doc_num: 1,
      docs: [{ num: 1, from: 'A1', to: 'A3', totnum: 3, cancel: 1, net_issue: 3 }],
    };
    const status = await client.saved({
      ...head,
      b2cs: [row],
      hsn: { hsn_b2b: [hsnRow] },
      doc_issue: { doc_det: [range] },
    });
    expect(status.error_report).toMatchObject({
      b2cs: [{ ...row, error_cd: 'RET191178' }],
      hsn: [{ hsn_b2b: [hsnRow], error_cd: 'RET191353' }],
      doc_issue: { doc_det: [range], error_cd: 'RET191203' },
    });
  });
});
