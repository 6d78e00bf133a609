import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { operations } from '../../../src/http/whitebooks/operations.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { newGstin, payloadOf } from '../portal-contract/samples.ts';
import { type DialectProduct, startDialects } from './product.ts';
import { sample } from './whitebooks-cases.ts';
import { WhitebooksClient } from './whitebooks-client.ts';

let simulator: Simulator;
let product: DialectProduct;
/** Whose documents nobody else may see. */
let victim: WhitebooksClient;
let attacker: WhitebooksClient;
const secretNumber = 'SECRET-4711';

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 0 });
  product = await startDialects({ portalUrl: simulator.url });
  const newClient = async (tenantId: string) => {
    const { keys } = await product.opened.consumers.create(tenantId, {
      name: 'Fuzz',
      email: 'erp@example.in',
      callsPerMinute: null,
    });
    const gstin = newGstin();
    const { url } = product;
    const userName = `user-${gstin}`;
    return new WhitebooksClient({ url, keys, email: 'erp@example.in', userName, gstin, period: '102025' });
  };
  await product.opened.people.createTenant({ tenantId: 'tenant-2', name: 'Others' });
  [victim, attacker] = [await newClient('tenant-1'), await newClient('tenant-2')];
  // A GSTIN has its user at the portal; a practice portal takes any, and one that knows the OTP would be no intruder.
  await fetch(`${simulator.url}/_simulator/taxpayers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ gstin: victim.account.gstin, userNames: [victim.account.userName] }),
  });
  await victim.signIn();
  const invoice = {
    inum: secretNumber,
    idt: '15-10-2025',
    val: 1_180,
    pos: '29',
    rchrg: 'N',
    inv_typ: 'R',
    itms: [{ num: 1801, itm_det: { rt: 18, txval: 1_000, iamt: 180, csamt: 0 } }],
  };
  const payload = { ...payloadOf(victim.account.gstin, [invoice]), fp: '102025' };
  expect((await victim.save(payload)).body.data).toMatchObject({ status_cd: 'P' });
  await attacker.signIn();
}, 60_000);
afterAll(async () => {
  await product?.close();
  await simulator?.close();
});

const odd = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '',
    '0',
    'null',
    '102025',
    '132025',
    '../../etc',
    "'; drop table tenants; --",
    '%00',
    'Y',
    'L',
  ),
);
/** Written out only when it is sent: a report of a failure shall stay readable. */
const deep = `{"b2b":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
/** Header values may be no more than Latin text without control characters. */
const oddHeader = odd.map((text) => text.replace(/[^\x20-\x7e]/g, 'x'));
const names = [
  ...Object.keys(sample),
  'gstin',
  'gstIn',
  'retperiod',
  'returnperiod',
  'rtnprd',
  'isNil',
  'smrytyp',
  'ctin',
];
const headerNames = [
  'gstin',
  'ret_period',
  'gst_username',
  'state_cd',
  'ip_address',
  'txn',
  'idempotency-key',
];
const request = fc.record({
  operation: fc.constantFrom(...operations),
  sane: fc.boolean(),
  query: fc.dictionary(fc.constantFrom(...names), odd, { maxKeys: 8 }),
  headers: fc.dictionary(fc.constantFrom(...headerNames), oddHeader, { maxKeys: 4 }),
  body: fc.oneof(
    fc.json(),
    fc.string(),
    fc.constant('DEEP'),
    fc.constant('{"content":"{"}'),
    fc.constant('{"__proto__":{"a":1}}'),
  ),
  ofVictim: fc.boolean(),
});

it('answers every request in the documented shape, with no 500 and nothing of another tenant', async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ operation, sane, query, headers, body, ofVictim }) => {
      const { gstin } = ofVictim ? victim.account : attacker.account;
      const usual = sane ? { ...sample, gstin, retperiod: '102025' } : {};
      const stolen = ofVictim ? { txn: victim.txn ?? '', gstin, ret_period: '102025' } : {};
      const answer = await attacker.call(operation.method, operation.path, {
        query: { ...usual, ...query },
        headers: { ...stolen, ...headers },
        ...(operation.method === 'GET' ? {} : { body: body === 'DEEP' ? deep : body }),
      });
      const text = JSON.stringify(answer.body);
      expect(answer.status, text).not.toBe(500);
      expect(text).not.toContain(secretNumber);
      expect(['0', '1']).toContain(answer.body.status_cd);
      if (answer.body.status_cd === '0') {
        const { error_cd, errorCode } = answer.body.error;
        expect(error_cd ?? errorCode, text).toMatch(/\S/);
      }
      // The attacker may have signed himself out.
      if (operation.path.startsWith('/authentication/')) await attacker.signIn();
    }),
    { numRuns: 400, endOnFailure: true },
  );
  expect(product.troubles).toEqual([]);
  expect((await victim.read('/gstr1/b2b')).body.data.b2b[0].inv[0].inum).toBe(secretNumber);
}, 120_000);
