/** A browser that goes wherever it is sent, with cookies for each address of its own. */
export class Traveller {
  readonly #jars = new Map<string, Map<string, string>>();

  /** Follows redirects until a page answers, or until `stopBefore` is next; answers the address it stands at. */
  async go(address: string, stopBefore?: string): Promise<URL> {
    let url = new URL(address);
    for (let hops = 0; hops < 12; hops++) {
      if (stopBefore !== undefined && url.pathname === stopBefore) return url;
      const answer = await this.call('GET', url);
      const to = answer.headers.get('location');
      if (to === null) return url;
      url = new URL(to, url);
    }
    throw new Error(`No end of redirects at ${url.href}`);
  }

  async call(method: string, url: URL, body?: unknown): Promise<Response> {
    const jar = this.#jars.get(url.host) ?? new Map<string, string>();
    this.#jars.set(url.host, jar);
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        'x-vivarani': '1',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
}
