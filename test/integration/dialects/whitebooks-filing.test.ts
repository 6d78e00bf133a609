import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { invoice, newGstin, otp, panOf, payloadOf } from '../portal-contract/samples.ts';
import { type DialectProduct, startDialects } from './product.ts';
import { WhitebooksClient } from './whitebooks-client.ts';

let simulator: Simulator;
let product: DialectProduct;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 40 });
  product = await startDialects({ portalUrl: simulator.url });
  // The portal's day is after the period, whatever today is.
  await fetch(`${simulator.url}/_simulator/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ set: '2026-11-05T10:00:00.000Z' }),
  });
});
afterAll(async () => {
  await product?.close();
  await simulator?.close();
});

async function newClient(): Promise<WhitebooksClient> {
  const { keys } = await product.createConsumer();
  const gstin = newGstin();
  const { url } = product;
  const userName = `user-${gstin}`;
  return new WhitebooksClient({ url, keys, email: 'erp@example.in', userName, gstin, period: '102026' });
}

async function signedIn(): Promise<WhitebooksClient> {
  const client = await newClient();
  expect((await client.signIn()).body).toMatchObject({ status_cd: '1' });
  return client;
}

async function readyToFile(): Promise<WhitebooksClient> {
  const client = await signedIn();
  expect((await client.save(payloadOf(client.account.gstin))).body.data).toMatchObject({ status_cd: 'P' });
  expect((await client.proceed()).body.data).toMatchObject({ status_cd: 'P' });
  await client.requestEvc(panOf(client.account.gstin));
  return client;
}

const arnShape = expect.stringMatching(/^AA271026\d{6}[0-9A-Z]$/);

describe('the seven steps of the printed instructions', () => {
  it('run as they are written, spellings included', async () => {
    const client = await signedIn();
    const { gstin, period } = client.account;
    const pan = panOf(gstin);

    // Step 1: header and body spell it gstln.
    const { gstin: _, ...sections } = payloadOf(gstin, [invoice('5008400')]);
    const saved = await client.call('PUT', '/gstr1/retsave', {
      headers: { gstln: gstin, ret_period: period },
      body: { gstln: gstin, gt: 3782969.01, cur_gt: 3782969.01, ...sections },
    });
    expect(saved.body).toMatchObject({ status_cd: '1', data: { reference_id: expect.any(String) } });

    // Step 2.
    const status = await client.follow(saved.body.data.reference_id);
    expect(status.body).toMatchObject({ status_cd: '1', data: { status_cd: 'P', form_typ: 'R1' } });

    // Step 3: gstIn.
    const asked = await client.call('GET', '/all/newproceedfile', {
      query: { gstIn: gstin, retperiod: period, type: 'GSTR1' },
    });
    expect(asked.body).toMatchObject({ status_cd: '1', data: { reference_id: expect.any(String) } });

    // Step 4.
    expect((await client.follow(asked.body.data.reference_id)).body.data.status_cd).toBe('P');

    // Step 5: gstIn again.
    const summary = await client.call('GET', '/gstr1/retsum', { query: { gstIn: gstin, retperiod: period } });
    expect(summary.body.data).toMatchObject({ gstin, ret_period: period, sec_sum: expect.any(Array) });

    // Step 6: gsttin.
    const evc = await client.call('GET', '/authentication/otpforevc', {
      query: { gsttin: gstin, pan, form_type: 'R1' },
    });
    expect(evc.body).toMatchObject({ status_cd: '1', status_desc: expect.any(String) });

    // Step 7, with the signature of the sample.
    const content = { gstin, ret_period: period, chksum: summary.body.data.chksum, summ_typ: 'L' };
    const filed = await client.write('POST', '/gstr1/retfile', {
      query: { pan },
      body: { content, pkcs7: 'MIIFrwYJKoZlhcNAQcCol==' },
    });
    expect(filed.body).toMatchObject({ status_cd: '1', data: { ack_num: arnShape } });
  });
});

describe('retfile', () => {
  const pkcs7 = 'MIIFrwYJKoZIhvcNAQcCoA==';
  const forms: readonly [string, (summary: Readonly<Record<string, unknown>>) => unknown][] = [
    ['the name of the return as an object', (summary) => ({ content: nameIn(summary), pkcs7 })],
    ['the name of the return as text', (summary) => ({ content: JSON.stringify(nameIn(summary)), pkcs7 })],
    [
      'unescaped quotes, as the published description has them',
      (summary) => `{"content":"${JSON.stringify(nameIn(summary))}","pkcs7":"${pkcs7}"}`,
    ],
    ['the data of retsum as content', (summary) => ({ content: summary, pkcs7 })],
    ['the data of retsum, as the published schema has it', (summary) => ({ ...summary, pkcs7 })],
  ];
  const nameIn = ({ gstin, ret_period, chksum }: Readonly<Record<string, unknown>>) => ({
    gstin,
    ret_period,
    chksum,
    summ_typ: 'L',
  });

  it.each(forms)('files with a signature and %s', async (_form, bodyOf) => {
    const client = await readyToFile();
    const body = bodyOf((await client.read('/gstr1/retsum')).body.data);
    const query = { pan: panOf(client.account.gstin) };
    const filed = await client.write('POST', '/gstr1/retfile', { query, body });
    expect(filed.body).toMatchObject({ status_cd: '1', data: { ack_num: arnShape } });
  });

  it('files with the OTP that the sixth printed step had sent', async () => {
    const client = await readyToFile();
    const query = { pan: panOf(client.account.gstin), evcotp: otp };
    const filed = await client.write('POST', '/gstr1/retfile', { query });
    expect(filed.body).toMatchObject({ status_cd: '1', data: { ack_num: arnShape } });
  });

  it('passes on that the signature is none, and names what is missing', async () => {
    const client = await readyToFile();
    const file = (body: unknown) =>
      client.write('POST', '/gstr1/retfile', { query: { pan: panOf(client.account.gstin) }, body });
    expect((await file({ content: {}, pkcs7: 'x' })).body.error).toMatchObject({ error_cd: 'RTDSC04' });
    expect(await file({ content: {} })).toMatchObject({
      status: 400,
      body: { error: { errorCode: 'RTDSC04' } },
    });
  });
});

describe('retevcfile', () => {
  const forms: readonly [string, (client: WhitebooksClient) => Promise<unknown>][] = [
    ['the data of retsum, unchanged', async (client) => (await client.read('/gstr1/retsum')).body.data],
    ['the name of the return as text', async (client) => ({ content: JSON.stringify(await nameOf(client)) })],
    ['the name of the return as an object', async (client) => ({ content: await nameOf(client) })],
    [
      'unescaped quotes, as the published sample has them',
      async (client) => `{"content":"${JSON.stringify(await nameOf(client))}"}`,
    ],
    ['an empty object', async () => ({})],
    ['no body at all', async () => undefined],
  ];

  async function nameOf(client: WhitebooksClient): Promise<object> {
    const { gstin, period } = client.account;
    const { chksum } = (await client.read('/gstr1/retsum')).body.data;
    return { gstin, ret_period: period, chksum, summ_typ: 'L' };
  }

  it.each(forms)('files with %s', async (_form, bodyOf) => {
    const client = await readyToFile();
    const query = { pan: panOf(client.account.gstin), evcotp: otp };
    const filed = await client.write('POST', '/gstr1/retevcfile', { query, body: await bodyOf(client) });
    expect(filed).toMatchObject({ status: 200, body: { status_cd: '1', data: { ack_num: arnShape } } });
    const tracked = await client.read('/gstr/rettrack', {}, 'returnperiod');
    expect(tracked.body.data.EFiledlist).toMatchObject([{ arn: filed.body.data.ack_num, ret_prd: '102026' }]);
  });

  it.each(['isnil', 'isNil'])('files a nil return named by %s', async (name) => {
    const client = await signedIn();
    expect((await client.proceed({ isNil: 'Y' })).body.data).toMatchObject({ status_cd: 'P' });
    const { gstin, period } = client.account;
    await client.requestEvc(panOf(gstin));
    const filed = await client.write('POST', '/gstr1/retevcfile', {
      query: { pan: panOf(gstin), evcotp: otp },
      body: { gstin, ret_period: period, [name]: 'Y' },
    });
    expect(filed.body).toMatchObject({ status_cd: '1', data: { ack_num: arnShape } });
  });

  it('passes on that the checksum is stale, and that the OTP is wrong', async () => {
    const client = await readyToFile();
    const { gstin, period } = client.account;
    const file = (evcotp: string, body?: unknown) =>
      client.write('POST', '/gstr1/retevcfile', { query: { pan: panOf(gstin), evcotp }, body });
    const stale = await file(otp, { content: { gstin, ret_period: period, chksum: 'aa', summ_typ: 'L' } });
    expect(stale).toMatchObject({ status: 200, body: { status_cd: '0', error: { error_cd: 'RT_FIL_09' } } });
    expect((await file('A1B2C3')).body.error).toMatchObject({ error_cd: 'RET13506' });
    const other = await file(otp, { gstin: newGstin(), ret_period: period });
    expect(other.body.error).toMatchObject({ error_cd: 'RET191136' });
    expect((await file(otp)).body.status_cd).toBe('1');
  });
});

it('leaves calls in the history and the return in the books as filed', async () => {
  const client = await readyToFile();
  const { gstin } = client.account;
  const query = { pan: panOf(gstin), evcotp: otp };
  const filed = await client.write('POST', '/gstr1/retevcfile', { query });
  await product.callsKept();
  const key = { gstin, form: 'GSTR1', returnPeriod: '2026-10' } as const;
  const { state, calls, registration } = await product.filing.store.inBooks('tenant-1', async (books) => ({
    state: await books.returnState(key),
    calls: (await books.calls(key, { limit: 50 })).rows,
    registration: await books.registration(gstin),
  }));
  expect(state).toMatchObject({ status: 'filed', arn: filed.body.data.ack_num });
  const actions = calls.map(({ action, outcome }) => `${action} ${outcome}`);
  expect(actions).toEqual(expect.arrayContaining(['RETSAVE ok', 'RETNEWPTF ok', 'RETFILE ok']));
  expect(registration).toMatchObject({ gstin, portalUserName: client.account.userName });
  expect(product.troubles).toEqual([]);
});
