import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Browser } from './http/client.ts';
import { type RunningProduct, startRunning } from './http/running.ts';
import { type IdentityProvider, startIdentityProvider } from './oidc/identity-provider.ts';
import { Traveller } from './oidc/traveller.ts';

const api = '/api/v1';
const callback = `${api}/session/oidc/callback`;
const email = 'meena@example.in';
const password = 'three words of one’s own';
let provider: IdentityProvider;
let product: RunningProduct;
let totp: TOTP;

const begin = (next = '/sale/invoices?period=102026') =>
  `${product.origin}${api}/session/oidc/begin?${new URLSearchParams({ next })}`;
const at = (path: string) => new URL(product.origin + path);
const whoIs = (traveller: Traveller) => traveller.call('GET', at(`${api}/session`));

beforeAll(async () => {
  provider = await startIdentityProvider();
  vi.stubEnv('OIDC_ISSUER', provider.issuer);
  vi.stubEnv('OIDC_CLIENT_ID', provider.clientId);
  vi.stubEnv('OIDC_CLIENT_SECRET', provider.clientSecret);
  vi.stubEnv('OIDC_LABEL', 'Tara & Co');
  product = await startRunning();
  const { body } = await product.admin.post(`${api}/people`, {
    email,
    name: 'Meena',
    grants: [{ role: 'maker', gstins: null }],
  });
  await invite('invited@example.in');
  await new Browser(product.origin).post(`${api}/invitation`, { invitation: body.invitation, password });
  provider.signsIn({ email, isVerified: true });
}, 60_000);
afterAll(async () => {
  await product.stop();
  await provider.stop();
});

const invite = (address: string) =>
  product.admin.post(`${api}/people`, {
    email: address,
    name: 'Arjun',
    grants: [{ role: 'maker', gstins: null }],
  });

describe('sign-in at the identity provider', () => {
  it('is told on the sign-in page, and starts without the provider', async () => {
    expect((await new Browser(product.origin).get(`${api}/session/oidc`)).body).toEqual({
      label: 'Tara & Co',
    });
    const away = await new Traveller().go(begin());
    expect(`${away.pathname}${away.search}`).toBe('/login?failed=OIDC-AWAY');
    provider.register(product.origin + callback);
  });

  it('leads to the page that was asked for, as the user of the verified address and no more', async () => {
    const traveller = new Traveller();
    const page = await traveller.go(begin());
    expect(page.href).toBe(`${product.origin}/sale/invoices?period=102026`);
    const { user } = await (await whoIs(traveller)).json();
    expect(user).toMatchObject({ email, grants: [{ role: 'maker', gstins: null }] });
    const { rows } = (await product.admin.get(`${api}/audit?who=${email}`)).body;
    expect(rows[0]).toMatchObject({ act: 'signed in at the identity provider', by: email, object: email });
  });

  it('is one among the sign-ins, and ends like every other', async () => {
    const [one, other] = [new Traveller(), new Traveller()];
    await one.go(begin());
    await other.go(begin());
    expect((await one.call('DELETE', at(`${api}/session/others`))).status).toBe(204);
    expect((await whoIs(other)).status).toBe(401);
    expect((await whoIs(one)).status).toBe(200);
  });

  it('leads nobody to another site afterwards', async () => {
    for (const next of ['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example'])
      expect((await new Traveller().go(begin(next))).href).toBe(`${product.origin}/`);
  });

  it('knows nobody who was not invited, or has not followed the invitation', async () => {
    for (const address of ['stranger@example.in', 'invited@example.in']) {
      provider.signsIn({ email: address, isVerified: true });
      const traveller = new Traveller();
      expect((await traveller.go(begin())).search).toBe('?failed=OIDC-UNKNOWN');
      expect((await whoIs(traveller)).status).toBe(401);
    }
    const { rows } = (await product.admin.get(`${api}/people`)).body;
    expect(rows.map((row: { email: string }) => row.email)).not.toContain('stranger@example.in');
  });

  it('takes no address that the provider has not verified', async () => {
    provider.signsIn({ email, isVerified: false });
    const traveller = new Traveller();
    expect((await traveller.go(begin())).search).toBe('?failed=OIDC-UNVERIFIED');
    expect((await whoIs(traveller)).status).toBe(401);
    provider.signsIn({ email, isVerified: true });
  });

  it('takes an answer only in the browser that asked for it, once, and with its state', async () => {
    const [mine, another] = [new Traveller(), new Traveller()];
    const answer = await mine.go(begin(), callback);
    await another.go(begin(), callback);
    for (const traveller of [another, new Traveller()]) {
      expect((await traveller.go(answer.href)).search).toBe('?failed=OIDC-NOT-COMPLETED');
      expect((await whoIs(traveller)).status).toBe(401);
    }
    const forged = new URL(answer);
    forged.searchParams.set('state', 'of somebody else');
    expect((await mine.go(forged.href)).search).toBe('?failed=OIDC-NOT-COMPLETED');
    expect((await mine.go(answer.href)).search).toBe('?failed=OIDC-NOT-COMPLETED');
  });

  it('says so where the person gives up at the provider', async () => {
    provider.signsIn(null);
    expect((await new Traveller().go(begin())).search).toBe('?failed=OIDC-NOT-COMPLETED');
    provider.signsIn({ email, isVerified: true });
  });
});

describe('where a second factor is on', () => {
  it('the provider is the first step only: nothing opens without the code', async () => {
    const meena = new Browser(product.origin);
    await meena.post(`${api}/session`, { email, password });
    const { body } = await meena.post(`${api}/session/second-factor`, { password });
    totp = new TOTP({ secret: Secret.fromBase32(body.secret) });
    const first = totp.generate({ timestamp: Date.now() - 30_000 });
    await meena.post(`${api}/session/second-factor/confirm`, { code: first });
    const traveller = new Traveller();
    const page = await traveller.go(begin('/calendar'));
    expect(`${page.pathname}${page.search}`).toBe('/login?step=code&next=%2Fcalendar');
    expect((await whoIs(traveller)).status).toBe(401);
    const before = (await meena.get(`${api}/session/security`)).body.signIns.length;
    const give = (code: string) => traveller.call('POST', at(`${api}/session/oidc/code`), { code });
    expect((await (await give('000000')).json()).code).toBe('CODE-WRONG');
    expect((await give(totp.generate())).status).toBe(200);
    expect((await whoIs(traveller)).status).toBe(200);
    expect((await meena.get(`${api}/session/security`)).body.signIns).toHaveLength(before + 1);
    expect((await give(totp.generate({ timestamp: Date.now() + 30_000 }))).status).toBe(401);
  });

  it('codes are tried so many times only, however often one begins', async () => {
    const tried: number[] = [];
    for (let at = 0; at < 3; at++) {
      const traveller = new Traveller();
      await traveller.go(begin());
      for (let more = 0; more < 4; more++)
        tried.push(
          (
            await traveller.call('POST', new URL(`${product.origin}${api}/session/oidc/code`), {
              code: '111111',
            })
          ).status,
        );
    }
    expect(tried.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(tried.at(-1)).toBe(429);
  });
});

it('a user who is deactivated does not come in by the provider either', async () => {
  const { rows } = (await product.admin.get(`${api}/people`)).body;
  const { userId } = rows.find((row: { email: string }) => row.email === email);
  await product.admin.call('PATCH', `${api}/people/${userId}`, { isDisabled: true });
  expect((await new Traveller().go(begin())).search).toBe('?failed=OIDC-UNKNOWN');
});

it('a provider that goes away leaves the password', async () => {
  const traveller = new Traveller();
  const answer = await traveller.go(begin(), callback);
  await provider.stop();
  expect((await traveller.go(answer.href)).search).toBe('?failed=OIDC-AWAY');
  expect((await product.admin.get(`${api}/session`)).status).toBe(200);
});
