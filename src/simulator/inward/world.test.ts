import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '../index.ts';
import { b2b, CUSTOMER, GSTIN, HandClient, invoice, steer } from '../testing/hand-client.test-kit.ts';

const PERIOD = '102025';
let simulator: Simulator;
let supplier: HandClient;
let recipient: HandClient;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 0, fileMs: 0 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await steer(simulator.url, 'POST', 'reset');
  await at('2025-11-05');
  supplier = new HandClient(simulator, GSTIN);
  recipient = new HandClient(simulator, CUSTOMER);
  await supplier.signIn();
  await recipient.signIn();
});

/** Moves the clock; sessions of before may be over, so both sign in again. */
async function at(day: string): Promise<void> {
  await steer(simulator.url, 'PUT', 'clock', { set: `${day}T06:00:00Z` });
  await supplier?.signIn();
  await recipient?.signIn();
}

const ims = (action: string, query: Record<string, string> = {}, who = recipient) =>
  who.get('/taxpayerapi/v1.0/returns/ims', PERIOD, { action, ...query });
const listed = async (section = 'B2B') => {
  const { plain } = await ims('GETINV', { section });
  return plain[section.toLowerCase()] ?? plain;
};
const statement = (period = PERIOD) =>
  recipient.get('/taxpayerapi/v4.0/returns/gstr2b', period, { action: 'GET2B', rtnprd: period });
const live = (action = 'B2B', query: Record<string, string> = {}) =>
  recipient.get('/taxpayerapi/v2.0/returns/gstr2a', PERIOD, { action, ...query });

/** Sends decisions and answers what became of them. */
async function decide(invdata: Record<string, unknown>, action: 'SAVE' | 'RESETIMS' = 'SAVE') {
  const { plain, code } = await recipient.write('PUT', '/taxpayerapi/v1.2/returns/ims', PERIOD, {
    action,
    payload: { rtin: CUSTOMER, reqtyp: action === 'SAVE' ? 'SAVE' : 'RESET', invdata },
  });
  if (code !== undefined) return { code };
  return (await ims('REQSTS', { int_tran_id: plain.reference_id })).plain;
}

const row = (inum: string, action: string, more: Record<string, unknown> = {}) => ({
  stin: GSTIN,
  inum,
  rtnprd: PERIOD,
  srcform: 'R1',
  action,
  ...more,
});
const note = (nt_num: string, ntty: 'C' | 'D') => ({
  ...invoice('-'),
  inum: undefined,
  idt: undefined,
  nt_num,
  nt_dt: '06-10-2025',
  ntty,
});

const notes = (...nt: readonly Record<string, unknown>[]) => ({
  gstin: GSTIN,
  fp: PERIOD,
  cdnr: [{ ctin: CUSTOMER, nt }],
});

describe('the Invoice Management System', () => {
  test('shows a document from its saving, and says when it is filed', async () => {
    expect(await ims('GETINV', { section: 'B2B' })).toMatchObject({ code: 'IMS0004' });
    await supplier.saved(b2b([invoice('TX-1')]));
    expect(await listed()).toEqual([
      expect.objectContaining({
        stin: GSTIN,
        inum: 'TX-1',
        action: 'N',
        srcfilstatus: 'Not Filed',
        txval: 1000,
        iamt: 180,
      }),
    ]);
    await supplier.filed(b2b([invoice('TX-1')]));
    expect(await listed()).toEqual([expect.objectContaining({ inum: 'TX-1', srcfilstatus: 'Filed' })]);
  });

  test('keeps out what is on reverse charge, and credit that the place of supply bars', async () => {
    await supplier.saved(
      b2b([
        invoice('TX-1', { rchrg: 'Y' }),
        invoice('TX-2', {
          pos: '27',
          itms: [{ num: 1801, itm_det: { rt: 18, txval: 1000, camt: 90, samt: 90, csamt: 0 } }],
        }),
      ]),
    );
    expect(await ims('GETINV', { section: 'B2B' })).toMatchObject({ code: 'IMS0004' });
  });

  test('takes decisions, counts them, and shows them to the supplier with the remark', async () => {
    const documents = [invoice('TX-1'), invoice('TX-2'), invoice('TX-3'), invoice('TX-4')];
    await supplier.saved(b2b(documents));
    const outcome = await decide({
      b2b: [
        row('TX-1', 'A'),
        row('TX-2', 'R', { remarks: 'Not ours' }),
        row('TX-3', 'P', { prev_status: 'N' }),
      ],
    });
    expect(outcome).toMatchObject({ status_cd: 'P', proc_cnt: '3', err_cnt: '0' });
    const { plain } = await ims('GETCNT', { goods_typ: 'all_oth' });
    expect(plain.all_oth).toEqual({ b2b: { accept: 1, reject: 1, pending: 1, noaction: 1 }, ttl_cnt: 4 });
    const view = await ims('SUPVIEW', { section: 'B2B', rtn_typ: 'GSTR1' }, supplier);
    expect(view.plain.gstr1.b2b).toContainEqual(
      expect.objectContaining({ ctin: CUSTOMER, inum: 'TX-2', imsactn: 'R', remarks: 'Not ours' }),
    );
  });

  test('forgets a decision when the supplier changes the document, and refuses the next one on what was', async () => {
    await supplier.saved(b2b([invoice('TX-1')]));
    const [before] = await listed();
    await decide({ b2b: [row('TX-1', 'R')] });
    await supplier.saved(b2b([invoice('TX-1', {}, 2000)]));
    expect(await listed()).toEqual([expect.objectContaining({ action: 'N', txval: 2000 })]);
    const stale = await decide({ b2b: [row('TX-1', 'A', { hash: before.hash })] });
    expect(stale).toMatchObject({
      status_cd: 'ER',
      error_report: {
        b2b: [{ error_cd: 'IMSSAV0010', stin: GSTIN, inv: [{ inum: 'TX-1', rtnprd: PERIOD }] }],
      },
    });
  });

  test('takes good decisions and reports the others', async () => {
    await supplier.saved(b2b([invoice('TX-1')]));
    const outcome = await decide({ b2b: [row('TX-1', 'A'), row('TX-9', 'A')] });
    expect(outcome).toMatchObject({ status_cd: 'PE', proc_cnt: '1', err_cnt: '1' });
  });

  test('takes a decision back', async () => {
    await supplier.saved(b2b([invoice('TX-1')]));
    await decide({ b2b: [row('TX-1', 'R')] });
    await decide({ b2b: [row('TX-1', '')] }, 'RESETIMS');
    expect(await listed()).toEqual([expect.objectContaining({ action: 'N' })]);
  });

  test('parts notes by what they do to the credit', async () => {
    await supplier.saved(notes(note('CN-1', 'C'), note('DN-1', 'D')));
    expect(await listed('DN')).toEqual([expect.objectContaining({ nt_num: 'DN-1', ispendactblocked: 'N' })]);
    expect(await listed('CN')).toEqual([expect.objectContaining({ nt_num: 'CN-1', ispendactblocked: 'N' })]);
  });

  test('lets no credit note of a period before October 2025 wait', async () => {
    await supplier.saved({ ...notes({ ...note('CN-1', 'C'), nt_dt: '06-09-2025' }), fp: '092025' });
    expect(await listed('CN')).toEqual([expect.objectContaining({ ispendactblocked: 'Y' })]);
    const pending = { stin: GSTIN, nt_num: 'CN-1', rtnprd: '092025', action: 'P' };
    expect(await decide({ b2bcn: [pending] })).toMatchObject({ status_cd: 'ER', err_cnt: '1' });
  });

  test('refuses what it does not understand and what belongs to somebody else', async () => {
    expect(await decide({ b2x: [] })).toMatchObject({ status_cd: 'ER', err_cd: 'IMSSAV005' });
    const foreign = await recipient.write('PUT', '/taxpayerapi/v1.2/returns/ims', PERIOD, {
      action: 'SAVE',
      payload: { rtin: GSTIN, reqtyp: 'SAVE', invdata: {} },
    });
    expect(foreign.code).toBe('RET191136');
    expect(await ims('REQSTS', { int_tran_id: 'nobody' })).toMatchObject({ code: 'RET13510' });
  });

  test('works on one request of a taxpayer at a time', async () => {
    const slow = await createSimulator({ port: 0, processingMs: 60_000 });
    const client = new HandClient(slow, CUSTOMER);
    await client.signIn();
    const send = () =>
      client.write('PUT', '/taxpayerapi/v1.2/returns/ims', PERIOD, {
        action: 'SAVE',
        payload: { rtin: CUSTOMER, reqtyp: 'SAVE', invdata: {} },
      });
    expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toMatchObject({ code: 'IMSSAV0015' });
    await slow.close();
  });
});

test('what suppliers saved and recipients decided outlives the process', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'inward-'));
  const stateFile = join(folder, 'state');
  const first = await createSimulator({ port: 0, processingMs: 0, stateFile });
  await steer(first.url, 'PUT', 'clock', { set: '2025-11-05T06:00:00Z' });
  const before = { supplier: new HandClient(first, GSTIN), recipient: new HandClient(first, CUSTOMER) };
  await before.supplier.signIn();
  await before.recipient.signIn();
  await before.supplier.saved(b2b([invoice('TX-1')]));
  await before.recipient.write('PUT', '/taxpayerapi/v1.2/returns/ims', PERIOD, {
    action: 'SAVE',
    payload: { rtin: CUSTOMER, reqtyp: 'SAVE', invdata: { b2b: [row('TX-1', 'R')] } },
  });
  await first.close();
  const second = await createSimulator({ port: 0, processingMs: 0, stateFile });
  const after = new HandClient(second, CUSTOMER);
  await after.signIn();
  const { plain } = await ims('GETINV', { section: 'B2B' }, after);
  expect(plain.b2b).toEqual([expect.objectContaining({ inum: 'TX-1', action: 'R' })]);
  await second.close();
  await rm(folder, { recursive: true });
});

describe('GSTR-2A', () => {
  test('shows filed documents with the filing of the supplier, and filters them', async () => {
    await supplier.saved(b2b([invoice('TX-1')]));
    expect((await live()).code).toBe('RET11416');
    await supplier.filed(b2b([invoice('TX-1', { inv_typ: 'SEWP' })]));
    const { plain } = await live();
    expect(plain.b2b).toEqual([
      expect.objectContaining({ ctin: GSTIN, cfs: 'Y', fldtr1: '05-Nov-25', flprdr1: 'Oct-25' }),
    ]);
    expect(plain.b2b[0].inv).toEqual([expect.objectContaining({ inum: 'TX-1', inv_typ: 'SEZWP' })]);
    expect((await live('B2B', { ctin: CUSTOMER })).code).toBe('RET11416');
    expect((await live('B2B', { from_time: '06-11-2025' })).code).toBe('RET11416');
    expect((await live('ECOM')).code).toBe('RTNECO-01');
  });

  test('of a classic period shows what is only saved, as not filed', async () => {
    await at('2017-08-05');
    await supplier.saved({ ...b2b([invoice('TX-1', { idt: '05-07-2017' })]), fp: '072017' });
    const { plain } = await recipient.get('/taxpayerapi/v0.3/returns/gstr2a', '072017', { action: 'B2B' });
    expect(plain.b2b).toEqual([expect.objectContaining({ ctin: GSTIN, cfs: 'N' })]);
  });
});

describe('GSTR-2B', () => {
  test('is there from the 14th, lists what was filed in time, and its summary adds up', async () => {
    await supplier.filed({
      ...b2b([invoice('TX-1'), invoice('TX-2', { rchrg: 'Y' })]),
      cdnr: [{ ctin: CUSTOMER, nt: [note('CN-1', 'C')] }],
    });
    expect((await statement()).code).toBe('RET2B1018');
    await at('2025-11-14');
    const { data } = (await statement()).plain;
    expect(data).toMatchObject({ gstin: CUSTOMER, rtnprd: PERIOD, gendt: '14-11-2025' });
    expect(data.docdata.b2b[0]).toMatchObject({ ctin: GSTIN, supprd: PERIOD, supfildt: '05-11-2025' });
    expect(data.itcsumm.itcavl).toMatchObject({
      nonrevsup: { igst: 180, b2b: { igst: 180 } },
      revsup: { igst: 180 },
      othersup: { igst: 180, cdnr: { igst: 180 } },
    });
    expect(data.cpsumm.b2b).toEqual([expect.objectContaining({ ttldocs: 2, txval: 2000, igst: 360 })]);
  });

  test('puts what was filed after the 11th into the next period', async () => {
    await at('2025-11-12');
    await supplier.filed(b2b([invoice('TX-1')]));
    await at('2025-11-20');
    expect((await statement()).code).toBe('RET2B1016');
    await at('2025-12-15');
    expect((await statement('112025')).plain.data.docdata.b2b[0].inv).toHaveLength(1);
  });

  test('has what was rejected apart, leaves what is pending for the next period, and stays as it was generated', async () => {
    await supplier.filed(b2b([invoice('TX-1'), invoice('TX-2'), invoice('TX-3')]));
    await decide({ b2b: [row('TX-2', 'R'), row('TX-3', 'P')] });
    await at('2025-11-14');
    const numbers = (sections: { b2b?: readonly { inv: readonly { inum: string }[] }[] } = {}) =>
      (sections.b2b ?? []).flatMap(({ inv }) => inv.map(({ inum }) => inum));
    const first = (await statement()).plain.data;
    expect([numbers(first.docdata), numbers(first.docRejdata)]).toEqual([['TX-1'], ['TX-2']]);
    await decide({ b2b: [row('TX-3', 'A')] });
    expect(numbers((await statement()).plain.data.docdata)).toEqual(['TX-1']);
    await at('2025-12-15');
    expect(numbers((await statement('112025')).plain.data.docdata)).toEqual(['TX-3']);
  });

  test('is computed again after decisions have changed, and not without', async () => {
    const compute = async () => {
      const { plain } = await recipient.write('PUT', '/taxpayerapi/v4.0/returns/gstr2b', PERIOD, {
        action: 'GEN2B',
        payload: { rtin: CUSTOMER, itcprd: PERIOD },
      });
      const query = { action: 'GENSTS2B', int_tran_id: plain.reference_id };
      return (await recipient.get('/taxpayerapi/v4.0/returns/gstr2b', PERIOD, query)).plain;
    };
    await supplier.filed(b2b([invoice('TX-1'), invoice('TX-2')]));
    expect(await compute()).toMatchObject({ status_cd: 'ER', err_cd: 'IMS2B009' });
    await at('2025-11-15');
    await statement();
    expect(await compute()).toMatchObject({ status_cd: 'ER', err_cd: 'IMS0005' });
    await decide({ b2b: [row('TX-1', 'R')] });
    expect(await compute()).toMatchObject({ status_cd: 'P' });
    expect((await statement()).plain.data.docdata.b2b[0].inv).toHaveLength(1);
    await at('2025-11-25');
    expect(await compute()).toMatchObject({ status_cd: 'ER', err_cd: 'IMS2B007' });
  });

  test('says why credit is not available', async () => {
    const inMaharashtra = {
      pos: '27',
      itms: [{ num: 1801, itm_det: { rt: 18, txval: 1000, camt: 90, samt: 90, csamt: 0 } }],
    };
    await supplier.filed(b2b([invoice('TX-1', inMaharashtra)]));
    await at('2025-11-14');
    const { data } = (await statement()).plain;
    expect(data.docdata.b2b[0].inv[0]).toMatchObject({ itcavl: 'N', rsn: 'P' });
    expect(data.itcsumm).toMatchObject({ itcunavl: { nonrevsup: { cgst: 90, sgst: 90 } } });
  });
});
