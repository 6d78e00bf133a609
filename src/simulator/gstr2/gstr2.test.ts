import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '../index.ts';
import { CUSTOMER, GSTIN, HandClient, invoice, steer } from '../testing/hand-client.test-kit.ts';

const PERIOD = '072017';
const path = '/taxpayerapi/v0.3/returns/gstr2';
let simulator: Simulator;
let supplier: HandClient;
let recipient: HandClient;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 0, fileMs: 0 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await steer(simulator.url, 'POST', 'reset');
  await steer(simulator.url, 'PUT', 'clock', { set: '2017-08-12T06:00:00Z' });
  supplier = new HandClient(simulator, GSTIN);
  recipient = new HandClient(simulator, CUSTOMER);
  await supplier.signIn();
  await recipient.signIn();
});

const sale = (inum: string, taxableValue = 1000) => invoice(inum, { idt: '05-07-2017' }, taxableValue);
const sold = (...invoices: readonly object[]) => ({
  gstin: GSTIN,
  fp: PERIOD,
  b2b: [{ ctin: CUSTOMER, inv: invoices }],
});

/** A purchase with its credit. */
function purchase(inum: string, { flag, credit = 180 }: { flag?: string; credit?: number } = {}) {
  const [item] = sale(inum).itms as readonly object[];
  return {
    ...sale(inum),
    ...(flag ? { flag } : {}),
    itms: [{ ...item, itc: { elg: 'ip', tx_i: credit, tx_c: 0, tx_s: 0, tx_cs: 0 } }],
  };
}

async function save(...invoices: readonly object[]) {
  const payload = { gstin: CUSTOMER, fp: PERIOD, b2b: [{ ctin: GSTIN, inv: invoices }] };
  const { plain } = await recipient.write('PUT', path, PERIOD, { action: 'RETSAVE', payload });
  return recipient.ended(PERIOD, plain.reference_id);
}

async function submit() {
  const payload = { gstin: CUSTOMER, ret_period: PERIOD };
  const { plain } = await recipient.write('POST', path, PERIOD, { action: 'RETSUBMIT', payload });
  return recipient.ended(PERIOD, plain.reference_id);
}

const answered = (action = 'R1AB2B') => supplier.get('/taxpayerapi/v1.0/returns/gstr1a', PERIOD, { action });

describe('GSTR-2 of a classic period', () => {
  test('is saved, summed up, submitted and frozen', async () => {
    expect(await save(purchase('TX-1'), purchase('TX-2'))).toMatchObject({ form_typ: 'R2', status_cd: 'P' });
    const { plain: summary } = await recipient.get(path, PERIOD, { action: 'RETSUM' });
    expect(summary.sec_sum).toEqual([
      expect.objectContaining({ sec_nm: 'B2B', ttl_rec: 2, ttl_val: 2360, ttl_tax: 2000, ttl_igst: 360 }),
    ]);
    expect(await submit()).toMatchObject({ status_cd: 'P' });
    expect(await save(purchase('TX-3'))).toMatchObject({
      status_cd: 'ER',
      error_report: { error_cd: 'RET191183' },
    });
  });

  test('is filed with an EVC, once', async () => {
    await save(purchase('TX-1'));
    await submit();
    const { plain: summary } = await recipient.get(path, PERIOD, { action: 'RETSUM' });
    const query = { action: 'EVCOTP', pan: CUSTOMER.slice(2, 12), form_type: 'R2' };
    await recipient.get('/taxpayerapi/v1.0/authenticate', PERIOD, query);
    const filed = await recipient.file(PERIOD, summary, '575757', CUSTOMER.slice(2, 12), path);
    expect(filed.plain.ack_num).toMatch(/^AA290717/);
    expect((await recipient.file(PERIOD, summary, '575757', CUSTOMER.slice(2, 12), path)).code).toBe(
      'RET00009',
    );
    // The GSTR-1 of the same period is another return.
    expect(await steer(simulator.url, 'GET', `returns/${CUSTOMER}/${PERIOD}`)).toMatchObject({
      state: 'EMPTY',
    });
  });

  test('takes no more credit than there is tax, and none of what is ineligible', async () => {
    expect(await save(purchase('TX-1', { credit: 181 }), purchase('TX-2'))).toMatchObject({
      status_cd: 'PE',
      error_report: { b2b: [{ error_cd: 'RET191205', inv: [{ inum: 'TX-1' }] }] },
    });
  });

  test('answers only what the supplier has filed', async () => {
    await supplier.saved(sold(sale('TX-1')));
    expect(await save(purchase('TX-1', { flag: 'A' }))).toMatchObject({
      status_cd: 'PE',
      error_report: { b2b: [{ error_cd: 'RET11405' }] },
    });
    expect(await save(purchase('TX-9', { flag: 'R' }))).toMatchObject({
      error_report: { b2b: [{ error_cd: 'RET13510' }] },
    });
    await supplier.filed(sold(sale('TX-1')));
    expect(await save(purchase('TX-1', { flag: 'A' }))).toMatchObject({ status_cd: 'P' });
  });

  test('is no return of later periods', async () => {
    const payload = { gstin: CUSTOMER, fp: '102025', b2b: [] };
    const answer = await recipient.write('PUT', path, '102025', { action: 'RETSAVE', payload });
    expect(answer.code).toBe('RET11405');
  });

  test('refuses what is not built as it should be', async () => {
    const payload = { gstin: CUSTOMER, fp: PERIOD, b2c: [] };
    const { plain } = await recipient.write('PUT', path, PERIOD, { action: 'RETSAVE', payload });
    expect(await recipient.ended(PERIOD, plain.reference_id)).toMatchObject({
      status_cd: 'ER',
      error_report: { error_cd: 'RET191106' },
    });
  });
});

describe('the GSTR-1A that follows at the supplier', () => {
  test('shows what the recipient added, without his credit, and whether he has filed', async () => {
    expect((await answered()).code).toBe('RET13510');
    await save(purchase('TX-7'));
    const { plain } = await answered();
    expect(plain.b2b).toEqual([expect.objectContaining({ ctin: CUSTOMER, cfs: 'N' })]);
    expect(plain.b2b[0].inv).toEqual([expect.objectContaining({ inum: 'TX-7', cflag: 'U', updby: 'R' })]);
    expect(JSON.stringify(plain)).not.toContain('itc');
  });

  test('takes the answer of the supplier: what he accepts is his, what he rejects is noted', async () => {
    await save(purchase('TX-7'), purchase('TX-8'));
    await supplier.saved(sold({ ...sale('TX-7'), flag: 'A' }, { ...sale('TX-8'), flag: 'R' }));
    expect(await supplier.saved(sold({ ...sale('TX-8'), flag: 'R' }))).toMatchObject({ status_cd: 'P' });
    const { plain } = await supplier.section(PERIOD, 'B2B');
    expect(plain.b2b[0].inv.map(({ inum }: { inum: string }) => inum)).toEqual(['TX-7']);
    const flags = (await answered()).plain.b2b[0].inv.map(({ flag }: { flag: string }) => flag);
    expect(flags).toEqual(['A', 'R']);
  });
});

test('Submit freezes the GSTR-1 of a classic period', async () => {
  await supplier.saved(sold(sale('TX-1')));
  const payload = { gstin: GSTIN, ret_period: PERIOD };
  const { plain } = await supplier.write('POST', '/taxpayerapi/v0.3/returns/gstr1', PERIOD, {
    action: 'RETSUBMIT',
    payload,
  });
  await supplier.ended(PERIOD, plain.reference_id);
  expect(await supplier.saved(sold(sale('TX-2')))).toMatchObject({
    status_cd: 'ER',
    error_report: { error_cd: 'RET191183' },
  });
  expect((await supplier.reset(PERIOD)).code).toBe('RET12521');
});
