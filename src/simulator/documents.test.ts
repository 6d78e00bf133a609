import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from './index.ts';
import { b2b, CUSTOMER, GSTIN, HandClient, invoice } from './testing/hand-client.test-kit.ts';

type Json = Record<string, unknown>;

let portal: Simulator;
let client: HandClient;
beforeEach(async () => {
  portal = await createSimulator({ port: 0, processingMs: 0 });
  client = new HandClient(portal, GSTIN);
  await client.signIn();
});
afterEach(() => portal.close());

const OTHER_CUSTOMER = '27AAGCR5512L1Z5';
const next = (change: Json): Json => ({ gstin: GSTIN, fp: '112025', ...change });
const revised = (oinum: string, change: Json = {}, taxableValue = 900): Json =>
  invoice(oinum, { oinum, oidt: '05-10-2025', ...change }, taxableValue);
const amended = (...inv: Json[]): Json => next({ b2ba: [{ ctin: CUSTOMER, inv }] });

/** Invoice numbers that the portal now holds in a section of groups. */
async function numbers(period: string, action: string): Promise<string[]> {
  const { plain, code } = await client.section(period, action);
  if (code !== undefined) return [code];
  return plain[action.toLowerCase()].flatMap((group: { inv: { inum: string }[] }) =>
    group.inv.map((row) => row.inum),
  );
}

async function codeOf(payload: Json): Promise<string> {
  const status = await client.saved(payload);
  return JSON.stringify(status.error_report ?? status.status_cd).match(/RET\d+/)?.[0] ?? status.status_cd;
}

describe('saved documents', () => {
  test('are added by a later save and replaced under the same number', async () => {
    await client.saved(b2b([invoice('A/1'), invoice('A/2')]));
    await client.saved(b2b([invoice('a/2', {}, 500), invoice('A/3')]));
    const { plain } = await client.section('102025', 'B2B');
    expect(plain.b2b[0].inv.map((row: Json) => [row.inum, row.val])).toEqual([
      ['A/1', 1180],
      ['a/2', 590],
      ['A/3', 1180],
    ]);
  });

  test('are deleted by flag D with number and date', async () => {
    await client.saved(b2b([invoice('A/1'), invoice('A/2')]));
    expect(await codeOf(b2b([{ flag: 'D', inum: 'A/1', idt: '05-10-2025' }]))).toBe('P');
    expect(await numbers('102025', 'B2B')).toEqual(['A/2']);
  });

  test('keep their number from another customer, another table and another State', async () => {
    await client.saved(b2b([invoice('A/1')]));
    const exported = { inum: 'A/1', idt: '05-10-2025', val: 100, itms: [{ rt: 0, txval: 100, iamt: 0 }] };
    const ofOther = { ctin: OTHER_CUSTOMER, inv: [invoice('A/1')] };
    expect(await codeOf({ gstin: GSTIN, fp: '102025', b2b: [ofOther] })).toBe('RET191133');
    expect(await codeOf({ gstin: GSTIN, fp: '102025', exp: [{ exp_typ: 'WOPAY', inv: [exported] }] })).toBe(
      'RET191134',
    );
  });

  test('move to another table when one save deletes and adds', async () => {
    await client.saved(b2b([invoice('A/1')]));
    const exported = { inum: 'A/1', idt: '05-10-2025', val: 100, itms: [{ rt: 0, txval: 100, iamt: 0 }] };
    const payload = b2b([{ flag: 'D', inum: 'A/1', idt: '05-10-2025' }], {
      exp: [{ exp_typ: 'WOPAY', inv: [exported] }],
    });
    expect(await codeOf(payload)).toBe('P');
    expect(await numbers('102025', 'EXP')).toEqual(['A/1']);
    expect(await numbers('102025', 'B2B')).toEqual(['RET13510']);
  });

  test('are gone after a reset, and the return is empty', async () => {
    await client.saved(b2b([invoice('A/1')]));
    const { plain } = await client.reset('102025');
    expect(await client.ended('102025', plain.reference_id)).toMatchObject({
      status_cd: 'P',
      action: 'RESET',
    });
    expect(await numbers('102025', 'B2B')).toEqual(['RET13510']);
    expect((await client.proceed('102025')).code).toBe('RET191148');
  });

  test('of totals are replaced by key, deleted by the fields given, and table 13 as a whole', async () => {
    const row = { sply_ty: 'INTRA', typ: 'OE', pos: '27', txval: 100, csamt: 0 };
    const b2cs = [
      { ...row, rt: 18, camt: 9, samt: 9 },
      { ...row, rt: 5, camt: 2.5, samt: 2.5 },
    ];
    const ranges = (from: string) => ({
      doc_det: [{ doc_num: 1, docs: [{ num: 1, from, to: from, totnum: 1, cancel: 0, net_issue: 1 }] }],
    });
    await client.saved({ gstin: GSTIN, fp: '102025', b2cs, doc_issue: ranges('A1') });
    await client.saved({
      gstin: GSTIN,
      fp: '102025',
      b2cs: [{ ...b2cs[0], txval: 50, camt: 4.5, samt: 4.5 }],
      doc_issue: ranges('B1'),
    });
    expect(
      (await client.section('102025', 'B2CS')).plain.b2cs.map((each: Json) => [each.rt, each.txval]),
    ).toEqual([
      [5, 100],
      [18, 50],
    ]);
    expect((await client.section('102025', 'DOCISS')).plain.doc_issue.doc_det[0].docs[0].from).toBe('B1');
    await client.saved({
      gstin: GSTIN,
      fp: '102025',
      b2cs: [{ flag: 'D', sply_ty: 'INTRA', typ: 'OE', pos: '27' }],
      doc_issue: { flag: 'D' },
    });
    expect((await client.section('102025', 'B2CS')).code).toBe('RET13510');
    expect((await client.section('102025', 'DOCISS')).code).toBe('RET13510');
  });

  test('carry the fields that only the portal writes, and answer the filters', async () => {
    await client.saved(b2b([invoice('A/1')]));
    const { plain } = await client.section('102025', 'B2B', { ctin: CUSTOMER, action_required: 'N' });
    expect(plain.b2b[0]).toMatchObject({
      ctin: CUSTOMER,
      cfs: 'N',
      inv: [{ inum: 'A/1', flag: 'U', updby: 'S', cflag: 'N' }],
    });
    expect(plain.b2b[0].inv[0].chksum).toMatch(/^[0-9a-f]{64}$/);
    expect((await client.section('102025', 'B2B', { ctin: OTHER_CUSTOMER })).code).toBe('RET13510');
    expect((await client.section('102025', 'B2B', { action_required: 'Y' })).code).toBe('RET13510');
    expect((await client.section('102025', 'B2B', { from_time: '2025-10-01' })).code).toBe('RET13511');
  });
});

describe('after October is filed', () => {
  beforeEach(async () => {
    await client.filed(b2b([invoice('A/1'), invoice('A/2')]));
  });

  test('a number of the same financial year is refused in November, of the next year taken', async () => {
    const again = { ctin: CUSTOMER, inv: [invoice('A/1', { idt: '06-11-2025' })] };
    expect(await codeOf(next({ b2b: [again] }))).toBe('RET191111');
    const nextYear = { ctin: CUSTOMER, inv: [invoice('A/1', { idt: '06-04-2026' })] };
    expect(await codeOf({ gstin: GSTIN, fp: '042026', b2b: [nextYear] })).toBe('P');
  });

  test('an amendment counts its net difference', async () => {
    expect(await codeOf(amended(revised('A/1')))).toBe('P');
    const { plain } = await client.summary('112025');
    const row = plain.sec_sum.find((section: Json) => section.sec_nm === 'B2BA');
    expect(row).toMatchObject({
      ttl_tax: '900',
      ttl_igst: '162',
      act_tax: '-100',
      act_igst: '-18',
      act_val: '-118',
    });
    const liability = plain.sec_sum.find((section: Json) => section.sec_nm === 'TTL_LIAB');
    expect(liability).toMatchObject({ ttl_tax: '-100', ttl_igst: '-18' });
  });

  const wrong: readonly (readonly [says: string, code: string, payload: Json])[] = [
    [
      'beside another of the same original',
      'RET191190',
      amended(revised('A/1'), { ...revised('A/1'), inum: 'A/1X' }),
    ],
    ['of an invoice that was not filed', 'RET191124', amended(revised('A/9'))],
    ['of another type', 'RET191181', amended(revised('A/1', { inv_typ: 'DE' }))],
    ['dated after the period of the original', 'RET191120', amended(revised('A/1', { idt: '01-11-2025' }))],
    ['that takes the number of another invoice', 'RET191121', amended({ ...revised('A/1'), inum: 'A/2' })],
    [
      'of a total that was not filed',
      'RET191157',
      next({
        b2csa: [
          {
            omon: '102025',
            sply_ty: 'INTER',
            typ: 'OE',
            pos: '29',
            itms: [{ rt: 18, txval: 1, iamt: 0.18 }],
          },
        ],
      }),
    ],
    [
      'of an advance that was not filed',
      'RET191168',
      next({
        ata: [{ omon: '102025', sply_ty: 'INTER', pos: '29', itms: [{ rt: 18, ad_amt: 1, iamt: 0.18 }] }],
      }),
    ],
    [
      'of an adjustment that was not filed',
      'RET191197',
      next({
        txpda: [{ omon: '102025', sply_ty: 'INTER', pos: '29', itms: [{ rt: 18, ad_amt: 1, iamt: 0.18 }] }],
      }),
    ],
  ];
  for (const [says, code, payload] of wrong) {
    test(`an amendment ${says} is refused with ${code}`, async () => {
      expect(await codeOf(payload)).toBe(code);
    });
  }

  test('nothing of October can be changed', async () => {
    expect(await codeOf(b2b([invoice('A/3')]))).toBe('RET191183');
    expect((await client.reset('102025')).code).toBe('RET00009');
    expect((await client.proceed('102025')).code).toBe('RET00009');
  });
});
