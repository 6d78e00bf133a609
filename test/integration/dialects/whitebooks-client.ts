import { setTimeout as delay } from 'node:timers/promises';
import type { ConsumerKeys } from '../../../src/filing/needs/consumers.ts';

/** An answer of the dialect, whatever its shape. */
export interface DialectAnswer {
  readonly status: number;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
  readonly body: any;
}

type Named = Readonly<Record<string, string>>;

/** What a call says beside its path. */
export interface Said {
  readonly query?: Named;
  readonly headers?: Named;
  /** Text goes as it is, anything else as JSON. */
  readonly body?: unknown;
}

/** Everything that a program of WhiteBooks knows. */
export interface WhitebooksAccount {
  readonly url: string;
  readonly keys: ConsumerKeys;
  readonly email: string;
  readonly userName: string;
  readonly gstin: string;
  /** MMYYYY */
  readonly period: string;
}

/** A program written for WhiteBooks: it knows paths, parameters and headers, and nothing of ours. */
export class WhitebooksClient {
  readonly account: WhitebooksAccount;
  txn: string | undefined;

  constructor(account: WhitebooksAccount) {
    this.account = account;
  }

  get headers(): Named {
    const { keys, userName, gstin } = this.account;
    return {
      client_id: keys.apiKey,
      client_secret: keys.apiSecret,
      gst_username: userName,
      state_cd: gstin.slice(0, 2),
      ip_address: '127.0.0.1',
      ...(this.txn === undefined ? {} : { txn: this.txn }),
    };
  }

  async call(
    method: string,
    path: string,
    { query = {}, headers = {}, body }: Said = {},
  ): Promise<DialectAnswer> {
    const search = new URLSearchParams({ email: this.account.email, ...query });
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(`${this.account.url}${path}?${search}`, {
      method,
      headers: { ...this.headers, ...content, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, type, body: type.includes('json') ? JSON.parse(text) : text };
  }

  /** A read of the return: GSTIN and period in the query. */
  read(path: string, query: Named = {}, periodName = 'retperiod'): Promise<DialectAnswer> {
    const { gstin, period } = this.account;
    return this.call('GET', path, { query: { gstin, [periodName]: period, ...query } });
  }

  /** A read that is about no period: GSTIN in the query. */
  readAll(path: string, query: Named = {}): Promise<DialectAnswer> {
    return this.call('GET', path, { query: { gstin: this.account.gstin, ...query } });
  }

  /** A write: GSTIN and period in headers. */
  write(method: 'PUT' | 'POST', path: string, { query, headers, body }: Said): Promise<DialectAnswer> {
    const { gstin, period } = this.account;
    return this.call(method, path, {
      ...(query ? { query } : {}),
      body,
      headers: { gstin, ret_period: period, ...headers },
    });
  }

  async signIn(otp = '575757', query: Named = {}): Promise<DialectAnswer> {
    const asked = await this.call('GET', '/authentication/otprequest', { query });
    this.txn = asked.body.header?.txn;
    return this.call('GET', '/authentication/authtoken', { query: { otp } });
  }

  /** Asks for the status until it is final. */
  async follow(refid: string): Promise<DialectAnswer> {
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await this.read('/gstr/retstatus', { refid }, 'returnperiod');
      if (answer.body.status_cd === '0' || !['REC', 'IP'].includes(answer.body.data.status_cd)) return answer;
      await delay(20);
    }
    throw new Error(`${refid} was not processed in time.`);
  }

  async save(body: unknown): Promise<DialectAnswer> {
    const saved = await this.write('PUT', '/gstr1/retsave', { body });
    return saved.body.status_cd === '1' ? this.follow(saved.body.data.reference_id) : saved;
  }

  async proceed(query: Named = {}): Promise<DialectAnswer> {
    const asked = await this.read('/all/newproceedfile', { type: 'GSTR1', ...query });
    return asked.body.status_cd === '1' ? this.follow(asked.body.data.reference_id) : asked;
  }

  requestEvc(pan: string): Promise<DialectAnswer> {
    const { gstin } = this.account;
    return this.call('GET', '/authentication/otpforevc', { query: { gstin, pan, form_type: 'R1' } });
  }
}
