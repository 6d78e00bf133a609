import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Gstr1Payload } from '../../core/index.ts';
import type { PortalSession } from '../../filing/needs/portal.ts';
import { createSandboxPortal, type SandboxPortal } from './client.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

const now = '2026-11-05T10:00:00.000Z';
const taxpayer = { gstin: '27AAMCT7421K1ZV', userName: 'tapti' };
const session: PortalSession = {
  taxpayer,
  state: 'signed-in',
  secret: JSON.stringify({ token: 'taxpayer-token' }),
  expiresAt: '2026-11-05T16:00:00.000Z',
};
const of = { session, returnPeriod: '2026-10' } as const;

let server: Server;
let portal: SandboxPortal;
let seen: Seen[];
let answers: ((path: string) => { readonly status: number; readonly body: unknown })[];

const ok = (data: unknown) => ({ status: 200, body: { code: 200, data } });
const next = (answer: { readonly status: number; readonly body: unknown }) => answers.push(() => answer);

beforeEach(async () => {
  seen = [];
  answers = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: text ? JSON.parse(text) : null });
      const { status, body } = answers.shift()?.(url) ?? ok({});
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  portal = createSandboxPortal({ baseUrl, apiKey: 'key_test_1', apiSecret: 's', clock: { now: () => now } });
});
afterEach(async () => {
  portal.close();
  await new Promise((resolve) => server.close(resolve));
});

describe('the gateway to sandbox.co.in', () => {
  it('gets its own token once, and sends it raw, with x-source, to the OTP', async () => {
    next(ok({ access_token: 'own-token' }));
    next(ok({ status_cd: '1' }));
    next(ok({ status_cd: '1' }));
    await portal.requestOtp(taxpayer);
    await portal.requestOtp(taxpayer);
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /authenticate',
      'POST /gst/compliance/tax-payer/otp',
      'POST /gst/compliance/tax-payer/otp',
    ]);
    expect(seen[0]?.headers['x-api-secret']).toBe('s');
    expect(seen[1]).toMatchObject({
      headers: {
        authorization: 'own-token',
        'x-api-key': 'key_test_1',
        'x-api-version': '1.0.0',
        'x-source': 'primary',
      },
      body: { username: 'tapti', gstin: taxpayer.gstin },
    });
    expect(seen[1]?.headers['x-api-secret']).toBeUndefined();
  });

  it('asks for a new token after its own was refused, and does not repeat the call', async () => {
    next(ok({ access_token: 'first' }));
    next({ status: 403, body: { code: 403, message: 'The token has expired' } });
    await expect(portal.requestOtp(taxpayer)).rejects.toMatchObject({ code: 'AUTH4033' });
    expect(seen).toHaveLength(2);
    next(ok({ access_token: 'second' }));
    next(ok({ status_cd: '1' }));
    await portal.requestOtp(taxpayer);
    expect(seen.at(-1)?.headers.authorization).toBe('second');
  });

  it('saves without empty sections and answers the reference', async () => {
    next(ok({ data: { reference_id: 'a-b-c' }, status_cd: '1' }));
    const payload = {
      gstin: taxpayer.gstin,
      fp: '102026',
      b2b: [],
      hsn: { hsn_b2b: [] },
      at: [{ pos: '29' }],
    };
    expect(await portal.save(of, payload as unknown as Gstr1Payload)).toBe('a-b-c');
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: '/gst/compliance/tax-payer/gstrs/gstr-1/2026/10',
      headers: { authorization: 'taxpayer-token' },
      body: { gstin: taxpayer.gstin, fp: '102026', at: [{ pos: '29' }] },
    });
    expect(seen[0]?.body).not.toHaveProperty('b2b');
    expect(seen[0]?.headers['x-source']).toBeUndefined();
  });

  it('polls by a path without gstr-1 and tells the job’s word from the answer’s', async () => {
    const report = { error_cd: 'RET191106', error_msg: 'structure' };
    next(
      ok({ data: { action: 'SAVE', form_typ: 'R1', status_cd: 'ER', error_report: report }, status_cd: '1' }),
    );
    expect(await portal.status(of, 'a-b-c')).toMatchObject({ status: 'rejected', code: 'RET191106' });
    expect(seen[0]?.url).toBe('/gst/compliance/tax-payer/gstrs/2026/10/status?reference_id=a-b-c');
  });

  it('reads the codes of a report from the party group and from hsn in both of its shapes', async () => {
    const fault = { error_cd: 'RET191350', error_msg: 'HSN' };
    const error_report = {
      b2b: [
        {
          ctin: '29AADFM3390P1ZN',
          error_cd: 'RET191175',
          error_msg: 'rate',
          inv: [{ inum: 'A-1' }, { inum: 'A-2' }],
        },
      ],
      hsn: [{ ...fault, data: [{ num: 1 }] }],
    };
    next(ok({ data: { action: 'SAVE', form_typ: 'R1', status_cd: 'PE', error_report }, status_cd: '1' }));
    const { rejected } = await portal.status(of, 'a');
    expect(rejected.map(({ section, code }) => `${section} ${code}`)).toEqual([
      'b2b RET191175',
      'b2b RET191175',
      'hsn RET191350',
    ]);
    const asObject = { hsn: { ...fault, data: [{ num: 1 }] } };
    next(ok({ data: { status_cd: 'PE', error_report: asObject }, status_cd: '1' }));
    expect((await portal.status(of, 'a')).rejected).toMatchObject([{ section: 'hsn', code: 'RET191350' }]);
  });

  it('takes a section under either name, and each word for nothing as an empty list', async () => {
    next(ok({ data: { txp: [{ pos: '29' }] }, status_cd: '1' }));
    expect(await portal.section(of, 'txpd')).toEqual([{ pos: '29' }]);
    expect(seen[0]?.url).toBe('/gst/compliance/tax-payer/gstrs/gstr-1/txp/2026/10');
    for (const error_cd of ['RET11416', 'RET11417', 'RETWEB_04', 'RET13510']) {
      next(ok({ status_cd: '0', error: { error_cd, message: 'none' } }));
      expect(await portal.section(of, 'supeco'), error_cd).toEqual([]);
    }
  });

  it('files with PAN and OTP in the query and isnil in the body of a nil return', async () => {
    next(ok({ data: { ack_num: 'AA271026000001X' }, status_cd: 1 }));
    const arn = await portal.file(of, { pan: 'AAMCT7421K', evc: '012345', summary: 'nil' });
    expect(arn).toBe('AA271026000001X');
    expect(seen[0]).toMatchObject({
      url: '/gst/compliance/tax-payer/gstrs/gstr-1/2026/10/file?pan=AAMCT7421K&otp=012345',
      body: { gstin: taxpayer.gstin, ret_period: '102026', isnil: 'Y' },
    });
  });

  it('leaves a write in doubt whose answer has no reference', async () => {
    next(ok({ data: {}, status_cd: '1' }));
    await expect(portal.reset(of)).rejects.toMatchObject({
      code: 'BAD-ANSWER',
      remedy: 'ask the portal what happened',
    });
  });
});
