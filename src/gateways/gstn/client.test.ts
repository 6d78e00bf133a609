import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReturnOf } from '../../filing/needs/portal.ts';
import type { GatewayCall } from '../gateway-call.ts';
import { createGstnPortal, type GstnPortal } from './client.ts';
import { encrypt, mac, payloadBytes, sealKey } from './envelope.ts';
import { openArchive } from './file-download.ts';

const sessionKey = Buffer.alloc(32, 1);
const answerKey = Buffer.alloc(32, 2);
const fileKey = Buffer.alloc(32, 3);
const pem = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString();

const of: ReturnOf = {
  returnPeriod: '2026-10',
  session: {
    taxpayer: { gstin: '27AAMCT7421K1ZV', userName: 'tapti' },
    state: 'signed-in',
    expiresAt: '2026-11-05T16:00:00.000Z',
    secret: JSON.stringify({
      appKey: sessionKey.toString('base64'),
      sessionKey: sessionKey.toString('base64'),
      authToken: 'the-token',
    }),
  },
};
const payload = { gstin: '27AAMCT7421K1ZV', fp: '102026', nil: { inv: [] } };

/** An answer as the portal seals it. */
function sealed(plain: object, broken: object = {}): string {
  const bytes = payloadBytes(plain);
  const data = encrypt(bytes, answerKey).toString('base64');
  return JSON.stringify({
    status_cd: '1',
    data,
    rek: sealKey(answerKey, sessionKey),
    hmac: mac(bytes, answerKey),
    ...broken,
  });
}

/** A tar.gz with one sealed JSON file for each of the given objects, as the portal makes them. */
function archiveOf(files: readonly object[], key: Buffer): Buffer {
  const quoted = files.map((file) => `"${encrypt(payloadBytes(file), key).toString('base64')}"`);
  return archiveOfTexts(quoted);
}

function archiveOfTexts(texts: readonly string[]): Buffer {
  const entries = texts.flatMap((text, index) => [headerOf(`part-${index}.json`, text.length), padded(text)]);
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(1_024)]));
}

function padded(text: string): Buffer {
  return Buffer.concat([Buffer.from(text), Buffer.alloc((512 - (text.length % 512)) % 512)]);
}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(size.toString(8).padStart(11, '0'), 124);
  header.write('        ', 148);
  header.write('0', 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

const vectorsFile = new URL('../../../../shared/oracle/portal/crypto-vectors.json', import.meta.url);

interface Received {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Script = (received: Received, response: ServerResponse) => void;

/** A portal that does what the test says: what the simulator cannot be told to do. */
describe('client of GSTN', () => {
  let server: Server;
  let base: string;
  let portal: GstnPortal;
  let script: Script;
  const received: Received[] = [];
  const reports: GatewayCall[] = [];
  let waits: number[] = [];

  const settings = (clock = '2026-11-05T10:00:00.000Z') => ({
    baseUrl: `${base}/gsp/`,
    clientId: 'id',
    clientSecret: 'hush-hush',
    extraHeaders: { 'x-gsp-key': 'gsp-key' },
    ipAddress: '203.0.113.7',
    clock: { now: () => clock },
    onCall: (call: GatewayCall) => reports.push(call),
    patience: {
      wait: async (milliseconds: number) => {
        waits.push(milliseconds);
      },
      limitMs: 60_000,
    },
  });

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const url = new URL(request.url ?? '', base);
      const call = { url, headers: request.headers, body: Buffer.concat(chunks).toString() };
      received.push(call);
      script(call, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    portal = createGstnPortal({ ...settings(), publicKeyPem: pem });
  });
  beforeEach(() => {
    received.length = 0;
    reports.length = 0;
    waits = [];
  });
  afterAll(() => {
    portal.close();
    server.closeAllConnections();
    server.close();
  });

  const answers = (body: string, status = 200) => {
    script = (_, response) => response.writeHead(status).end(body);
  };

  describe('requests', () => {
    it('carry the headers of the caller, the session and the period, and those of the GSP', async () => {
      answers(sealed({ reference_id: 'r-1' }));
      expect(await portal.save(of, payload)).toBe('r-1');
      const [call] = received;
      expect(call?.url.pathname).toBe('/gsp/taxpayerapi/v4.1/returns/gstr1');
      expect(call?.headers).toMatchObject({
        'content-type': 'application/json',
        clientid: 'id',
        'client-secret': 'hush-hush',
        'state-cd': '27',
        'ip-usr': '203.0.113.7',
        txn: expect.stringMatching(/^[0-9a-f]{32}$/),
        username: 'tapti',
        'auth-token': 'the-token',
        gstin: '27AAMCT7421K1ZV',
        ret_period: '102026',
        'x-gsp-key': 'gsp-key',
      });
      expect(call?.headers).not.toHaveProperty('rtn_typ');
      expect(Object.keys(JSON.parse(call?.body ?? ''))).toEqual(['action', 'hmac', 'data']);
    });

    it('repeat the headers as hdr, without the secret, on the newer calls', async () => {
      answers(sealed({ reference_id: 'r-1' }));
      await portal.proceed(of, false);
      const { headers, body, url } = received[0] ?? {};
      expect(url?.pathname).toBe('/gsp/taxpayerapi/v1.1/returns/gstrptf');
      expect(headers).toMatchObject({ rtn_typ: 'GSTR1', userrole: 'GSTR1', api_version: '1.1' });
      const { hdr } = JSON.parse(body ?? '');
      expect(Object.keys(hdr).sort()).toEqual([
        'api_version',
        'auth-token',
        'clientid',
        'gstin',
        'ip-usr',
        'ret_period',
        'rtn_typ',
        'state-cd',
        'txn',
        'username',
        'userrole',
      ]);
      for (const [name, value] of Object.entries(hdr)) expect(headers?.[name]).toBe(value);
    });

    it('of filing carry signature, type and signatory, and neither hmac nor hdr', async () => {
      answers(sealed({ ack_num: 'AA271026000001A' }));
      expect(await portal.file(of, { pan: 'AAMCT7421K', evc: 'A1B2C3', summary: 'nil' })).toBe(
        'AA271026000001A',
      );
      const body = JSON.parse(received[0]?.body ?? '');
      expect(Object.keys(body).sort()).toEqual(['action', 'data', 'sid', 'sign', 'st']);
      const bytes = payloadBytes({ gstin: '27AAMCT7421K1ZV', ret_period: '102026', isnil: 'Y' });
      expect(body).toMatchObject({
        st: 'EVC',
        sid: 'AAMCT7421K|A1B2C3',
        sign: mac(bytes, 'AAMCT7421K|A1B2C3'),
      });
      expect(JSON.stringify(reports)).not.toMatch(/A1B2C3|the-token|hush-hush|gsp-key/);
    });

    it('fetch the certificate once, and again after the portal could not open the app key', async () => {
      const lazy = createGstnPortal({ ...settings(), publicKeyUrl: `${base}/certificate` });
      let refuses = false;
      script = ({ url }, response) => {
        const refusal = { status_cd: '0', error: { message: 'Invalid public key', error_cd: 'TEC4002' } };
        if (url.pathname === '/certificate') response.end(pem);
        else response.end(JSON.stringify(refuses ? refusal : { status_cd: '1' }));
      };
      const fetched = () => received.filter(({ url }) => url.pathname === '/certificate').length;
      await lazy.requestOtp(of.session.taxpayer);
      await lazy.requestOtp(of.session.taxpayer);
      expect(fetched()).toBe(1);
      refuses = true;
      await expect(lazy.requestOtp(of.session.taxpayer)).rejects.toMatchObject({ code: 'TEC4002' });
      refuses = false;
      await lazy.requestOtp(of.session.taxpayer);
      expect(fetched()).toBe(2);
      lazy.close();
    });
  });

  describe('answers that do not fit', () => {
    const misfits: readonly [string, string][] = [
      ['a wrong HMAC', sealed({ reference_id: 'r-1' }, { hmac: mac(Buffer.from('x'), answerKey) })],
      ['no HMAC', sealed({ reference_id: 'r-1' }, { hmac: undefined })],
      ['a key of another session', sealed({ reference_id: 'r-1' }, { rek: sealKey(answerKey, answerKey) })],
      ['no reference id', sealed({ status: 'ok' })],
      ['status 0 without an error', '{"status_cd":"0"}'],
    ];
    for (const [what, body] of misfits) {
      it(`with ${what} are BAD-ANSWER`, async () => {
        answers(body);
        await expect(portal.save(of, payload)).rejects.toMatchObject({
          code: 'BAD-ANSWER',
          remedy: 'ask the portal what happened',
        });
      });
    }

    it('without an ARN send people to the portal', async () => {
      answers(sealed({ status: 'ok' }));
      const request = { pan: 'AAMCT7421K', evc: 'A1B2C3', summary: 'nil' } as const;
      await expect(portal.file(of, request)).rejects.toMatchObject({
        remedy: 'ask the portal what happened',
      });
    });

    it('with an unknown status word are a defect to report', async () => {
      answers(sealed({ status_cd: 'ZZ' }));
      await expect(portal.status(of, 'r-1')).rejects.toMatchObject({
        code: 'BAD-ANSWER',
        message: expect.stringContaining('ZZ'),
      });
    });
  });

  it('does not ask twice', async () => {
    answers('<html>Service unavailable</html>', 503);
    await expect(portal.summary(of)).rejects.toMatchObject({ code: 'NOT-REACHED' });
    expect(received).toHaveLength(1);
  });

  it('does not fail a call because its report failed', async () => {
    const failing = createGstnPortal({
      ...settings(),
      publicKeyPem: pem,
      onCall: () => {
        throw new Error('full');
      },
    });
    answers(sealed({ reference_id: 'r-1' }));
    expect(await failing.save(of, payload)).toBe('r-1');
    failing.close();
  });

  describe('large answers', () => {
    const archive = archiveOf([{ b2b: [{ ctin: 'A' }] }, { b2b: [{ ctin: 'B' }] }], fileKey);
    const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const notYet = {
      status_cd: '0',
      error: { message: 'File generation is in progress', error_cd: 'RTN_24' },
    };

    /** Answers a token, then `notYet` some times, then one file. */
    const serveFile = (file: Buffer, { notYetTimes = 0, hash = hashOf(file), est = '1' } = {}) => {
      let left = notYetTimes;
      const entry = { ul: `${base}/files/one.tar.gz`, ic: 2, hash };
      script = ({ url }, response) => {
        const action = url.searchParams.get('action');
        if (url.pathname.startsWith('/files/')) response.end(file);
        else if (action === 'B2B') response.end(sealed({ token: 'large', est }));
        else if (left-- > 0) response.end(JSON.stringify(notYet));
        else response.end(sealed({ fc: 1, ek: fileKey.toString('base64'), urls: [entry] }));
      };
    };

    it('are waited for, fetched without our headers, opened and joined', async () => {
      serveFile(archive, { notYetTimes: 2 });
      expect(await portal.section(of, 'b2b')).toEqual([{ ctin: 'A' }, { ctin: 'B' }]);
      expect(waits).toEqual([6_000, 6_000]);
      const file = received.find(({ url }) => url.pathname.startsWith('/files/'));
      expect(Object.keys(file?.headers ?? {}).sort()).toEqual(['connection', 'host']);
      expect(JSON.stringify(reports)).not.toContain(fileKey.toString('base64'));
    });

    it("are given up after the limit, with the portal's own words", async () => {
      serveFile(archive, { notYetTimes: 99, est: '30' });
      await expect(portal.section(of, 'b2b')).rejects.toMatchObject({
        code: 'RTN_24',
        remedy: 'try again later',
      });
      expect(waits).toEqual([30_000, 30_000]);
    });

    it('are refused when the file is not the announced one, or cannot be opened', async () => {
      serveFile(archive, { hash: hashOf(Buffer.from('other')) });
      await expect(portal.section(of, 'b2b')).rejects.toMatchObject({ code: 'BAD-ANSWER' });
      for (const file of [
        Buffer.from('no archive'),
        gzipSync(Buffer.alloc(700, 'x')),
        archiveOf([{ b2b: [] }], answerKey),
      ]) {
        serveFile(file);
        await expect(portal.section(of, 'b2b')).rejects.toMatchObject({ code: 'BAD-ANSWER' });
      }
    });
  });
});

describe('archive of a large answer', () => {
  it('opens every file in it', async () => {
    expect(await openArchive(archiveOf([{ b2b: [1] }, { hsn: { data: [] } }], fileKey), fileKey)).toEqual([
      { b2b: [1] },
      { hsn: { data: [] } },
    ]);
  });

  it('throws when it is sealed under another key or holds no object', async () => {
    await expect(openArchive(archiveOf([{ b2b: [] }], fileKey), answerKey)).rejects.toThrow();
    await expect(openArchive(archiveOf([[1]], fileKey), fileKey)).rejects.toThrow('no sections');
  });

  it.skipIf(!existsSync(vectorsFile))(
    'opens the reference vectors, quoted and unquoted (skipped: not present)',
    async () => {
      const { filedet_member: vector } = JSON.parse(readFileSync(vectorsFile, 'utf8')) as Record<
        string,
        Record<string, string>
      >;
      const contents = Object.entries(vector ?? {}).filter(([name]) =>
        name.startsWith('member_file_content'),
      );
      const vectorKey = Buffer.from(
        Object.entries(vector ?? {}).find(([name]) => name.startsWith('ek_b64'))?.[1] ?? '',
        'base64',
      );
      expect(contents).toHaveLength(2);
      for (const [, content] of contents)
        expect(await openArchive(archiveOfTexts([content]), vectorKey)).toEqual([{ b2b: [] }]);
    },
  );
});
