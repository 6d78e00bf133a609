import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from './index.ts';
import { b2b, GSTIN, HandClient, invoice, steer } from './testing/hand-client.test-kit.ts';

const MINUTE = 60_000;

let portal: Simulator;
let client: HandClient;
beforeEach(async () => {
  portal = await createSimulator({ port: 0, processingMs: 0 });
  client = new HandClient(portal, GSTIN);
});
afterEach(() => portal.close());

const advance = (minutes: number) => steer(portal.url, 'PUT', 'clock', { advanceMs: minutes * MINUTE });
const anyCall = () => client.summary('102025');

describe('signing in', () => {
  test('refuses a wrong OTP, one never asked for and one older than ten minutes', async () => {
    expect((await client.signIn('111111')).code).toBe('AUTH4034');
    await client.signIn();
    await client.authenticate({ action: 'OTPREQUEST', app_key: client.sealedAppKey() });
    await advance(11);
    const late = await client.authenticate({ action: 'AUTHTOKEN', app_key: client.sealedAppKey(), otp: 'x' });
    expect(late.code).toBe('AUTH4034');
  });

  test('refuses a key for another certificate and a key of another length', async () => {
    const sealed = randomBytes(256).toString('base64');
    expect((await client.authenticate({ action: 'OTPREQUEST', app_key: sealed })).code).toBe('TEC4002');
    client.appKey = randomBytes(16);
    expect((await client.authenticate({ action: 'OTPREQUEST', app_key: client.sealedAppKey() })).code).toBe(
      'AUTH4036',
    );
  });

  test('registers any GSTIN whose check character is right', async () => {
    const stranger = new HandClient(portal, '33AAACD0226E1ZI');
    await stranger.signIn();
    expect((await stranger.summary('102025')).ok).toBe(true);
    const wrong = new HandClient(portal, '33AAACD0226E1ZA');
    await wrong.signIn();
    expect((await wrong.summary('102025')).code).toBe('RET11410');
  });

  test('lets only the named users act for a closed registration', async () => {
    await steer(portal.url, 'POST', 'taxpayers', { gstin: GSTIN, userNames: ['somebody'] });
    await client.signIn();
    expect((await anyCall()).code).toBe('RET11402');
  });
});

describe('a session', () => {
  beforeEach(() => client.signIn());

  test('lasts six hours', async () => {
    await advance(359);
    expect((await anyCall()).ok).toBe(true);
    await advance(2);
    expect((await anyCall()).code).toBe('AUTH4038');
  });

  test('is refreshed under a new key for six hours more, and the old token is dead', async () => {
    const old = client.token;
    await advance(300);
    expect((await client.refresh()).plain).toMatchObject({ status_cd: '1', expiry: 360 });
    await advance(300);
    expect((await anyCall()).ok).toBe(true);
    client.token = old;
    expect((await anyCall()).code).toBe('AUTH4033');
  });

  test('cannot be refreshed once it is over', async () => {
    await advance(361);
    expect((await client.refresh()).code).toBe('AUTH4038');
  });

  test('ends with the API access of thirty days, refreshed or not', async () => {
    for (let hours = 0; hours < 30 * 24 - 5; hours += 5) {
      await advance(300);
      await client.refresh();
    }
    await advance(300);
    expect((await client.refresh()).code).toBe('AUTH4038');
  });

  test('ends with the sign-out', async () => {
    await client.authenticate({ action: 'LOGOUT', app_key: 'x', auth_token: client.token });
    expect((await anyCall()).code).toBe('AUTH4033');
  });
});

describe('headers', () => {
  beforeEach(() => client.signIn());

  const wrong: readonly (readonly [name: string, value: string | undefined, code: string])[] = [
    ['clientid', undefined, 'RET11400'],
    ['client-secret', undefined, 'RET11400'],
    ['ip-usr', undefined, 'RET11400'],
    ['ip-usr', 'somewhere', 'RET11420'],
    ['state-cd', '77', 'RET11404'],
    ['state-cd', '29', 'RET11404'],
    ['txn', 'x'.repeat(33), 'RET11408'],
    ['auth-token', 'nonsense', 'AUTH4033'],
    ['username', 'somebody', 'RET11402'],
    ['gstin', '27AAMCT7421K1ZA', 'RET11410'],
    ['ret_period', '132025', 'AUTH113'],
    ['ret_period', '092025', 'RET191136'],
  ];
  for (const [name, value, code] of wrong) {
    test(`${name} ${value === undefined ? 'missing' : `"${value}"`} is refused with ${code}`, async () => {
      client.headers = { [name]: value };
      expect((await anyCall()).code).toBe(code);
    });
  }

  test('must agree with the payload', async () => {
    client.headers = { ret_period: '092025' };
    expect((await client.save(b2b([invoice('A/1')]))).code).toBe('RET191136');
  });

  test('name an action that exists', async () => {
    expect((await client.section('102025', 'NONSENSE')).code).toBe('RET11403');
    expect(await client.get('/taxpayerapi/v4.1/returns/gstr99', '102025', { action: 'B2B' })).toMatchObject({
      httpStatus: 404,
      code: 'RET11403',
    });
  });

  test('take any version of the path', async () => {
    expect((await client.get('/taxpayerapi/v9/returns/gstr1', '102025', { action: 'RETSUM' })).ok).toBe(true);
  });
});

test('a body whose hmac is wrong is refused as corrupted', async () => {
  await client.signIn();
  const message = { action: 'RETSAVE', payload: b2b([invoice('A/1')]), more: { hmac: 'AAAA' } };
  expect((await client.write('PUT', '/taxpayerapi/v4.1/returns/gstr1', '102025', message)).code).toBe(
    'RET12505',
  );
});

test('inward statements answer that nothing is there, each in its own way', async () => {
  await client.signIn();
  const code = async (path: string, query: Record<string, string>) =>
    (await client.get(path, '102025', query)).code;
  expect(await code('/taxpayerapi/v2.2/returns/gstr2a', { action: 'B2B' })).toBe('RET11416');
  expect(await code('/taxpayerapi/v4.0/returns/gstr2b', { action: 'GET2B', rtnprd: '102025' })).toBe(
    'RET2B1016',
  );
  expect(await code('/taxpayerapi/v1.0/returns/ims', { action: 'GETINV', section: 'B2B' })).toBe('IMS0004');
});
