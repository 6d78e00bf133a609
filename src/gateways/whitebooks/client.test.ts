import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Gstr1Payload } from '../../core/index.ts';
import type { PortalSession } from '../../filing/needs/portal.ts';
import type { GatewayCall } from '../gateway-call.ts';
import { createWhitebooksPortal, type WhitebooksPortal } from './client.ts';

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

interface Given {
  readonly status?: number;
  /** Text goes out as it is. */
  readonly body: unknown;
}

const now = '2026-11-05T10:00:00.000Z';
const gstin = '27AAMCT7421K1ZV';
const taxpayer = { gstin, userName: 'tapti' };
const session: PortalSession = {
  taxpayer,
  state: 'signed-in',
  secret: JSON.stringify({ txn: 'the-txn' }),
  expiresAt: '2026-11-05T16:00:00.000Z',
};
const of = { session, returnPeriod: '2026-10' } as const;
const summary = { rows: [], checksum: 'aa', raw: { gstin, ret_period: '102026', chksum: 'aa', sec_sum: [] } };

let server: Server;
let portal: WhitebooksPortal;
let seen: Seen[];
let given: Given[];
let reports: GatewayCall[];

const done = (data?: unknown, header: object = {}): Given => ({
  body: { status_cd: '1', status_desc: 'Success', ...(data === undefined ? {} : { data }), header },
});

beforeEach(async () => {
  [seen, given, reports] = [[], [], []];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const { method = '', headers } = request;
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://host');
      const query = Object.fromEntries(searchParams);
      seen.push({ method, path: pathname, query, headers, body: text ? JSON.parse(text) : null });
      const { status = 200, body } = given.shift() ?? done({});
      response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  portal = createWhitebooksPortal({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    clientId: 'the-id',
    clientSecret: 'the-secret',
    email: 'erp@example.in',
    clock: { now: () => now },
    onCall: (call) => reports.push(call),
    patience: { wait: async () => {}, limitMs: 20_000 },
  });
});
afterEach(async () => {
  portal.close();
  await new Promise((resolve) => server.close(resolve));
});

describe('the session', () => {
  it('is named by the txn that the OTP request issued; the sign-in gives no token', async () => {
    given.push(done(undefined, { txn: 'TXN-1', client_secret: 'the-secret' }), done());
    const pending = await portal.requestOtp(taxpayer);
    const opened = await portal.signIn(pending, '575757');
    expect(seen.map(({ path, query }) => [path, query])).toEqual([
      ['/authentication/otprequest', { email: 'erp@example.in' }],
      ['/authentication/authtoken', { email: 'erp@example.in', otp: '575757' }],
    ]);
    expect(seen[0]?.headers).toMatchObject({
      client_id: 'the-id',
      client_secret: 'the-secret',
      gst_username: 'tapti',
      state_cd: '27',
      ip_address: '127.0.0.1',
    });
    expect(seen[0]?.headers).not.toHaveProperty('txn');
    expect(seen[1]?.headers.txn).toBe('TXN-1');
    expect(opened).toMatchObject({ state: 'signed-in', expiresAt: '2026-11-05T16:00:00.000Z' });
    expect(JSON.stringify(reports)).not.toMatch(/TXN-1|the-secret|575757/);
  });

  it('is refused where no txn comes, and where the secret holds none', async () => {
    given.push(done());
    await expect(portal.requestOtp(taxpayer)).rejects.toMatchObject({ code: 'BAD-ANSWER' });
    const broken = { session: { ...session, secret: '{}' }, returnPeriod: '2026-10' } as const;
    await expect(portal.summary(broken)).rejects.toMatchObject({ code: 'AUTH4033' });
    expect(seen).toHaveLength(1);
  });
});

describe('an answer', () => {
  const refusals: readonly (readonly [string, Given, object])[] = [
    [
      'of the portal',
      { body: { status_cd: '0', error: { error_cd: 'AUTH403', message: 'Too many' } } },
      { code: 'AUTH403', message: 'Too many', remedy: 'try again later' },
    ],
    [
      'of the gateway, under other keys',
      { body: { status_cd: '0', error: { errorCode: 'AUTH4037', errorMessage: 'Switched off' } } },
      { code: 'AUTH4037', message: 'Switched off', remedy: 'sign in again' },
    ],
    [
      'with code and desc, as the schema of 2022 has them',
      { body: { status_cd: '0', error: { code: 'RET11402', desc: 'Unauthorised' } } },
      { code: 'RET11402', message: 'Unauthorised', remedy: 'sign in again' },
    ],
    [
      'with HTTP 4xx and a message of its own',
      { status: 400, body: { error: { errorCode: 'RET11400', errorMessage: 'Header missing' } } },
      { code: 'RET11400', remedy: 'report a defect' },
    ],
    [
      'with too many requests',
      { status: 429, body: { error: { errorCode: 'WB-1', errorMessage: 'Slower' } } },
      { code: 'WB-1', remedy: 'try again later' },
    ],
    ['of a proxy', { status: 503, body: '<html>' }, { code: 'NOT-REACHED', remedy: 'try again later' }],
    ['that is empty', { body: '' }, { code: 'NOT-REACHED' }],
    [
      'of a path that is none',
      { status: 404, body: 'No API configured for :/gstr1/retsum' },
      { code: 'NO-API', message: expect.stringContaining('/gstr1/retsum') },
    ],
    [
      'with an unknown code',
      { body: { status_cd: '0', error: { error_cd: 'XYZ', message: 'New' } } },
      { code: 'XYZ', remedy: 'report a defect' },
    ],
  ];

  it.each(refusals)('%s is a refusal', async (_what, answer, refusal) => {
    given.push(answer);
    await expect(portal.summary(of)).rejects.toMatchObject(refusal);
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['an empty one', { body: '' }],
    ['a page of a proxy with 502', { status: 502, body: '<html>' }],
    ['an unknown code with 500', { status: 500, body: { error: { errorCode: 'E', errorMessage: 'Oops' } } }],
  ])('to a write leaves open whether it was carried out: %s', async (_what, answer) => {
    given.push(answer, answer);
    const refusal = { code: 'NO-ANSWER', remedy: 'ask the portal what happened' };
    await expect(portal.reset(of)).rejects.toMatchObject(refusal);
    await expect(portal.proceed(of, true)).rejects.toMatchObject(refusal);
  });

  it('with faults of the schema, which have no code, is for the return to be corrected', async () => {
    given.push({ body: { status_cd: '0', error: { message: '[inum] not found at #/b2b/0/inv/0' } } });
    await expect(portal.save(of, { gstin, fp: '102026' })).rejects.toMatchObject({
      message: '[inum] not found at #/b2b/0/inv/0',
      remedy: 'correct the return',
    });
  });

  it('may hold its data as text, and a status may stand at the top', async () => {
    given.push(done(JSON.stringify({ status_cd: 'P' })), { body: { status_cd: 'PE', error_report: {} } });
    expect(await portal.status(of, 'r')).toEqual({ status: 'processed', rejected: [] });
    expect(await portal.status(of, 'r')).toEqual({ status: 'processed-with-errors', rejected: [] });
  });

  it('may call the reference id ref_id', async () => {
    given.push(done({ ref_id: 'R-1' }));
    expect(await portal.reset(of)).toBe('R-1');
  });
});

describe('a call', () => {
  it('saves without empty sections, which GSTN refuses, and names GSTIN and period in headers', async () => {
    given.push(done({ reference_id: 'R-1' }));
    const payload = {
      gstin,
      fp: '102026',
      b2b: [],
      hsn: { data: [] },
      nil: { inv: [] },
      b2cs: [{ pos: '27' }],
    };
    await portal.save(of, payload as unknown as Gstr1Payload);
    expect(seen[0]).toMatchObject({
      method: 'PUT',
      path: '/gstr1/retsave',
      headers: { gstin, ret_period: '102026', txn: 'the-txn' },
    });
    expect(seen[0]?.body).toEqual({ gstin, fp: '102026', b2cs: [{ pos: '27' }] });
  });

  it('names the period as each path wants it', async () => {
    given.push(done({ status_cd: 'P' }), done({ reference_id: 'R' }), done(summary.raw), done({ b2b: [] }));
    await portal.status(of, 'R-1');
    await portal.proceed(of, true);
    await portal.summary(of);
    await portal.section(of, 'b2b');
    const email = 'erp@example.in';
    expect(seen.map(({ path, query }) => [path, query])).toEqual([
      ['/gstr/retstatus', { gstin, returnperiod: '102026', refid: 'R-1', email }],
      ['/all/newproceedfile', { gstin, retperiod: '102026', type: 'GSTR1', isNil: 'Y', email }],
      // An empty smrytyp is refused with AUTH143: none is sent.
      ['/gstr1/retsum', { gstin, retperiod: '102026', email }],
      ['/gstr1/b2b', { gstin, retperiod: '102026', email }],
    ]);
  });

  it('takes the older name of a path where the newer is none', async () => {
    const none = { status: 404, body: 'No API configured for :/x' };
    given.push(none, done({ reference_id: 'R' }), none, done({ txpda: [1] }));
    expect(await portal.proceed(of, false)).toBe('R');
    expect(await portal.section(of, 'txpda')).toEqual([1]);
    expect(seen.map(({ path }) => path)).toEqual([
      '/all/newproceedfile',
      '/all/proceedfile',
      '/gstr1/txpa',
      '/gstr1/isd',
    ]);
    expect(seen[1]?.query).toEqual({ gstin, retperiod: '102026', type: 'GSTR1', email: 'erp@example.in' });
    given.push(none);
    // The older call knows no nil return.
    await expect(portal.proceed(of, true)).rejects.toMatchObject({ code: 'NO-API' });
  });

  it('files with the OTP by retevcfile, with the data of the summary as it came', async () => {
    given.push(done({ ack_num: 'AA1' }), done({ ack_num: 'AA2' }));
    expect(await portal.file(of, { pan: 'AAMCT7421K', evc: '123456', summary })).toBe('AA1');
    expect(await portal.file(of, { pan: 'AAMCT7421K', evc: '123456', summary: 'nil' })).toBe('AA2');
    expect(seen[0]).toMatchObject({
      method: 'POST',
      path: '/gstr1/retevcfile',
      query: { pan: 'AAMCT7421K', evcotp: '123456' },
      body: summary.raw,
    });
    expect(seen[1]?.body).toEqual({ gstin, ret_period: '102026', isnil: 'Y' });
    expect(JSON.stringify(reports)).not.toContain('123456');
  });

  it('follows the token of a large answer: the files are named, then opened by the provider', async () => {
    const notYet = { body: { status_cd: '0', error: { error_cd: 'RTN_24', message: 'Being made' } } };
    const urls = [{ ul: 'https://files/1' }, { ul: 'https://files/2' }];
    given.push(done({ token: 'T', est: '20' }), notYet, done({ urls, ek: 'EK', fc: 2 }));
    given.push(done({ b2b: [{ ctin: 'A' }] }), done({ b2b: [{ ctin: 'B' }] }));
    expect(await portal.section(of, 'b2b')).toEqual([{ ctin: 'A' }, { ctin: 'B' }]);
    expect(seen.map(({ path }) => path)).toEqual([
      '/gstr1/b2b',
      '/all/filedet',
      '/all/filedet',
      '/all/largefile',
      '/all/largefile',
    ]);
    expect(seen[4]?.query).toMatchObject({ url: 'https://files/2', ek: 'EK', gstin, returnperiod: '102026' });
    expect(JSON.stringify(reports.map(({ request }) => request))).not.toContain('EK');
  });

  it('is given up with RTN_24 when the files are not there within the patience', async () => {
    const notYet = { body: { status_cd: '0', error: { error_cd: 'RTN_24', message: 'Being made' } } };
    given.push(done({ token: 'T', est: '20' }), ...Array.from({ length: 10 }, () => notYet));
    await expect(portal.section(of, 'b2b')).rejects.toMatchObject({ code: 'RTN_24' });
  });

  it('takes RET13509 for "nothing found" where it reads', async () => {
    given.push({ body: { status_cd: '0', error: { error_cd: 'RET13509', message: 'No record' } } });
    expect(await portal.section(of, 'b2b')).toEqual([]);
  });
});
