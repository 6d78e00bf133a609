import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandboxPortal, createWhitebooksPortal } from '../../../src/gateways/index.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { newGstin, otp, panOf, payloadOf } from '../portal-contract/samples.ts';
import { type DialectProduct, startDialects } from './product.ts';
import { SandboxClient } from './sandbox-client.ts';
import { WhitebooksClient } from './whitebooks-client.ts';

/** Stands for the providers: it speaks both dialects, and the portal is behind it. */
let provider: DialectProduct;
let simulator: Simulator;
let products: Readonly<Record<string, DialectProduct>>;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 30 });
  await fetch(`${simulator.url}/_simulator/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ set: '2026-11-05T10:00:00.000Z' }),
  });
  provider = await startDialects({ portalUrl: simulator.url });
  const { consumer, keys } = await provider.createConsumer();
  const baseUrl = provider.url;
  const account = { clientId: keys.apiKey, clientSecret: keys.apiSecret, email: consumer.email };
  products = {
    sandbox: await startDialects({
      portalUrl: '',
      gateway: (shared) => createSandboxPortal({ ...shared, ...keys, baseUrl }),
    }),
    whitebooks: await startDialects({
      portalUrl: '',
      gateway: (shared) => createWhitebooksPortal({ ...shared, ...account, baseUrl }),
    }),
  };
});
afterAll(async () => {
  for (const product of Object.values(products ?? {})) await product.close();
  await provider?.close();
  await simulator?.close();
});

const productOf = (name: string): DialectProduct => {
  const product = products[name];
  if (!product) throw new Error(`There is no product ${name}.`);
  return product;
};

describe.each(['sandbox', 'whitebooks'])('over the gateway to %s', (name) => {
  it('a program of sandbox.co.in files a return and reads it back', async () => {
    const product = productOf(name);
    const client = new SandboxClient(product.url, (await product.createConsumer()).keys);
    const gstin = newGstin();
    await client.signIn(gstin);
    const at = '/gstrs/gstr-1/2026/10';
    const saved = await client.taxpayer('POST', at, payloadOf(gstin));
    const followed = await client.follow('2026/10', saved.body.data.data.reference_id);
    expect(followed.body.data.data).toMatchObject({ action: 'SAVE', status_cd: 'P' });
    const b2b = await client.taxpayer('GET', '/gstrs/gstr-1/b2b/2026/10?counterparty_gstin=29AADFM3390P1ZN');
    expect(b2b.body.data.data.b2b).toMatchObject([{ inv: [{ inum: 'A-1' }] }]);
    const proceeded = await client.taxpayer('POST', `${at}/new-proceed?is_nil=N`, {
      gstin,
      ret_period: '102026',
    });
    await client.follow('2026/10', proceeded.body.data.data.reference_id);
    const summary = await client.taxpayer('GET', at);
    const pan = panOf(gstin);
    await client.taxpayer('POST', '/evc/otp?gstr=gstr-1', { pan });
    const filed = await client.taxpayer('POST', `${at}/file?pan=${pan}&otp=${otp}`, summary.body.data.data);
    const arn = filed.body.data.data.ack_num;
    expect(arn).toMatch(/^AA271026\d{6}[0-9A-Z]$/);
    const tracked = await client.taxpayer('GET', '/gstrs/2026/10/track');
    expect(tracked.body.data.data.EFiledlist).toMatchObject([{ arn }]);
    expect((await client.api('POST', '/public/gstin/search', { gstin })).body).toMatchObject({ code: 200 });
    expect((await client.taxpayer('GET', '/gstrs/gstr-2a/b2b/2026/10')).body.data.error.error_cd).toBe(
      'RET11416',
    );
    expect((await client.taxpayer('GET', '/invoices?section=B2B')).http).toBe(200);
    expect(product.troubles).toEqual([]);
  });

  it('a program of WhiteBooks files a return and reads it back', async () => {
    const product = productOf(name);
    const { consumer, keys } = await product.createConsumer();
    const gstin = newGstin();
    const account = { url: product.url, keys, email: consumer.email, gstin, period: '102026' };
    const client = new WhitebooksClient({ ...account, userName: `user-${gstin}` });
    await client.signIn('575757', { gstin });
    expect((await client.save(payloadOf(gstin))).body.data).toMatchObject({ status_cd: 'P' });
    expect((await client.read('/gstr1/b2b', { ctin: '29AADFM3390P1ZN' })).body.data.b2b).toHaveLength(1);
    expect((await client.read('/gstr1/b2cs')).body).toMatchObject({ status_cd: '0' });
    expect((await client.proceed()).body.data).toMatchObject({ status_cd: 'P' });
    const pan = panOf(gstin);
    await client.requestEvc(pan);
    const query = { pan, evcotp: otp };
    const body = (await client.read('/gstr1/retsum')).body.data;
    const filed = await client.write('POST', '/gstr1/retevcfile', { query, body });
    const arn = filed.body.data.ack_num;
    expect(arn).toMatch(/^AA271026\d{6}[0-9A-Z]$/);
    const tracked = await client.read('/gstr/rettrack', {}, 'returnperiod');
    expect(tracked.body.data.EFiledlist).toMatchObject([{ arn }]);
    expect((await client.read('/public/search')).body).toMatchObject({ status_cd: '1' });
    expect((await client.read('/gstr2a/b2b')).body.error.error_cd).toMatch(/^RET1/);
    expect(product.troubles).toEqual([]);
  });
});

it('a call that the provider behind does not have is refused with 501, and nothing goes out', async () => {
  const product = productOf('sandbox');
  const { consumer, keys } = await product.createConsumer();
  const gstin = newGstin();
  const account = { url: product.url, keys, email: consumer.email, gstin, period: '102026' };
  const client = new WhitebooksClient({ ...account, userName: `user-${gstin}` });
  await client.signIn('575757', { gstin });
  const body = { content: { gstin, ret_period: '102026', isnil: 'Y' }, pkcs7: 'MII=' };
  const query = { pan: panOf(gstin) };
  expect(await client.write('POST', '/gstr1/retfile', { query, body })).toMatchObject({
    status: 501,
    body: { status_cd: '0', error: { errorCode: 'NOT-OFFERED' } },
  });
});
