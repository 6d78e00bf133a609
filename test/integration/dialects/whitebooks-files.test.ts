import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWhitebooksPortal } from '../../../src/gateways/index.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { HandClient } from '../../../src/simulator/testing/hand-client.test-kit.ts';
import { invoice, newGstin, payloadOf } from '../portal-contract/samples.ts';
import { type ContractCheck, whitebooksCheck } from './contract-check.ts';
import { type DialectProduct, quickPatience, startDialects } from './product.ts';
import { type DialectAnswer, WhitebooksClient } from './whitebooks-client.ts';

/** Every answer with a document is too large for this portal, and comes as a file. */
let simulator: Simulator;
let product: DialectProduct;
let client: WhitebooksClient;
const exchanges: Parameters<ContractCheck>[0][] = [];

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 0, fileMs: 300, largeAnswerCharacters: 300 });
  product = await startDialects({
    portalUrl: simulator.url,
    onExchange: (exchange) => void exchanges.push(exchange),
  });
  const { keys } = await product.createConsumer();
  const { url } = product;
  const gstin = newGstin();
  const account = { url, keys, email: 'erp@example.in', userName: `user-${gstin}`, gstin, period: '102026' };
  client = new WhitebooksClient(account);
  await steer('PUT', 'clock', { set: '2026-11-05T10:00:00.000Z' });
  const supplier = newGstin();
  const payload = payloadOf(supplier, [], { b2b: [{ ctin: gstin, inv: [invoice('F-1'), invoice('F-2')] }] });
  await steer('POST', 'returns', { payload, filedAt: '2026-11-05T10:00:00.000Z' });
  await client.signIn();
});
afterAll(async () => {
  expect(product.troubles).toEqual([]);
  await product.close();
  await simulator.close();
});

async function steer(method: string, path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const sent = { method, headers, body: JSON.stringify(body) };
  expect((await fetch(`${simulator.url}/_simulator/${path}`, sent)).ok).toBe(true);
}

/** Asks until the files are there; "not yet" is a refusal of the portal. */
async function files(ask: () => Promise<DialectAnswer>, notYet: string): Promise<DialectAnswer> {
  const first = await ask();
  expect(first).toMatchObject({ status: 200, body: { status_cd: '0', error: { error_cd: notYet } } });
  for (;;) {
    const answer = await ask();
    if (answer.body.status_cd === '1') return answer;
    await delay(20);
  }
}

async function opened({ body: { data } }: DialectAnswer): Promise<DialectAnswer> {
  expect(data).toMatchObject({ fc: 1, ek: expect.any(String), urls: [{ ic: 2, hash: expect.any(String) }] });
  const [{ ul: url }] = data.urls;
  return client.read('/all/largefile', { url, ek: data.ek }, 'returnperiod');
}

describe('a large answer', () => {
  it('of the IMS comes as a token, then as files, then opened', async () => {
    const { token } = (await client.readAll('/ims/invoices', { section: 'B2B' })).body.data;
    const details = await files(() => client.readAll('/ims/getfile', { token }), 'IMS_FILEGEN_03');
    expect((await opened(details)).body).toMatchObject({
      status_cd: '1',
      data: { b2b: [{ inum: 'F-1' }, { inum: 'F-2' }] },
    });
  });

  it('of a return is given whole; the token that another program got is turned into files', async () => {
    expect((await client.read('/gstr2a/b2b')).body.data.b2b[0].inv).toHaveLength(2);
    const other = new HandClient(simulator, client.account.gstin);
    await other.signIn();
    const { plain } = await other.get('/taxpayerapi/v2.2/returns/gstr2a', '102026', { action: 'B2B' });
    const details = await files(
      () => client.read('/all/filedet', { token: plain.token }, 'returnperiod'),
      'RTN_24',
    );
    expect((await opened(details)).body.data.b2b[0].inv).toHaveLength(2);
  });

  it.each(['http://127.0.0.1:1/', 'https://gst.gov.in.example/1', 'file:///etc/hosts', 'nothing'])(
    'is fetched from nowhere but the portal: %s',
    async (url) => {
      const ek = Buffer.alloc(32).toString('base64');
      const answer = await client.read('/all/largefile', { url, ek }, 'returnperiod');
      expect(answer.body.error).toMatchObject({ error_cd: 'RET11405' });
    },
  );

  it('is followed by the gateway to WhiteBooks itself', async () => {
    const { consumer, keys } = await product.createConsumer();
    const clock = { now: () => new Date().toISOString() };
    const shown: unknown[] = [];
    const portal = createWhitebooksPortal({
      baseUrl: product.url,
      clientId: keys.apiKey,
      clientSecret: keys.apiSecret,
      email: consumer.email,
      patience: quickPatience,
      clock,
      onCall: ({ action, request }) => void shown.push({ action, request }),
    });
    const { gstin, userName } = client.account;
    const session = await portal.signIn(await portal.requestOtp({ gstin, userName }), '575757');
    const call = { resource: 'ims', action: 'GETINV', query: { gstin, section: 'B2B' } };
    const answer = await portal.plainCall({ session, returnPeriod: '2026-10' }, call);
    expect(answer.b2b).toHaveLength(2);
    const paths = exchanges.slice(-3).map(({ url }) => url.split('?')[0]);
    expect(paths).toEqual(['/ims/getfile', '/ims/getfile', '/all/largefile'].slice(-paths.length));
    const { searchParams } = new URL(exchanges.at(-1)?.url ?? '', product.url);
    expect(JSON.stringify(shown)).not.toContain(JSON.stringify(searchParams.get('ek')));
    portal.close();
  });

  it.skipIf(!whitebooksCheck())('is asked for as the contract says (skipped: not present)', () => {
    const check = whitebooksCheck();
    expect(exchanges.flatMap((exchange) => check?.(exchange) ?? [])).toEqual([]);
  });
});
