import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { invoice, newGstin, otp, panOf, payloadOf } from '../portal-contract/samples.ts';
import { whitebooksCheck } from './contract-check.ts';
import { type DialectProduct, startDialects } from './product.ts';
import { type DialectAnswer, WhitebooksClient } from './whitebooks-client.ts';
import { reads, reported } from './whitebooks-reads.ts';
import { wholeCorrection, wholeReturn } from './whole-return.ts';

let simulator: Simulator;
let product: DialectProduct;
/** GSTR-1 filed with all its sections. */
let supplier: WhitebooksClient;
/** GSTR-1 filed with what GSTR-1A corrects, GSTR-1A saved with all sections. */
let corrector: WhitebooksClient;
let recipient: WhitebooksClient;
/** What the contract of the provider says against requests and answers. */
const faults = new Set<string>();

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 20 });
  product = await startDialects({
    portalUrl: simulator.url,
    onExchange: (exchange) => {
      for (const fault of whitebooksCheck()?.(exchange) ?? []) faults.add(fault);
    },
  });
  supplier = await newClient();
  corrector = await newClient();
  recipient = await newClient();
  await signInOn('2026-11-05');
  await file(supplier, wholeReturn(supplier.account.gstin, recipient.account.gstin));
  const { gstin } = corrector.account;
  const { b2cs, at, txpd } = wholeReturn(gstin);
  await file(corrector, payloadOf(gstin, [invoice('B-1')], { b2cs, at, txpd }));
  // GSTR-1A opens on the due date of GSTR-1, and GSTR-2B is made on the 14th.
  await signInOn('2026-11-15');
  const corrected = await corrector.write('PUT', '/gstr1a/retsave', {
    body: wholeCorrection(gstin),
  });
  const followed = await corrector.follow(corrected.body.data.reference_id);
  expect(followed.body.data).toMatchObject({ status_cd: 'P' });
  await others();
});
afterAll(async () => {
  expect(product.troubles).toEqual([]);
  await product.close();
  await simulator.close();
});

async function newClient(): Promise<WhitebooksClient> {
  const { keys } = await product.createConsumer();
  const gstin = newGstin();
  const userName = `user-${gstin}`;
  const { url } = product;
  return new WhitebooksClient({ url, keys, email: 'erp@example.in', userName, gstin, period: '102026' });
}

async function steer(path: string, body: object, method = 'POST'): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const sent = { method, headers, body: JSON.stringify(body) };
  const answer = await fetch(`${simulator.url}/_simulator/${path}`, sent);
  if (!answer.ok) throw new Error(await answer.text());
}

/** What reaches a taxpayer from others than his suppliers, and his own e-invoice. */
async function others(): Promise<void> {
  const { gstin } = recipient.account;
  for (const [section, rows] of Object.entries(reported))
    await steer('reports', { gstin, fp: '102026', filedAt: '2026-11-12T10:00:00.000Z', [section]: rows });
  await steer('e-invoices', payloadOf(gstin, [invoice('EI-1')]));
}

async function signInOn(day: string): Promise<void> {
  await steer('clock', { set: `${day}T10:00:00.000Z` }, 'PUT');
  for (const client of [supplier, corrector, recipient]) await client.signIn();
}

async function file(client: WhitebooksClient, payload: object): Promise<void> {
  expect((await client.save(payload)).body.data).toMatchObject({ status_cd: 'P' });
  await client.proceed();
  const pan = panOf(client.account.gstin);
  await client.requestEvc(pan);
  const filed = await client.write('POST', '/gstr1/retevcfile', { query: { pan, evcotp: otp }, body: {} });
  expect(filed.body.data).toHaveProperty('ack_num');
}

const succeeded = { status_cd: '1', status_desc: expect.any(String) };
const periodNames: Readonly<Record<string, string>> = { '/gstr2b/all': 'rtnprd' };

describe('the reads of WhiteBooks', () => {
  it.each(reads)('answer $path with what the portal holds', async ({ path, by, holds, query, ofPeriod }) => {
    const client = { supplier, corrector, recipient }[by];
    const { status, body } = await (ofPeriod === false
      ? client.readAll(path, query)
      : client.read(path, query, periodNames[path]));
    expect(body).toMatchObject(succeeded);
    expect(body.data).toHaveProperty(holds);
    expect(status).toBe(200);
  });
});

it.skipIf(!whitebooksCheck())('are asked and answered as the contract says (skipped: not present)', () => {
  expect([...faults]).toEqual([]);
});

describe('the acts of WhiteBooks that GSTN works on later', () => {
  /** What became of a request, once the portal has worked on it. */
  async function status(path: string, { body }: DialectAnswer): Promise<DialectAnswer> {
    const query = { gstin: recipient.account.gstin, int_tran_id: body.data.reference_id };
    for (;;) {
      const answer = await recipient.call('GET', path, { query });
      if (!['REC', 'IP'].includes(answer.body.data?.status_cd)) return answer;
      await delay(20);
    }
  }
  const decide = (act: 'save' | 'reset', invdata: object) =>
    recipient.write('PUT', `/ims/${act}`, {
      body: { rtin: recipient.account.gstin, reqtyp: act === 'save' ? 'SAVE' : 'RESET', invdata },
    });
  const accepted = () => ({
    stin: supplier.account.gstin,
    inum: 'A-1',
    rtnprd: '102026',
    srcform: 'R1',
    action: 'A',
  });

  it('take a decision on a document and undo it, and say what became of either', async () => {
    const saved = await status('/ims/status', await decide('save', { b2b: [accepted()] }));
    expect(saved.body).toMatchObject({ ...succeeded, data: { status_cd: 'P' } });
    const read = await recipient.readAll('/ims/invoices', { section: 'B2B' });
    expect(read.body.data.b2b[0]).toMatchObject({ inum: 'A-1', action: 'A' });
    const { action: _action, ...undone } = accepted();
    const reset = await status('/ims/status', await decide('reset', { b2b: [undone] }));
    expect(reset.body).toMatchObject({ ...succeeded, data: { status_cd: 'P' } });
  });

  it('make GSTR-2B again after a decision', async () => {
    await status('/ims/status', await decide('save', { b2b: [accepted()] }));
    const { gstin } = recipient.account;
    const asked = await recipient.write('PUT', '/gstr2b/gen2b', { body: { rtin: gstin, itcprd: '102026' } });
    expect(asked.body).toMatchObject({ ...succeeded, data: { reference_id: expect.any(String) } });
    expect((await status('/gstr2b/get2b', asked)).body).toMatchObject(succeeded);
  });

  it('keep how often a taxpayer files', async () => {
    const body = { gstin: supplier.account.gstin, fy: '2026-27', quarter: 'Q4', preference: 'M' };
    expect((await supplier.write('PUT', '/all/savepref', { body })).body).toMatchObject(succeeded);
  });

  it('upload a document', async () => {
    const data = Buffer.from('%PDF-1.4').toString('base64');
    const body = { ct: 'application/pdf', data, doc_nam: 'Deed.pdf' };
    const uploaded = await supplier.write('POST', '/all/docupld', { body });
    expect(uploaded.body).toMatchObject({ ...succeeded, data: { id: expect.any(String) } });
    const wrong = await supplier.write('POST', '/all/docupld', { body: { ...body, ct: 'text/html' } });
    expect(wrong.body.error).toMatchObject({ error_cd: 'RET11405' });
  });

  it('file GSTR-1A with a digital signature', async () => {
    const asked = await corrector.read('/gstr1a/proceedfile');
    await corrector.follow(asked.body.data.reference_id);
    const { data: content } = (await corrector.read('/gstr1a/retsum')).body;
    const query = { pan: panOf(corrector.account.gstin) };
    const body = { content, pkcs7: 'MIIFrwYJKoZIhvcNAQcCoA==' };
    const filed = await corrector.write('POST', '/gstr1a/retfile', { query, body });
    expect(filed.body).toMatchObject({ ...succeeded, data: { ack_num: expect.stringMatching(/^AA271026/) } });
    expect((await corrector.write('POST', '/gstr1a/retfile', { query, body })).body.error).toMatchObject({
      error_cd: 'RET00009',
    });
  });

  it.each(['102026', '062019'])('submit %s by the call of older programs', async (period) => {
    const other = await newClient();
    await other.signIn();
    const of = { headers: { ret_period: period } };
    const body = { gstin: other.account.gstin, ret_period: period };
    const nothing = await other.write('POST', '/gstr1/retsubmit', { ...of, body });
    expect(nothing.body.error).toMatchObject({ error_cd: 'RET191148' });
    const payload = payloadOf(other.account.gstin, [
      { ...invoice('S-1'), idt: `15-${period.slice(0, 2)}-${period.slice(2)}` },
    ]);
    const saved = await other.write('PUT', '/gstr1/retsave', { ...of, body: { ...payload, fp: period } });
    const ended = (refid: unknown) =>
      other.call('GET', '/gstr/retstatus', {
        query: { gstin: other.account.gstin, returnperiod: period, refid: String(refid) },
      });
    await expect.poll(async () => (await ended(saved.body.data.reference_id)).body.data.status_cd).toBe('P');
    const submitted = await other.write('POST', '/gstr1/retsubmit', { ...of, body });
    expect(submitted.body).toMatchObject({ ...succeeded, data: { reference_id: expect.any(String) } });
  });

  it('proceed by the older call and follow by the newer one', async () => {
    const other = await newClient();
    await other.signIn();
    await other.save(wholeReturn(other.account.gstin));
    const older = await other.read('/all/proceedfile', { type: 'GSTR1' });
    expect(older.body).toMatchObject(succeeded);
    const refid = older.body.data.reference_id;
    const followed = await other.read('/all/newretstatus', { refid, rettype: 'GSTR1' }, 'returnperiod');
    expect(followed.body).toMatchObject({ ...succeeded, data: { form_typ: 'R1' } });
  });
});
