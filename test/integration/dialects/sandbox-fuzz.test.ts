import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxOperations } from '../../../src/http/sandbox/operations.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { newGstin, payloadOf } from '../portal-contract/samples.ts';
import { type DialectProduct, startDialects } from './product.ts';
import { SandboxClient } from './sandbox-client.ts';

let simulator: Simulator;
let product: DialectProduct;
let client: SandboxClient;
const secretNumber = 'TENANT-TWO-INVOICE';

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 20 });
  product = await startDialects({ portalUrl: simulator.url });
  client = new SandboxClient(product.url, (await product.createConsumer()).keys);
  await client.signIn(newGstin());
  await otherTenant();
});
afterAll(async () => {
  await product?.close();
  await simulator?.close();
});

/** A second tenant with a return saved: nothing of it may ever show. */
async function otherTenant(): Promise<void> {
  await product.opened.people.createTenant({ tenantId: 'tenant-2', name: 'Tenant two' });
  const { keys } = await product.opened.consumers.create('tenant-2', { name: 'Other' });
  const other = new SandboxClient(product.url, keys);
  const gstin = newGstin();
  await other.signIn(gstin);
  const document = {
    inum: secretNumber,
    idt: '15-10-2025',
    val: 1,
    pos: '29',
    rchrg: 'N',
    inv_typ: 'R',
    itms: [],
  };
  await other.taxpayer('POST', '/gstrs/gstr-1/2025/10', { ...payloadOf(gstin, [document]), fp: '102025' });
}

/** Not these: they would end the session of every later call. */
const tried = sandboxOperations.filter(
  ({ name }) => !['logout', 'taxpayer OTP', 'refresh session'].includes(name),
);
const word = fc.oneof(
  fc.constantFrom(
    '2025',
    '10',
    '2026',
    '00',
    'gstr-1',
    'b2b',
    'Y',
    '575757',
    'AAPCT0001K',
    '',
    '../..',
    '%00',
    "'--",
  ),
  fc.string({ maxLength: 30 }),
);
const body = fc.oneof(
  fc.constant(undefined),
  fc.json(),
  fc.string({ maxLength: 200 }),
  fc.constant('DEEP'),
  fc.constant('{"__proto__":{"gstin":"x"},"constructor":1}'),
  fc
    .record({ gstin: fc.anything(), username: fc.anything(), fp: fc.anything(), pan: fc.anything() })
    .map(asJson),
);
const query = fc.dictionary(
  fc.constantFrom(
    'otp',
    'pan',
    'gstr',
    'reference_id',
    'is_nil',
    'summary_type',
    'from',
    'section',
    'financial_year',
    '__proto__',
  ),
  word,
);
const headers = fc.dictionary(
  fc.constantFrom(
    'authorization',
    'x-api-version',
    'x-source',
    'idempotency-key',
    'content-type',
    'accept-encoding',
  ),
  fc.constantFrom(
    '',
    'a.b.c',
    'Bearer',
    'text/plain',
    'application/json',
    'multipart/form-data',
    'k'.repeat(300),
  ),
  { maxKeys: 2 },
);

/** Written out only when it is sent: a report of a failure shall stay readable. */
function bodyOf(text: string | undefined): string | undefined {
  return text === 'DEEP' ? `{"b2b":${'['.repeat(20_000)}${']'.repeat(20_000)}}` : text;
}

function asJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? '';
}

describe('the dialect of sandbox.co.in under nonsense', () => {
  it('never answers 500, always in one of its shapes, and nothing of another tenant', async () => {
    const request = fc.record({
      name: fc.constantFrom(...tried.map(({ name }) => name)),
      words: fc.array(word, { minLength: 4, maxLength: 4 }),
      query,
      body,
      headers,
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ name, words, ...more }) => {
        const operation = sandboxOperations.find((one) => one.name === name);
        if (!operation) return;
        const left = [...words];
        const path = operation.path.replaceAll(
          /\{\w+\}/g,
          () => encodeURIComponent(left.pop() ?? 'x') || 'x',
        );
        const parameters = new URLSearchParams(more.query).toString();
        const token = operation.token === 'api' ? client.apiToken : client.taxpayerToken;
        const reply = await client.call(operation.method, `${path}?${parameters}`, {
          headers: { authorization: token, 'x-api-secret': 'wrong', ...more.headers },
          ...(operation.method === 'GET' ? {} : { body: bodyOf(more.body) }),
        });
        expect(reply.http, JSON.stringify(reply.body)).not.toBe(500);
        expect(reply.body).toMatchObject({ code: reply.http, transaction_id: expect.any(String) });
        if (reply.http === 200) expect(reply.body.data).toBeDefined();
        else expect(reply.body.message).toEqual(expect.any(String));
        expect(JSON.stringify(reply.body)).not.toContain(secretNumber);
      }),
      { numRuns: 400, seed: 20_261_105 },
    );
    expect(product.troubles).toEqual([]);
  });

  it('refuses a body beyond 30 MB with 413 and goes on', async () => {
    const reply = await client
      .taxpayer('POST', '/gstrs/gstr-1/2025/10', 'x'.repeat(31 * 1024 * 1024))
      .catch(() => null);
    // Some clients see the answer, some only the closed connection.
    if (reply) expect(reply).toMatchObject({ http: 413, body: { code: 413 } });
    expect((await client.authenticate()).http).toBe(200);
  });
});
