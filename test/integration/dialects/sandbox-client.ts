import { setTimeout as delay } from 'node:timers/promises';
import type { ConsumerKeys } from '../../../src/filing/needs/consumers.ts';

/** An answer of the dialect. */
export interface SandboxReply {
  readonly http: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
  readonly body: any;
}

/** A program written for sandbox.co.in: it knows the provider's documents and nothing of us. */
export class SandboxClient {
  readonly #url: string;
  readonly #keys: ConsumerKeys;
  apiToken = '';
  taxpayerToken = '';

  constructor(url: string, keys: ConsumerKeys) {
    this.#url = url;
    this.#keys = keys;
  }

  async call(method: string, path: string, more: SandboxRequest = {}): Promise<SandboxReply> {
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        'x-api-key': this.#keys.apiKey,
        'x-api-version': '1.0.0',
        ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more.headers,
      },
      ...(more.body === undefined ? {} : { body: bodyOf(more.body) }),
    });
    const text = await answer.text();
    return { http: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null };
  }

  async authenticate(): Promise<SandboxReply> {
    const reply = await this.call('POST', '/authenticate', {
      headers: { 'x-api-secret': this.#keys.apiSecret },
    });
    this.apiToken = reply.body.data?.access_token ?? '';
    return reply;
  }

  /** A call with the program's own token. */
  api(method: string, path: string, body?: unknown): Promise<SandboxReply> {
    return this.call(method, `/gst/compliance${path}`, { body, headers: { authorization: this.apiToken } });
  }

  /** A call with the taxpayer's token. */
  taxpayer(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const authorization = this.taxpayerToken;
    return this.call(method, `/gst/compliance/tax-payer${path}`, {
      body,
      headers: { authorization, ...headers },
    });
  }

  async signIn(gstin: string, username = `user-${gstin}`, otp = '575757'): Promise<SandboxReply> {
    if (!this.apiToken) await this.authenticate();
    await this.api('POST', '/tax-payer/otp', { username, gstin });
    const reply = await this.api('POST', `/tax-payer/otp/verify?otp=${otp}`, { username, gstin });
    this.taxpayerToken = reply.body.data?.access_token ?? '';
    return reply;
  }

  /** Polls a reference as the provider advises, only faster. */
  async follow(period: string, referenceId: string): Promise<SandboxReply> {
    for (let tries = 0; tries < 300; tries += 1) {
      const reply = await this.taxpayer('GET', `/gstrs/${period}/status?reference_id=${referenceId}`);
      const state = reply.body.data?.data?.status_cd;
      if (state !== 'REC' && state !== 'IP') return reply;
      await delay(20);
    }
    throw new Error(`${referenceId} was not processed in time.`);
  }
}

/** Body and headers of a call; a text goes out as it is. */
export interface SandboxRequest {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function bodyOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
