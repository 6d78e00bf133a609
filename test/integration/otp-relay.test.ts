import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { Browser } from './http/client.ts';
import { type RunningProduct, startRunning } from './http/running.ts';

const { gstin } = sampleCompany;
const api = '/api/v1';
const why = 'To save and file GSTR-1';
let product: RunningProduct;
let origin: string;
let asker: Browser;
let signatory: Browser;
let connect: string;

beforeAll(async () => {
  product = await startRunning();
  ({ origin, admin: asker } = product);
  signatory = new Browser(origin);
  connect = `${api}/gstr1/${gstin}/${product.session.periods[1]}/connect`;
}, 60_000);
afterAll(() => product.stop());

async function ask(): Promise<{ readonly relayId: string; readonly token: string }> {
  const { status, body } = await asker.post(`${connect}/relay`, { why });
  expect(status).toBe(200);
  return body.relay;
}
const open = (token: string) => signatory.post(`${api}/otp-relay/open`, { token });
const give = (token: string, otp: string) => signatory.post(`${api}/otp-relay`, { token, otp });
const progress = async (relayId: string) => (await asker.get(`${connect}/relay/${relayId}`)).body;

it('a newer address ends the one before, and one that is taken back opens nothing', async () => {
  const first = await ask();
  const second = await ask();
  expect((await open(first.token)).body).toMatchObject({
    code: 'OTP',
    detail: 'admin@vivarani.local has taken this request back. Ask for a new address if one is needed.',
  });
  expect((await asker.call('DELETE', `${connect}/relay/${second.relayId}`)).status).toBe(204);
  expect(await progress(second.relayId)).toMatchObject({ state: 'revoked', isSeen: false });
  expect((await give(second.token, '575757')).status).toBe(422);
});

it('an address that is made up, or of another company, leads nowhere', async () => {
  const { token } = await ask();
  const [tenant = '', secret = ''] = token.split('.');
  const other = Buffer.from('other').toString('base64url');
  for (const wrong of [`${tenant}.${secret.slice(0, -1)}`, `${other}.${secret}`, `${'x'.repeat(30)}.y`])
    expect(await open(wrong)).toMatchObject({ status: 404, body: { code: 'NOT-FOUND' } });
});

it('is a page of the app whatever its token looks like', async () => {
  for (const token of ['bG9jYWw.abc', 'bG9jYWw.a-b_c']) {
    const { status, headers } = await signatory.get(`/otp/${token}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/html');
  }
});

it('the page says who asks and why; a wrong OTP leaves it open, the right one connects, once', async () => {
  const { relayId, token } = await ask();
  expect(await progress(relayId)).toMatchObject({ state: 'open', isSeen: false, wrong: 0 });
  expect((await open(token)).body).toMatchObject({
    askedBy: 'admin@vivarani.local',
    legalName: sampleCompany.legalName,
    gstin,
    form: 'GSTR-1',
    why,
  });
  expect((await give(token, '111111')).body).toMatchObject({
    code: 'AUTH4034',
    detail: 'OTP is either expired or incorrect.',
  });
  expect(await progress(relayId)).toMatchObject({ state: 'open', isSeen: true, wrong: 1 });
  expect((await give(token, '575757')).body.says).toContain('is connected with GSTN');
  expect(await progress(relayId)).toMatchObject({ state: 'used', wrong: 1 });
  expect((await asker.post(connect)).body).toEqual({ result: 'existing', says: 'Success: Existing token' });
  expect((await give(token, '575757')).body.detail).toContain('given on this page already');
  expect((await asker.post(`${connect}/relay`, { why })).body).toEqual({
    says: 'Success: Existing token',
    relay: null,
  });
});

it('gives up after five wrong OTPs, and when ten minutes are over', async () => {
  await asker.post(`${connect}/logout`);
  const guessed = await ask();
  for (let guess = 0; guess < 5; guess++) await give(guessed.token, `11111${guess}`);
  expect((await give(guessed.token, '575757')).body.detail).toContain('Too many wrong OTPs');
  expect(await progress(guessed.relayId)).toMatchObject({ state: 'closed' });
  const late = await ask();
  await product.opened.pool.query(
    `update otp_relays set expires_at = now() - interval '1 second' where relay_id = $1`,
    [late.relayId],
  );
  expect((await open(late.token)).body.detail).toContain('This page has expired');
  expect(await progress(late.relayId)).toMatchObject({ state: 'expired' });
});

it('keeps neither the OTP nor the token, and tells the audit log who gave it', async () => {
  const { rows } = await product.opened.pool.query('select * from otp_relays');
  const { rows: acts } = (await asker.get(`${api}/audit?limit=200`)).body;
  const kept = JSON.stringify([rows, acts]);
  expect(kept).not.toMatch(/575757|11111\d/);
  const told = acts.map(({ act }: { act: string }) => act);
  expect(told).toEqual(
    expect.arrayContaining([
      'OTP asked of the signatory',
      'wrong OTP of the signatory',
      'OTP given by the signatory',
      'request for the OTP taken back',
    ]),
  );
  const given = acts.find(({ act }: { act: string }) => act === 'OTP given by the signatory');
  expect(given).toMatchObject({ by: 'admin@vivarani.local, by one-time page', reason: why });
});
