import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './http/client.ts';
import { type RunningProduct, startRunning } from './http/running.ts';

const api = '/api/v1';
const email = 'meena@example.in';
const password = 'three words of one’s own';
let product: RunningProduct;
let origin: string;
let admin: Browser;
let meena: Browser;
let userId: string;
let totp: TOTP;
let recoveryCodes: readonly string[];

const signIn = (browser: Browser, code?: string) =>
  browser.post(`${api}/session`, { email, password, ...(code === undefined ? {} : { code }) });
/** The code of a half minute away from now, as the telephone shows it. */
const codeAt = (steps: number) => totp.generate({ timestamp: Date.now() + steps * 30_000 });

beforeAll(async () => {
  product = await startRunning();
  ({ origin, admin } = product);
  meena = new Browser(origin);
  const grants = [{ role: 'maker', gstins: null }];
  const { body } = await admin.post(`${api}/people`, { email, name: 'Meena', grants });
  userId = body.person.userId;
  await meena.post(`${api}/invitation`, { invitation: body.invitation, password });
}, 60_000);
afterAll(() => product.stop());

describe('a second factor', () => {
  it('is begun with the present password, and asked for only when a first code was right', async () => {
    const path = `${api}/session/second-factor`;
    expect((await meena.post(path, { password: 'wrong' })).body.code).toBe('PASSWORD-WRONG');
    const { body } = await meena.post(path, { password });
    expect(body.qr).toContain('<svg');
    expect(body.uri).toContain(`Vivarani:${encodeURIComponent(email)}`);
    totp = new TOTP({ secret: Secret.fromBase32(body.secret) });
    expect((await signIn(new Browser(origin))).status).toBe(200);
    expect((await meena.post(`${path}/confirm`, { code: '000000' })).body.code).toBe('CODE-WRONG');
    recoveryCodes = (await meena.post(`${path}/confirm`, { code: codeAt(-1) })).body.recoveryCodes;
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await meena.post(path, { password })).body.code).toBe('SECOND-FACTOR');
  });

  it('lets nobody in without a code, and no code in twice', async () => {
    const browser = new Browser(origin);
    expect(await signIn(browser)).toMatchObject({ status: 401, body: { code: 'CODE-NEEDED' } });
    expect((await browser.get(`${api}/session`)).status).toBe(401);
    expect((await signIn(browser, codeAt(-1))).body.code).toBe('CODE-WRONG');
    const code = codeAt(0);
    expect((await signIn(browser, code)).status).toBe(200);
    expect((await signIn(new Browser(origin), code)).body.code).toBe('CODE-WRONG');
    const wrong = { email, password: 'wrong', code: codeAt(1) };
    expect((await browser.post(`${api}/session`, wrong)).body.code).toBe('SIGN-IN-WRONG');
  });

  it('is replaced once by each recovery code, and kept without any of them readable', async () => {
    const [code = ''] = recoveryCodes;
    expect((await signIn(new Browser(origin), code.toUpperCase())).status).toBe(200);
    expect((await signIn(new Browser(origin), code)).body.code).toBe('CODE-WRONG');
    expect((await meena.get(`${api}/session/security`)).body).toMatchObject({
      hasSecondFactor: true,
      recoveryLeft: 9,
    });
    const { rows } = await product.opened.pool.query<{ all: string }>(
      'select second_factors::text as all from second_factors',
    );
    expect(rows).toHaveLength(1);
    for (const secret of [totp.secret.base32, code, code.replaceAll('-', '')])
      expect(rows[0]?.all).not.toContain(Buffer.from(secret).toString('hex'));
  });

  it('shows in the list of people, with when they were last seen', async () => {
    const { rows } = (await admin.get(`${api}/people`)).body;
    const row = rows.find((one: { email: string }) => one.email === email);
    expect(row).toMatchObject({ hasSecondFactor: true, seenAt: expect.stringMatching(/^20/) });
  });
});

describe('sign-ins', () => {
  it('are listed, and ended one by one or all others at once', async () => {
    const { signIns } = (await meena.get(`${api}/session/security`)).body;
    expect(signIns.length).toBeGreaterThan(2);
    expect(signIns.filter(({ isThis }: { isThis: boolean }) => isThis)).toHaveLength(1);
    expect(signIns[0].address).toBe('127.0.0.1');
    const other = signIns.find(({ isThis }: { isThis: boolean }) => !isThis).loginId;
    const ofAdmin = (await admin.get(`${api}/session/security`)).body.signIns[0].loginId;
    for (const loginId of [other, ofAdmin])
      expect((await meena.call('DELETE', `${api}/session/others/${loginId}`)).status).toBe(204);
    expect((await admin.get(`${api}/session`)).status).toBe(200);
    expect((await meena.get(`${api}/session/security`)).body.signIns).toHaveLength(signIns.length - 1);
    expect((await meena.call('DELETE', `${api}/session/others`)).status).toBe(204);
    expect((await meena.get(`${api}/session/security`)).body.signIns).toHaveLength(1);
  });
});

it('who has lost his telephone is invited anew, and chooses a password without a code', async () => {
  const { invitation } = (await admin.post(`${api}/people/${userId}/invitation`)).body;
  expect((await meena.get(`${api}/session`)).status).toBe(401);
  expect((await meena.post(`${api}/invitation`, { invitation, password })).status).toBe(200);
  expect((await meena.get(`${api}/session/security`)).body.hasSecondFactor).toBe(false);
  expect((await signIn(new Browser(origin))).status).toBe(200);
});

it('codes are tried so many times only', async () => {
  const tries: number[] = [];
  for (let at = 0; at < 12; at++) tries.push((await signIn(new Browser(origin), '123456')).status);
  expect(tries.at(-1)).toBe(429);
});
