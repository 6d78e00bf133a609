import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHmac,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { isClassic } from '../clock.ts';

/*
 * A client of the portal written by hand from the protocol: it shares no code with the simulator, so that both
 * sides cannot have the same misunderstanding. The tests of this folder use it.
 */
type Json = Record<string, unknown>;

/** A portal answer as the client reads it. */
export interface Answer {
  readonly httpStatus: number;
  readonly ok: boolean;
  readonly code: string | undefined;
  readonly message: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: test code looks into answers of every shape.
  readonly plain: any;
}

const aes = (plain: Buffer | string, key: Buffer) => {
  const cipher = createCipheriv('aes-256-ecb', key, null);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
};
const unaes = (sealed: string, key: Buffer) => {
  const decipher = createDecipheriv('aes-256-ecb', key, null);
  return Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]);
};
const hmac = (text: string, key: Buffer | string) => createHmac('sha256', key).update(text).digest('base64');

/** One taxpayer at one portal. */
export class HandClient {
  readonly url: string;
  readonly gstin: string;
  readonly userName = 'tester';
  readonly pem: string;
  appKey = randomBytes(32);
  token = '';
  sessionKey = Buffer.alloc(0);
  /** Headers that a test sets or, with undefined, leaves out. */
  headers: Record<string, string | undefined> = {};

  constructor(portal: { readonly url: string; readonly publicKeyPem: string }, gstin: string) {
    this.url = portal.url;
    this.pem = portal.publicKeyPem;
    this.gstin = gstin;
  }

  #headersOf(more: Json): Record<string, string> {
    const all = {
      clientid: 'test-client',
      'client-secret': 'test-secret',
      'state-cd': this.gstin.slice(0, 2),
      'ip-usr': '127.0.0.1',
      txn: randomBytes(16).toString('hex'),
      'content-type': 'application/json',
      ...(more as Record<string, string>),
      ...this.headers,
    };
    return Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  }

  async send(method: string, path: string, body: Json | undefined, headers: Json = {}): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: this.#headersOf(headers),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Json;
    const error = answer.error as { error_cd: string; message: string } | undefined;
    const ok = answer.status_cd === '1';
    const plain = ok && 'rek' in answer ? this.#open(answer) : answer;
    return { httpStatus: response.status, ok, code: error?.error_cd, message: error?.message, plain };
  }

  #open(answer: Json): unknown {
    const key = unaes(answer.rek as string, this.sessionKey);
    const base64 = unaes(answer.data as string, key).toString();
    if (answer.hmac !== hmac(base64, key)) throw new Error('the answer carries a wrong hmac');
    return JSON.parse(Buffer.from(base64, 'base64').toString());
  }

  authenticate(body: Json): Promise<Answer> {
    return this.send('POST', '/taxpayerapi/v1.0/authenticate', { username: this.userName, ...body });
  }

  sealedAppKey(): string {
    const sealed = publicEncrypt({ key: this.pem, padding: constants.RSA_PKCS1_PADDING }, this.appKey);
    return sealed.toString('base64');
  }

  async signIn(otp = '575757'): Promise<Answer> {
    await this.authenticate({ action: 'OTPREQUEST', app_key: this.sealedAppKey() });
    const answer = await this.authenticate({
      action: 'AUTHTOKEN',
      app_key: this.sealedAppKey(),
      otp: aes(otp, this.appKey),
    });
    if (answer.ok) this.#keep(answer.plain);
    return answer;
  }

  async refresh(): Promise<Answer> {
    const next = randomBytes(32);
    const body = { action: 'REFRESHTOKEN', auth_token: this.token, app_key: aes(next, this.sessionKey) };
    const answer = await this.authenticate(body);
    if (answer.ok) {
      this.appKey = next;
      this.#keep(answer.plain);
    }
    return answer;
  }

  #keep({ auth_token: token, sek }: { auth_token: string; sek: string }): void {
    this.token = token;
    this.sessionKey = unaes(sek, this.appKey);
  }

  #session(period: string): Json {
    return { username: this.userName, 'auth-token': this.token, gstin: this.gstin, ret_period: period };
  }

  get(path: string, period: string, query: Record<string, string>): Promise<Answer> {
    const search = new URLSearchParams({ gstin: this.gstin, ret_period: period, ...query });
    return this.send('GET', `${path}?${search}`, undefined, this.#session(period));
  }

  write(
    method: string,
    path: string,
    period: string,
    message: { action: string; payload: Json; more?: Json },
  ): Promise<Answer> {
    const base64 = Buffer.from(JSON.stringify(message.payload)).toString('base64');
    const body = {
      action: message.action,
      data: aes(base64, this.sessionKey),
      hmac: hmac(base64, this.sessionKey),
      ...message.more,
    };
    return this.send(method, path, body, this.#session(period));
  }

  save(payload: Json): Promise<Answer> {
    return this.write('PUT', '/taxpayerapi/v4.1/returns/gstr1', String(payload.fp), {
      action: 'RETSAVE',
      payload,
    });
  }

  status(period: string, referenceId: string): Promise<Answer> {
    return this.get('/taxpayerapi/v1.1/returns', period, { action: 'RETSTATUS', ref_id: referenceId });
  }

  /** Saves and answers the final status. */
  async saved(payload: Json): Promise<Answer['plain']> {
    const answer = await this.save(payload);
    if (!answer.ok) return answer;
    return this.ended(String(payload.fp), answer.plain.reference_id);
  }

  async ended(period: string, referenceId: string): Promise<Answer['plain']> {
    for (let poll = 0; poll < 500; poll += 1) {
      const { plain } = await this.status(period, referenceId);
      if (plain.status_cd !== 'REC' && plain.status_cd !== 'IP') return plain;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('the request did not end');
  }

  proceed(period: string, more: Json = {}): Promise<Answer> {
    const payload = { gstin: this.gstin, ret_period: period, ...more };
    if (isClassic(period))
      return this.write('POST', '/taxpayerapi/v0.3/returns/gstr1', period, { action: 'RETSUBMIT', payload });
    return this.write('POST', '/taxpayerapi/v1.1/returns/gstrptf', period, {
      action: 'RETNEWPTF',
      payload,
      more: { hdr: {} },
    });
  }

  reset(period: string): Promise<Answer> {
    const payload = { gstin: this.gstin, ret_period: period };
    return this.write('POST', '/taxpayerapi/v4.1/returns/gstr1', period, { action: 'RESET', payload });
  }

  summary(period: string, kind = 'S'): Promise<Answer> {
    return this.get('/taxpayerapi/v4.1/returns/gstr1', period, { action: 'RETSUM', smrytyp: kind });
  }

  section(period: string, action: string, query: Record<string, string> = {}): Promise<Answer> {
    return this.get('/taxpayerapi/v4.1/returns/gstr1', period, { action, ...query });
  }

  evcOtp(pan = this.gstin.slice(2, 12)): Promise<Answer> {
    const search = new URLSearchParams({ action: 'EVCOTP', gstin: this.gstin, pan, form_type: 'R1' });
    return this.send('GET', `/taxpayerapi/v1.0/authenticate?${search}`, undefined, this.#session(''));
  }

  file(
    period: string,
    payload: Json,
    evc = '575757',
    pan = this.gstin.slice(2, 12),
    path = '/taxpayerapi/v4.1/returns/gstr1',
  ): Promise<Answer> {
    const base64 = Buffer.from(JSON.stringify(payload)).toString('base64');
    const sid = `${pan}|${evc}`;
    const body = {
      action: 'RETFILE',
      data: aes(base64, this.sessionKey),
      sign: hmac(base64, sid),
      st: 'EVC',
      sid,
    };
    return this.send('POST', path, body, this.#session(period));
  }

  async track(year: string): Promise<Answer> {
    const search = new URLSearchParams({ action: 'RETTRACK', gstin: this.gstin, fy: year, type: 'R1' });
    const answer = await this.send('GET', `/commonapi/v1.0/returns?${search}`, undefined);
    if (!answer.ok) return answer;
    return { ...answer, plain: JSON.parse(Buffer.from(answer.plain.data, 'base64').toString()) };
  }

  /** Save, proceed, summary, EVC, file: the ARN. */
  async filed(payload: Json): Promise<string> {
    const period = String(payload.fp);
    const saved = await this.saved(payload);
    if (saved.status_cd !== 'P') throw new Error(`not saved: ${JSON.stringify(saved)}`);
    const proceeded = await this.proceed(period);
    await this.ended(period, proceeded.plain.reference_id);
    const { plain: summary } = await this.summary(period);
    await this.evcOtp();
    const answer = await this.file(period, summary);
    if (!answer.ok) throw new Error(`not filed: ${answer.code}`);
    return answer.plain.ack_num;
  }
}

/** Calls a steering route of a simulator. */
export async function steer(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer['plain']> {
  const response = await fetch(`${url}/_simulator/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
}

/** An invoice to a registered customer in another State, 18 %. */
export function invoice(inum: string, change: Json = {}, taxableValue = 1000): Json {
  const iamt = Math.round(taxableValue * 18) / 100;
  return {
    inum,
    idt: '05-10-2025',
    val: taxableValue + iamt,
    pos: '29',
    rchrg: 'N',
    inv_typ: 'R',
    itms: [{ num: 1801, itm_det: { rt: 18, txval: taxableValue, iamt, csamt: 0 } }],
    ...change,
  };
}

/** The taxpayer of the tests. */
export const GSTIN = '27AAMCT7421K1ZV';
/** His customer. */
export const CUSTOMER = '29AADFM3390P1ZN';

/** A save of invoices to one customer for 10-2025. */
export function b2b(invoices: readonly Json[], change: Json = {}): Json {
  return { gstin: GSTIN, fp: '102025', b2b: [{ ctin: CUSTOMER, inv: invoices }], ...change };
}
