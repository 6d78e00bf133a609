import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { newGstin, panOf, payloadOf } from '../portal-contract/samples.ts';
import { type DialectProduct, startDialects } from './product.ts';
import { SandboxClient } from './sandbox-client.ts';

let simulator: Simulator;
let product: DialectProduct;
let client: SandboxClient;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 40 });
  await fetch(`${simulator.url}/_simulator/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ set: '2026-11-05T10:00:00.000Z' }),
  });
  product = await startDialects({ portalUrl: simulator.url });
  client = new SandboxClient(product.url, (await product.createConsumer()).keys);
});
afterAll(async () => {
  await product?.close();
  await simulator?.close();
});

const stateOf = (gstin: string) =>
  product.filing.store.inBooks('tenant-1', (books) =>
    books.returnState({ gstin, form: 'GSTR1', returnPeriod: '2026-10' }),
  );

describe('a filing by a program written for sandbox.co.in', () => {
  it('goes from the key to the ARN with nothing changed but the base URL', async () => {
    const gstin = newGstin();
    const authenticated = await client.authenticate();
    expect(authenticated.body).toMatchObject({ code: 200, access_token: client.apiToken });
    const claims = JSON.parse(Buffer.from(client.apiToken.split('.')[1] ?? '', 'base64url').toString());
    expect(new URL(claims.iss).host).toContain('sandbox.co.in');
    expect(claims.exp - claims.iat).toBe(24 * 3600);

    const verified = (await client.signIn(gstin)).body;
    expect(verified.data).toMatchObject({ status_cd: '1', session_expiry: expect.any(Number) });

    const saved = await client.taxpayer('POST', '/gstrs/gstr-1/2026/10', payloadOf(gstin));
    expect(saved.body).toMatchObject({
      code: 200,
      data: { status_cd: '1', data: { reference_id: expect.any(String) } },
    });
    expect(await stateOf(gstin)).toMatchObject({ status: 'uploaded' });
    const followed = await client.follow('2026/10', saved.body.data.data.reference_id);
    expect(followed.body.data).toMatchObject({
      status_cd: '1',
      data: { action: 'SAVE', form_typ: 'R1', status_cd: 'P' },
    });

    const named = { gstin, ret_period: '102026' };
    const proceeded = await client.taxpayer('POST', '/gstrs/gstr-1/2026/10/new-proceed?is_nil=N', named);
    await client.follow('2026/10', proceeded.body.data.data.reference_id);
    expect(await stateOf(gstin)).toMatchObject({ status: 'ready-to-file' });

    const { data: summary } = (await client.taxpayer('GET', '/gstrs/gstr-1/2026/10')).body.data;
    expect(summary.smryTyp).toBeUndefined();
    expect(
      summary.sec_sum.every((row: { ttl_val?: unknown }) => typeof (row.ttl_val ?? 0) === 'number'),
    ).toBe(true);
    const evc = await client.taxpayer('POST', '/evc/otp?gstr=gstr-1', { pan: panOf(gstin) });
    expect(evc.body.data).toEqual({ status_cd: '1' });
    const filed = await client.taxpayer(
      'POST',
      `/gstrs/gstr-1/2026/10/file?pan=${panOf(gstin)}&otp=575757`,
      summary,
    );
    const { ack_num: arn } = filed.body.data.data;
    expect(arn).toMatch(/^AA271026/);
    expect(filed.body.data.status_cd).toBe('1');
    expect(await stateOf(gstin)).toMatchObject({ status: 'filed', arn });

    const tracked = await client.api('POST', '/public/gstrs/track?financial_year=FY 2026-27', { gstin });
    expect(tracked.body.data.data.EFiledlist).toMatchObject([{ arn, ret_prd: '102026', rtntype: 'GSTR1' }]);
    expect(product.troubles).toEqual([]);
  });
});
