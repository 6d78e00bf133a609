import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from './faults.ts';
import { createSimulator, type Simulator } from './index.ts';
import { b2b, CUSTOMER, GSTIN, HandClient, invoice, steer } from './testing/hand-client.test-kit.ts';

let portal: Simulator;
let client: HandClient;
beforeEach(async () => {
  portal = await createSimulator({ port: 0, processingMs: 0 });
  client = new HandClient(portal, GSTIN);
  await client.signIn();
});
afterEach(() => portal.close());

const order = (...faults: Fault[]) => steer(portal.url, 'PUT', 'faults', { faults });
const save = () => client.save(b2b([invoice('A/1')]));
const held = () => steer(portal.url, 'GET', `returns/${GSTIN}/102025`);

describe('an ordered fault', () => {
  test('refuses with its code as often as it was ordered', async () => {
    await order({ kind: 'refuses', action: 'RETSAVE', times: 2, code: 'RET13504' });
    expect([(await save()).code, (await save()).code, (await save()).code]).toEqual([
      'RET13504',
      'RET13504',
      undefined,
    ]);
  });

  test('drops the answer after the work is done', async () => {
    await order({ kind: 'dropsAnswer', action: 'RETSAVE', times: 1 });
    await expect(save()).rejects.toThrow();
    expect(await held()).toMatchObject({ state: 'SAVED', records: 1 });
  });

  test('drops the request before any work is done', async () => {
    await order({ kind: 'dropsRequest', action: 'RETSAVE', times: 1 });
    await expect(save()).rejects.toThrow();
    expect(await held()).toMatchObject({ state: 'EMPTY', jobs: [] });
  });

  test('loses the answer of a filing that has happened, and the track tells', async () => {
    await client.ended('102025', (await save()).plain.reference_id);
    await client.ended('102025', (await client.proceed('102025')).plain.reference_id);
    const { plain: summary } = await client.summary('102025');
    await client.evcOtp();
    await order({ kind: 'dropsAnswer', action: 'RETFILE' });
    await expect(client.file('102025', summary)).rejects.toThrow();
    expect((await client.track('2025-26')).plain.EFiledlist).toMatchObject([{ ret_prd: '102025' }]);
    await order();
    expect((await client.file('102025', summary)).code).toBe('RET00009');
    expect((await held()).filings).toBe(1);
  });

  test('makes the portal slow', async () => {
    await order({ kind: 'slow', action: 'RETSUM', ms: 120, times: 1 });
    const started = performance.now();
    expect((await client.summary('102025')).ok).toBe(true);
    expect(performance.now() - started).toBeGreaterThan(100);
  });

  test('loses the session for good', async () => {
    await order({ kind: 'sessionLost', times: 1 });
    expect((await client.summary('102025')).code).toBe('AUTH4033');
    expect((await client.summary('102025')).code).toBe('AUTH4033');
    await client.signIn();
    expect((await client.summary('102025')).ok).toBe(true);
  });

  test('closes the portal for maintenance with HTTP 500', async () => {
    await order({ kind: 'maintenance', times: 1 });
    expect(await client.summary('102025')).toMatchObject({ httpStatus: 500, code: 'GEN5008' });
  });

  test('throttles with HTTP 429', async () => {
    await order({ kind: 'throttled', times: 1 });
    expect((await client.summary('102025')).httpStatus).toBe(429);
  });

  test('meets only the taxpayer it names', async () => {
    await order({ kind: 'maintenance', gstin: CUSTOMER });
    expect((await client.summary('102025')).ok).toBe(true);
  });

  test('rejects a request in processing', async () => {
    await order({ kind: 'processingFails', action: 'RETSAVE', code: 'RET191138', times: 1 });
    const status = await client.saved(b2b([invoice('A/1')]));
    expect(status).toMatchObject({ status_cd: 'ER', error_report: { error_cd: 'RET191138' } });
  });

  test('leaves a request in process for ever, and what comes after it waits', async () => {
    await order({ kind: 'processingStuck', action: 'RETSAVE', times: 1 });
    const { plain } = await save();
    expect((await client.status('102025', plain.reference_id)).plain.status_cd).toBe('IP');
    expect((await client.proceed('102025')).code).toBe('RTN_15');
  });

  test('hides the status of a nil return', async () => {
    await order({ kind: 'nilStatusMissing' });
    const { plain } = await client.proceed('092025', { isnil: 'Y' });
    expect((await client.status('092025', plain.reference_id)).code).toBe('RET13510');
    expect(await steer(portal.url, 'GET', `returns/${GSTIN}/092025`)).toMatchObject({
      state: 'READY',
      isNil: true,
    });
  });

  test('reports errors by party instead of by document', async () => {
    const bad = [invoice('A/1', { pos: '45' }), invoice('A/2', { pos: '45' })];
    await order({ kind: 'errorReportByParty' });
    const status = await client.saved(b2b(bad));
    expect(status.error_report).toMatchObject({ b2b: [{ ctin: CUSTOMER, error_cd: 'RET191112', inv: bad }] });
  });

  test('of an unknown kind is not taken', async () => {
    expect(await steer(portal.url, 'PUT', 'faults', [{ kind: 'explodes' }])).toMatchObject({
      says: /explodes/,
    });
  });
});

test('a reset under way refuses saves with RET191251', async () => {
  const slow = await createSimulator({ port: 0, processingMs: 60_000 });
  const other = new HandClient(slow, GSTIN);
  await other.signIn();
  await other.reset('102025');
  expect((await other.save(b2b([invoice('A/1')]))).code).toBe('RET191251');
  expect((await other.reset('102025')).code).toBe('RET191251');
  await steer(slow.url, 'PUT', 'clock', { advanceMs: 61_000 });
  expect((await other.save(b2b([invoice('A/1')]))).ok).toBe(true);
  await slow.close();
});
