/** An answer with its status and its body, read as JSON where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
  readonly body: any;
}

/** A browser without a window: it keeps the cookie and sends the header that our own pages send. */
export class Browser {
  readonly #origin: string;
  #cookie = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The cookie of its sign-in, for a request made by hand. */
  get cookie(): string {
    return this.#cookie;
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${this.#origin}${path}`, {
      method,
      headers: {
        'x-vivarani': '1',
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const set = answer.headers.get('set-cookie');
    if (set) this.#cookie = set.split(';')[0] ?? '';
    return { status: answer.status, headers: answer.headers, body: await bodyOf(answer) };
  }

  get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.call('POST', path, body);
  }

  /** Reads server-sent events until one of this name has come. */
  async untilEvent(path: string, name: string, trigger: () => Promise<unknown>): Promise<string> {
    const stop = new AbortController();
    const answer = await fetch(`${this.#origin}${path}`, {
      headers: { cookie: this.#cookie },
      signal: stop.signal,
    });
    const triggered = trigger();
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.includes(`event: ${name}\n`)) break;
    }
    stop.abort();
    await triggered;
    return text;
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  const type = answer.headers.get('content-type') ?? '';
  if (type.includes('json')) return answer.json();
  return type.includes('text') ? answer.text() : Buffer.from(await answer.arrayBuffer());
}
