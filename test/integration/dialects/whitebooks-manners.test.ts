import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gstinCheckCharacter } from '../../../src/core/index.ts';
import type { NewConsumer } from '../../../src/filing/needs/consumers.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { invoice, newGstin, otp, panOf, payloadOf } from '../portal-contract/samples.ts';
import { type DialectProduct, startDialects } from './product.ts';
import { WhitebooksClient } from './whitebooks-client.ts';

let simulator: Simulator;
let product: DialectProduct;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 20 });
  await fetch(`${simulator.url}/_simulator/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ set: '2026-11-05T10:00:00.000Z' }),
  });
  product = await startDialects({ portalUrl: simulator.url });
});
afterAll(async () => {
  expect(product.troubles).toEqual([]);
  await product.close();
  await simulator.close();
});

async function newClient(
  consumer: Partial<NewConsumer> = {},
  gstin = newGstin(),
  url = product.url,
): Promise<WhitebooksClient> {
  const { keys } = await product.createConsumer(consumer);
  const userName = `user-${gstin}`;
  return new WhitebooksClient({ url, keys, email: 'erp@example.in', userName, gstin, period: '102026' });
}

async function signedIn(consumer: Partial<NewConsumer> = {}, gstin = newGstin()): Promise<WhitebooksClient> {
  const client = await newClient(consumer, gstin);
  expect((await client.signIn()).body.status_cd).toBe('1');
  return client;
}

describe('the session', () => {
  it('is opened, prolonged and closed, with the words and the header map of the provider', async () => {
    const client = await newClient();
    const asked = await client.call('GET', '/authentication/otprequest');
    expect(asked.body).toMatchObject({ status_cd: '1', status_desc: 'user name exists' });
    expect(asked.body).not.toHaveProperty('data');
    const { client_secret: _, ...others } = client.headers;
    expect(asked.body.header).toEqual({ ...others, txn: expect.stringMatching(/^[0-9a-f]{32}$/) });
    client.txn = asked.body.header.txn;
    const wrong = await client.call('GET', '/authentication/authtoken', { query: { otp: '000000' } });
    expect(wrong).toMatchObject({ status: 200, body: { status_cd: '0', error: { error_cd: 'AUTH4034' } } });
    const opened = await client.call('GET', '/authentication/authtoken', { query: { otp } });
    expect(opened.body).toMatchObject({ status_cd: '1', status_desc: 'If authentication succeeds' });
    expect(opened.body.header.txn).toBe(client.txn);
    expect((await client.call('GET', '/authentication/refreshtoken')).body.status_cd).toBe('1');
    expect((await client.read('/gstr1/retsum')).body.status_cd).toBe('1');
    expect((await client.call('GET', '/authentication/logout')).body.status_cd).toBe('1');
    const after = await client.read('/gstr1/retsum');
    expect(after).toMatchObject({ status: 200, body: { status_cd: '0', error: { error_cd: 'AUTH4033' } } });
  });

  it('may be closed before any GSTIN has been named', async () => {
    const client = await signedIn();
    expect((await client.call('GET', '/authentication/logout')).body.status_cd).toBe('1');
  });

  it('is found by user, State and account where no txn is sent, and by double slashes', async () => {
    const client = await signedIn();
    client.txn = undefined;
    expect((await client.read('//gstr1/retsum')).body.status_cd).toBe('1');
  });

  it('takes a State that has lost its zero, and names of headers and parameters in any case', async () => {
    const client = await signedIn({}, `07AAPCT9001K1Z${gstinCheckCharacter('07AAPCT9001K1Z')}`);
    const { gstin, period } = client.account;
    client.txn = undefined;
    const answer = await client.call('GET', '/gstr1/retsum', {
      query: { GSTIN: gstin, RetPeriod: period },
      headers: { state_cd: '7' },
    });
    expect(answer.body).toMatchObject({ status_cd: '1', data: { gstin } });
  });

  it('belongs to the program that opened it', async () => {
    const client = await signedIn();
    const other = await newClient({}, client.account.gstin);
    other.txn = client.txn;
    expect((await other.read('/gstr1/retsum')).body.error).toMatchObject({ error_cd: 'AUTH4033' });
  });

  it('speaks for one GSTIN', async () => {
    const client = await signedIn();
    await client.read('/gstr1/retsum');
    const other = await client.call('GET', '/gstr1/retsum', {
      query: { gstin: newGstin(), retperiod: '102026' },
    });
    expect(other.body.error).toMatchObject({ error_cd: 'RET11402' });
    const user = await client.call('GET', '/gstr1/retsum', {
      query: { gstin: client.account.gstin, retperiod: '102026' },
      headers: { gst_username: 'somebody' },
    });
    expect(user.body.error).toMatchObject({ error_cd: 'RET11402' });
  });

  it('repeats the secret only where that is switched on', async () => {
    const generous = await startDialects({ portalUrl: simulator.url, echoesSecrets: true });
    const { keys } = await generous.createConsumer();
    const gstin = newGstin();
    const account = {
      url: generous.url,
      keys,
      email: 'erp@example.in',
      userName: 'echo',
      gstin,
      period: '102026',
    };
    const asked = await new WhitebooksClient(account).call('GET', '/authentication/otprequest');
    expect(asked.body.header.client_secret).toBe(keys.apiSecret);
    // What the provider's own program of 2022 does: it sends the map back as its headers.
    const answer = await fetch(`${generous.url}/authentication/authtoken?email=erp@example.in&otp=${otp}`, {
      headers: asked.body.header,
    });
    expect(await answer.json()).toMatchObject({ status_cd: '1' });
    await generous.close();
  });
});

describe('the key', () => {
  it('covers the GSTINs it was made for, and no others', async () => {
    const gstin = newGstin();
    const client = await signedIn({ gstins: [gstin] }, gstin);
    expect((await client.read('/gstr1/retsum')).body.status_cd).toBe('1');
    const other = await signedIn({ gstins: [newGstin()] });
    const refused = await other.read('/gstr1/retsum');
    expect(refused).toMatchObject({ status: 403, body: { error: { errorCode: 'AUTH4035' } } });
  });

  it('may do what its role allows, as the database says at that moment', async () => {
    const { consumer, keys } = await product.createConsumer();
    const gstin = newGstin();
    const account = { url: product.url, keys, email: 'erp@example.in', userName: 'role', gstin };
    const client = new WhitebooksClient({ ...account, period: '102026' });
    await client.signIn();
    const becomes = (role: string) =>
      product.opened.pool.query('update api_consumers set role = $2 where consumer_id = $1', [
        consumer.consumerId,
        role,
      ]);
    const save = () => client.write('PUT', '/gstr1/retsave', { body: payloadOf(gstin) });
    const query = { pan: panOf(gstin), evcotp: otp };
    const file = () => client.write('POST', '/gstr1/retevcfile', { query, body: { isnil: 'Y' } });
    const refused = (role: string) => {
      const errorMessage = expect.stringContaining(`Your role "${role}" does not allow you to`);
      return { status: 403, body: { status_cd: '0', error: { errorCode: 'AUTH4035', errorMessage } } };
    };
    expect((await client.read('/gstr1/retsum')).body.status_cd).toBe('1');
    await becomes('viewer');
    expect(await save()).toMatchObject(refused('auditor'));
    expect(await file()).toMatchObject(refused('auditor'));
    expect(await client.read('/all/newproceedfile', { type: 'GSTR1' })).toMatchObject(refused('auditor'));
    expect((await client.read('/gstr1/retsum')).body.status_cd).toBe('1');
    await becomes('preparer');
    expect((await save()).body.status_cd).toBe('1');
    expect(await file()).toMatchObject(refused('maker'));
    expect(await client.write('POST', '/gstr1/reset', { body: {} })).toMatchObject(refused('maker'));
  });

  it('brings a GSTIN that nobody has registered only where it is an administrator’s', async () => {
    const client = await newClient({ role: 'preparer' });
    const { gstin } = client.account;
    const asked = await client.call('GET', '/authentication/otprequest', { query: { gstin } });
    expect(asked).toMatchObject({ status: 403, body: { error: { errorCode: 'AUTH4035' } } });
  });

  it('makes so many calls a minute, then hears 429', async () => {
    const client = await newClient({ callsPerMinute: 3 });
    const calls = [1, 2, 3, 4, 5, 6, 7].map(() => client.call('GET', '/authentication/otprequest'));
    const answers = await Promise.all(calls);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.body).toMatchObject({ status_cd: '0', error: { errorCode: 'RET13504' } });
  });
});

describe('a request', () => {
  it('to a path that is none hears that no API is configured', async () => {
    const client = await newClient();
    for (const [method, path] of [
      ['GET', '/gstr1/nothing'],
      ['GET', '/gstr1/retsave'],
      ['PUT', '/ims/nothing'],
    ] as const) {
      const answer = await client.call(method, path, method === 'PUT' ? { body: {} } : {});
      expect(answer).toMatchObject({ status: 404, body: `No API configured for :${path}` });
    }
  });

  it('with a body that is no JSON, or no object, is refused by the gateway', async () => {
    const client = await signedIn();
    for (const body of ['{"gstin":', '[]', '"text"', '12', '{"content":"{broken}"}']) {
      const answer = await client.write('PUT', '/gstr1/retsave', { body });
      expect(answer.body, body).toMatchObject({ status_cd: '0' });
      expect([200, 400], body).toContain(answer.status);
    }
    expect(await client.write('PUT', '/gstr1/retsave', {})).toMatchObject({
      status: 400,
      body: { error: { errorCode: 'RET191104' } },
    });
  });

  it('with more than sixteen megabytes is told to come in parts', async () => {
    const client = await signedIn();
    const body = `{"gstin":"${'A'.repeat(17 * 1024 * 1024)}"}`;
    const answer = await client.write('PUT', '/gstr1/retsave', { body });
    expect(answer).toMatchObject({ status: 413, body: { error: { errorCode: 'RET12505' } } });
  });

  it('with a period or a GSTIN that is none is refused', async () => {
    const client = await signedIn();
    const { gstin } = client.account;
    const read = (query: Record<string, string>) => client.call('GET', '/gstr1/b2b', { query });
    expect((await read({ gstin, retperiod: '132026' })).body.error.errorCode).toBe('AUTH113');
    expect((await read({ gstin: '27AAMCT7421K1ZA', retperiod: '102026' })).body.error.error_cd).toBe(
      'RET11410',
    );
    expect((await read({ gstin: '29AAMCT7421K1ZR', retperiod: '102026' })).body.error.error_cd).toMatch(
      /^RET114/,
    );
  });

  it('with an Idempotency-Key is carried out once', async () => {
    const client = await signedIn();
    const { gstin } = client.account;
    const headers = { 'idempotency-key': 'first-save' };
    const save = (body: unknown) => client.write('PUT', '/gstr1/retsave', { headers, body });
    const first = await save(payloadOf(gstin));
    expect(first.body.status_cd).toBe('1');
    expect((await save(payloadOf(gstin))).body).toEqual(first.body);
    const other = await save(payloadOf(gstin, [invoice('A-2')]));
    expect(other).toMatchObject({ status: 422, body: { error: { errorCode: expect.any(String) } } });
    await client.follow(first.body.data.reference_id);
    await client.proceed();
    await client.requestEvc(panOf(gstin));
    const query = { pan: panOf(gstin), evcotp: otp };
    const once = { query, headers: { 'idempotency-key': 'file' } };
    const filed = await client.write('POST', '/gstr1/retevcfile', once);
    expect((await client.write('POST', '/gstr1/retevcfile', once)).body).toEqual(filed.body);
    expect(filed.body.data.ack_num).toMatch(/^AA/);
  });
});

describe('in strict mode', () => {
  it('the faults of a payload come back at once, named, and nothing is sent', async () => {
    const client = await signedIn({ mode: 'strict' });
    const { gstin } = client.account;
    const wrong = {
      ...invoice('A-1'),
      itms: [{ num: 1, itm_det: { rt: 18, txval: 1000, iamt: 1, csamt: 0 } }],
    };
    const payload = { ...payloadOf(gstin, [wrong]), b2b: [{ ctin: '29AADFM3390P1ZA', inv: [wrong] }] };
    const refused = await client.write('PUT', '/gstr1/retsave', { body: payload });
    expect(refused).toMatchObject({
      status: 200,
      body: { status_cd: '0', error: { error_cd: 'RET191113' } },
    });
    expect(refused.body.error.message).toContain('29AADFM3390P1ZA');
    expect((await client.read('/gstr1/b2b')).body.error).toMatchObject({ error_cd: 'RET13510' });
    expect((await client.save(payloadOf(gstin))).body.data).toMatchObject({ status_cd: 'P' });
  });

  it('a correction by GSTR-1A is looked at too, as one of its own period', async () => {
    const client = await signedIn({ mode: 'strict' });
    const { gstin } = client.account;
    const rows = [
      { omon: '092026', pos: '29', sply_ty: 'INTER', itms: [{ rt: 18, ad_amt: 1000, iamt: 180, csamt: 0 }] },
    ];
    const refused = await client.write('PUT', '/gstr1a/retsave', {
      body: { gstin, fp: '092026', ata: rows, b2b: [{ ctin: '29AADFM3390P1ZA', inv: [invoice('A-1')] }] },
    });
    expect(refused.body.error).toMatchObject({ error_cd: 'RET191136' });
    expect(refused.body.error.message).toContain('29AADFM3390P1ZA');
  });
});

it('keeps what was said of no period under the GSTIN, without its secrets', async () => {
  const client = await signedIn();
  const { gstin } = client.account;
  await client.call('GET', '/ims/invoicescount', { query: { gstin, goodsType: 'all_oth' } });
  await client.call('GET', '/public/search', { query: { gstin } });
  await product.callsKept();
  const { rows } = await product.filing.store.inBooks('tenant-1', (books) =>
    books.calls({ gstin, form: 'GSTR1', returnPeriod: null }, { limit: 10 }),
  );
  expect(rows.map(({ action, outcome }) => `${action} ${outcome}`).slice(0, 2)).toEqual([
    'TP ok',
    'GETCNT ok',
  ]);
  expect(rows.every(({ key }) => key.returnPeriod === null && key.gstin === gstin)).toBe(true);
  expect(JSON.stringify(rows)).not.toContain('575757');
});

const seedFile = new URL('../../../../shared/reference/seeds/004_bca274907426796d.txt', import.meta.url);
const seed = existsSync(seedFile) ? readFileSync(seedFile, 'utf8') : '';

describe.skipIf(seed === '')('the body of a save as it has been printed (skipped: not present)', () => {
  const printed =
    seed === '' ? {} : (JSON.parse(/^\{\n {2}"fp"[\s\S]*?^\}/m.exec(seed)?.[0] ?? '{}') as object);

  it('is passed to the portal, which takes it in for the return that it names', async () => {
    const client = await signedIn();
    const { gstin, period } = client.account;
    const taken = await client.write('PUT', '/gstr1/retsave', { body: { ...printed, gstin, fp: period } });
    expect(taken.body).toMatchObject({ status_cd: '1', data: { reference_id: expect.any(String) } });
    const asPrinted = await client.write('PUT', '/gstr1/retsave', { body: printed });
    expect(asPrinted.body.error).toMatchObject({ error_cd: 'RET191136' });
  });

  it('comes back in strict mode with its faults named', async () => {
    const client = await signedIn({ mode: 'strict' });
    const { gstin } = client.account;
    const faults = async (body: unknown) =>
      String((await client.write('PUT', '/gstr1/retsave', { body })).body.error.message);
    // GSTIN and period against the headers.
    expect(await faults(printed)).toMatch(/29AAACQ3770E000.*112023/);
    const named = await faults({ ...printed, gstin, fp: '122023' });
    expect(named).toContain('fp is "122023"');
    expect(named).toMatch(/check character of "01AABCE2207R1Z5" is wrong/);
    expect(named).toMatch(/\[RET191205\] IGST is stated as ₹833.33; rate and taxable value give ₹325.00/);
  });
});
