import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewConsumer } from '../../../src/filing/needs/consumers.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { invoice, newGstin, payloadOf } from '../portal-contract/samples.ts';
import { type DialectProduct, startDialects } from './product.ts';
import { SandboxClient } from './sandbox-client.ts';

let simulator: Simulator;
let product: DialectProduct;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 30 });
  await steer('clock', { set: '2026-11-05T10:00:00.000Z' });
  product = await startDialects({ portalUrl: simulator.url });
});
afterAll(async () => {
  await product?.close();
  await simulator?.close();
});

async function steer(path: string, body: unknown): Promise<void> {
  await fetch(`${simulator.url}/_simulator/${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function clientOf(consumer: Partial<NewConsumer> = {}): Promise<SandboxClient> {
  return new SandboxClient(product.url, (await product.createConsumer(consumer)).keys);
}

async function signedIn(consumer: Partial<NewConsumer> = {}) {
  const client = await clientOf(consumer);
  const gstin = newGstin();
  await client.signIn(gstin);
  return { client, gstin };
}

const gstr1 = '/gstrs/gstr-1/2026/10';
const savesAtPortal = async (gstin: string): Promise<number> => {
  const calls = await (await fetch(`${simulator.url}/_simulator/calls?gstin=${gstin}`)).json();
  return calls.filter((call: { action: string }) => call.action === 'RETSAVE').length;
};

describe('keys and tokens', () => {
  it('a key with a scope speaks for its GSTINs only', async () => {
    const [mine, other] = [newGstin(), newGstin()];
    const client = await clientOf({ gstins: [mine] });
    await client.authenticate();
    const refused = await client.api('POST', '/tax-payer/otp', { username: 'x', gstin: other });
    expect(refused).toMatchObject({
      http: 403,
      body: { code: 403, message: expect.stringContaining(other) },
    });
    expect((await client.signIn(mine)).body.data.status_cd).toBe('1');
  });

  it('a token of one consumer is worth nothing with the key of another', async () => {
    const { client, gstin } = await signedIn();
    const thief = await clientOf();
    thief.taxpayerToken = client.taxpayerToken;
    expect(await thief.taxpayer('GET', gstr1)).toMatchObject({ http: 403 });
    expect(gstin).toBeTruthy();
  });

  it('a consumer of another tenant sees nothing of ours, though he names our GSTIN', async () => {
    const { gstin } = await signedIn();
    await product.opened.people.createTenant({ tenantId: 'tenant-2', name: 'Tenant two' });
    const { keys } = await product.opened.consumers.create('tenant-2', { name: 'Stranger' });
    const stranger = new SandboxClient(product.url, keys);
    await stranger.authenticate();
    const body = { username: `user-${gstin}`, gstin };
    const verified = await stranger.api('POST', '/tax-payer/otp/verify?otp=575757', body);
    expect(verified.body.data).toBeUndefined();
  });

  it('a revoked key ends its tokens at once, and a token ends with logout', async () => {
    const { client } = await signedIn();
    await client.taxpayer('POST', '/logout');
    expect(await client.taxpayer('GET', gstr1)).toMatchObject({ http: 403 });
    const { consumer, keys } = await product.createConsumer();
    const revoked = new SandboxClient(product.url, keys);
    await revoked.authenticate();
    await product.opened.consumers.revoke('tenant-1', consumer.consumerId);
    expect(await revoked.api('POST', '/public/gstin/search', { gstin: newGstin() })).toMatchObject({
      http: 401,
    });
  });

  it('a token of the program is not enough for the taxpayer’s calls, and Bearer before a token does no harm', async () => {
    const { client } = await signedIn();
    const taxpayerToken = client.taxpayerToken;
    client.taxpayerToken = client.apiToken;
    expect(await client.taxpayer('GET', gstr1)).toMatchObject({ http: 403 });
    client.taxpayerToken = `Bearer ${taxpayerToken}`;
    expect(await client.taxpayer('GET', gstr1)).toMatchObject({ http: 200 });
  });

  it('a key may do what its role allows, as the database says at that moment', async () => {
    const { consumer, keys } = await product.createConsumer();
    const client = new SandboxClient(product.url, keys);
    const gstin = newGstin();
    await client.signIn(gstin);
    const becomes = (role: string) =>
      product.opened.pool.query('update api_consumers set role = $2 where consumer_id = $1', [
        consumer.consumerId,
        role,
      ]);
    const save = () => client.taxpayer('POST', gstr1, payloadOf(gstin));
    const file = () => client.taxpayer('POST', `${gstr1}/file?pan=AAMCT7421K&otp=575757`, { isnil: 'Y' });
    const refused = (role: string) => {
      const message = expect.stringContaining(`Insufficient privilege: Your role "${role}"`);
      return { http: 403, body: { code: 403, message, transaction_id: expect.any(String) } };
    };
    await becomes('viewer');
    expect(await save()).toMatchObject(refused('auditor'));
    expect(await file()).toMatchObject(refused('auditor'));
    expect(await client.taxpayer('POST', '/logout')).toMatchObject(refused('auditor'));
    expect(await client.taxpayer('GET', gstr1)).toMatchObject({ http: 200 });
    expect(await savesAtPortal(gstin)).toBe(0);
    await becomes('preparer');
    expect((await save()).body.data.status_cd).toBe('1');
    expect(await file()).toMatchObject(refused('maker'));
    expect(await client.taxpayer('POST', `${gstr1}/reset`, { gstin, ret_period: '102026' })).toMatchObject(
      refused('maker'),
    );
  });

  it('only an administrator’s key brings a GSTIN that nobody has registered', async () => {
    const client = await clientOf({ role: 'preparer' });
    await client.authenticate();
    const body = { username: 'new', gstin: newGstin() };
    const message = expect.stringContaining('does not allow you to register');
    expect(await client.api('POST', '/tax-payer/otp', body)).toMatchObject({ http: 403, body: { message } });
  });

  it('says 429 beyond the calls of a minute, with the limit in the headers', async () => {
    const client = await clientOf({ callsPerMinute: 3 });
    const answers = [];
    for (let round = 0; round < 8; round += 1) answers.push(await client.authenticate());
    const last = answers.at(-1);
    expect(last).toMatchObject({ http: 429, body: { code: 429 } });
    expect(last?.headers.get('x-ratelimit-limit')).toBe('3');
    expect(last?.headers.get('x-ratelimit-remaining')).toBe('0');
  });
});

describe('what is not right in a request', () => {
  it.each([
    ['no JSON', 'POST', gstr1, '{"gstin":', 400],
    ['a list for a body', 'POST', gstr1, '[]', 400],
    ['no body', 'POST', gstr1, '', 400],
    ['a month that is none', 'GET', '/gstrs/gstr-1/2026/13', undefined, 422],
    ['a year that is none', 'GET', '/gstrs/gstr-1/26/10', undefined, 422],
    ['no reference', 'GET', '/gstrs/2026/10/status', undefined, 400],
    ['no PAN and OTP', 'POST', `${gstr1}/file`, '{}', 400],
    ['a wrong nil flag', 'POST', `${gstr1}/new-proceed?is_nil=maybe`, '{}', 422],
    ['another return', 'POST', '/evc/otp?gstr=gstr-9', '{"pan":"AAPCT0001K"}', 422],
    ['an unknown path', 'GET', '/gstrs/gstr-1/b2x/2026/10', undefined, 404],
    ['an unknown method', 'DELETE', gstr1, undefined, 404],
  ])('%s: is answered in the gateway’s shape', async (_what, method, path, body, code) => {
    const { client } = await signedIn();
    const reply = await client.taxpayer(method, path, body);
    expect(reply).toMatchObject({ http: code, body: { code, message: expect.any(String) } });
    expect(reply.body.transaction_id).toEqual(expect.any(String));
  });

  it('a GSTIN of the wrong form gets the provider’s own 422', async () => {
    const client = await clientOf();
    await client.authenticate();
    const reply = await client.api('POST', '/tax-payer/otp', { username: 'x', gstin: '27ABC' });
    expect(reply).toMatchObject({ http: 422, body: { code: 422, message: 'Invalid GSTIN pattern' } });
  });

  it('the portal away is 503 before and 504 after the request', async () => {
    const { client, gstin } = await signedIn();
    await client.taxpayer('GET', gstr1);
    await steer('faults', [{ kind: 'dropsAnswer', gstin, action: 'RETSAVE', times: 1 }]);
    expect(await client.taxpayer('POST', gstr1, payloadOf(gstin))).toMatchObject({
      http: 504,
      body: { code: 504 },
    });
    await steer('faults', []);
  });
});

describe('x-source', () => {
  const ask = async (mode: NewConsumer['mode'], source: string) => {
    const client = await clientOf(mode ? { mode } : {});
    await client.authenticate();
    const body = { username: 'x', gstin: newGstin() };
    const headers = { authorization: client.apiToken, 'x-source': source };
    return client.call('POST', '/gst/compliance/tax-payer/otp', { body, headers });
  };

  it('may be primary or secondary, and anything to a key that is not strict', async () => {
    expect((await ask('strict', 'primary')).http).toBe(200);
    expect((await ask('strict', 'secondary')).http).toBe(200);
    expect((await ask('pass-through', 'third')).http).toBe(200);
    const message = expect.stringContaining('x-source is "third"');
    expect(await ask('strict', 'third')).toMatchObject({ http: 422, body: { code: 422, message } });
  });
});

describe('an Idempotency-Key', () => {
  const once = { 'idempotency-key': 'save-of-october' };

  it('makes a repeated save one save, with the same answer', async () => {
    const { client, gstin } = await signedIn();
    const replies = [];
    for (let round = 0; round < 3; round += 1) {
      replies.push(await client.taxpayer('POST', gstr1, payloadOf(gstin), once));
    }
    expect(replies.map(({ body }) => body)).toEqual(Array(3).fill(replies[0]?.body));
    expect(await savesAtPortal(gstin)).toBe(1);
  });

  it('is refused for another request', async () => {
    const { client, gstin } = await signedIn();
    await client.taxpayer('POST', gstr1, payloadOf(gstin), once);
    const other = await client.taxpayer('POST', gstr1, payloadOf(gstin, [invoice('A-2')]), once);
    expect(other).toMatchObject({ http: 422, body: { message: expect.stringContaining('Idempotency-Key') } });
  });

  it('can be tried again when nothing was settled', async () => {
    const { client, gstin } = await signedIn();
    await client.taxpayer('GET', gstr1);
    await steer('faults', [{ kind: 'dropsRequest', gstin, action: 'RETSAVE', times: 1 }]);
    expect((await client.taxpayer('POST', gstr1, payloadOf(gstin), once)).http).toBe(504);
    expect((await client.taxpayer('POST', gstr1, payloadOf(gstin), once)).http).toBe(200);
  });
});

it('the log has one line for an answer, with neither the OTP nor a key', async () => {
  const lines: string[] = [];
  const logged = await startDialects({
    portalUrl: simulator.url,
    log: { write: (line) => lines.push(line) },
  });
  const { keys } = await logged.createConsumer();
  await new SandboxClient(logged.url, keys).signIn(newGstin());
  await logged.close();
  const answered = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered');
  const path = '/gst/compliance/tax-payer/otp/verify';
  expect(answered.map((line) => line.path)).toEqual(['/authenticate', '/gst/compliance/tax-payer/otp', path]);
  expect(answered.at(-1)).toMatchObject({ method: 'POST', status: 200, ms: expect.any(Number) });
  for (const secret of ['575757', keys.apiKey, keys.apiSecret]) expect(lines.join('')).not.toContain(secret);
});

describe('the history', () => {
  it('holds every call of a return, without a secret', async () => {
    const { client, gstin } = await signedIn();
    await client.taxpayer('POST', gstr1, payloadOf(gstin));
    await client.taxpayer('GET', gstr1);
    await product.callsKept();
    const key = { gstin, form: 'GSTR1', returnPeriod: '2026-10' } as const;
    const { rows: calls } = await product.filing.store.inBooks('tenant-1', (books) =>
      books.calls(key, { limit: 100 }),
    );
    expect(calls.map(({ action, outcome }) => `${action} ${outcome}`).sort()).toEqual([
      'RETSAVE ok',
      'RETSUM ok',
    ]);
    expect(JSON.stringify(calls)).not.toContain(client.taxpayerToken);
    expect(product.troubles).toEqual([]);
  });
});

const seeds = new URL('../../../../shared/reference/seeds/', import.meta.url);
/** The provider's own sample of a save, where the reference is present. */
function seedBody(): Record<string, unknown> | null {
  if (!existsSync(seeds)) return null;
  const name = readdirSync(seeds).find((file) => file.startsWith('004_'));
  const text = name ? readFileSync(new URL(name, seeds), 'utf8') : '';
  const start = text.indexOf("--data '") + "--data '".length;
  return start > 8 ? JSON.parse(text.slice(start, text.indexOf("\n'", start))) : null;
}

describe('the sample body of the provider', () => {
  const seed = seedBody();

  it.skipIf(!seed)('is taken as it is in pass-through mode (skipped: not present)', async () => {
    const { client, gstin } = await signedIn();
    const reply = await client.taxpayer('POST', '/gstrs/gstr-1/2023/11', { ...seed, gstin });
    expect(reply.body).toMatchObject({
      code: 200,
      data: { status_cd: '1', data: { reference_id: expect.any(String) } },
    });
    const followed = await client.follow('2023/11', reply.body.data.data.reference_id);
    expect(['P', 'PE', 'ER']).toContain(followed.body.data.data.status_cd);
  });

  it.skipIf(!seed)('comes back in strict mode with its faults named (skipped: not present)', async () => {
    const { client, gstin } = await signedIn({ mode: 'strict' });
    const reply = await client.taxpayer('POST', '/gstrs/gstr-1/2023/12', seed);
    expect(reply).toMatchObject({ http: 200, body: { code: 200, data: { status_cd: '0' } } });
    const { error } = reply.body.data;
    expect(error).toMatchObject({ error_cd: 'RET191136', message: expect.stringContaining(gstin) });
    const codes: string[] = error.findings.map((finding: { code: string }) => finding.code);
    expect(codes).toEqual(
      expect.arrayContaining(['FILE-OF-ANOTHER-GSTIN', 'FILE-OF-ANOTHER-PERIOD', 'GSTIN', 'TAX-ARITHMETIC']),
    );
    expect(JSON.stringify(error.findings)).toContain('01AABCE2207R1Z5');
    expect(await savesAtPortal(gstin)).toBe(0);
  });

  it('hears of the faults of its rows in strict mode, and nothing is sent', async () => {
    const { client, gstin } = await signedIn({ mode: 'strict' });
    const wrong = {
      ...invoice('A-1'),
      itms: [{ num: 1, itm_det: { rt: 18, txval: 1000, iamt: 1, csamt: 0 } }],
    };
    const body = { ...payloadOf(gstin, [wrong]), b2b: [{ ctin: '29AADFM3390P1ZA', inv: [wrong] }] };
    const { error } = (await client.taxpayer('POST', gstr1, body)).body.data;
    expect(error).toMatchObject({ error_cd: 'RET191113', message: expect.stringContaining('faults in all') });
    expect(JSON.stringify(error.findings)).toContain('29AADFM3390P1ZA');
    expect(await savesAtPortal(gstin)).toBe(0);
  });

  it('sends a return without faults in strict mode', async () => {
    const { client, gstin } = await signedIn({ mode: 'strict' });
    const reply = await client.taxpayer('POST', gstr1, payloadOf(gstin));
    expect(reply.body.data).toMatchObject({ status_cd: '1' });
  });
});
