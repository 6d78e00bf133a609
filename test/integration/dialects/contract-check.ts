import { existsSync, readFileSync } from 'node:fs';

/** A request to a served dialect and its answer, as they were on the wire. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly status: number;
  readonly answer: string;
}

/** Looks an exchange over against the contract of a provider; answers what is wrong with it, in sentences. */
export type ContractCheck = (exchange: Exchange) => readonly string[];

type Json = Readonly<Record<string, unknown>>;

interface SandboxOperation {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Json | string | null;
}

interface WhitebooksOperation {
  readonly method: string;
  readonly path: string;
  readonly query: readonly { readonly name: string; readonly required: boolean }[];
  readonly headers: {
    readonly session_set: 'full' | { readonly absent: readonly string[] };
    readonly extra: readonly string[];
  };
  readonly body: unknown;
}

/** The operations of a contract file beside the checkout; null where the file is not present. */
function operationsOf<Operation>(name: string): readonly Operation[] | null {
  const file = new URL(`../../../../shared/reference/contracts/${name}.json`, import.meta.url);
  if (!existsSync(file)) return null;
  return (JSON.parse(readFileSync(file, 'utf8')) as { operations: readonly Operation[] }).operations;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const missing = (names: readonly string[], there: Json, where: string) =>
  names
    .filter((name) => there[name] === undefined || there[name] === '')
    .map((name) => `${where} lacks ${name}`);
const unknown = (there: readonly string[], names: readonly string[], where: string) =>
  there
    .filter((name) => !names.includes(name))
    .map((name) => `${where} has ${name}, which is in no contract`);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function said({ url, method }: Exchange) {
  const { pathname, searchParams } = new URL(url, 'http://provider');
  return { path: pathname, query: Object.fromEntries(searchParams), place: `${method} ${pathname}` };
}

/** The check against the contract of sandbox.co.in; null where its file is not present. */
export function sandboxCheck(): ContractCheck | null {
  const operations = operationsOf<SandboxOperation>('sandbox');
  if (!operations) return null;
  const known = operations.map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[\\w-]+')}$`),
  }));
  return (exchange) => {
    const { path, query, place } = said(exchange);
    const found =
      known.find(({ operation }) => operation.method === exchange.method && operation.path === path) ??
      known.find(({ operation, pattern }) => operation.method === exchange.method && pattern.test(path));
    if (!found) return [`${place} is in no contract`];
    const { operation } = found;
    const needed = Object.entries(operation.query).flatMap(([name, says]) =>
      says.startsWith('required') ? [name] : [],
    );
    const token = operation.authorization.startsWith('none') ? ['x-api-secret'] : ['authorization'];
    return [
      ...missing(['x-api-key', 'x-api-version', ...token], exchange.headers, place),
      ...missing(needed, query, place),
      // The contract names parameters of one kind together: `bill_of_entry_number|bill_of_entry_date|port_code`.
      ...unknown(
        Object.keys(query),
        Object.keys(operation.query).flatMap((names) => names.split('|')),
        place,
      ),
      ...sandboxBody(operation, exchange, place),
      ...sandboxAnswer(exchange, place),
    ];
  };
}

/** `gt` and `cur_gt` are marked required, but neither GSTN nor the provider's own clients insist on them. */
const optional: ReadonlySet<string> = new Set(['gt', 'cur_gt']);

function sandboxBody({ body }: SandboxOperation, exchange: Exchange, place: string): readonly string[] {
  if (!isObject(body)) return [];
  const needed = Object.entries(body).flatMap(([name, says]) =>
    typeof says === 'string' && /required/.test(says) && !optional.has(name) ? [name] : [],
  );
  return isObject(exchange.body)
    ? missing(needed, exchange.body, `the body of ${place}`)
    : [`${place} has no body`];
}

/** Three shapes: done, refused by GSTN (both HTTP 200), refused by the gateway. */
function sandboxAnswer({ status, answer }: Exchange, place: string): readonly string[] {
  const body = parsed(answer);
  if (!isObject(body)) return [`the answer to ${place} is no object`];
  const where = `the answer to ${place}`;
  const always = missing(['code', 'timestamp', 'transaction_id'], body, where);
  const code = body.code === status ? [] : [`${where} says code ${String(body.code)} with HTTP ${status}`];
  if (status !== 200) return [...always, ...code, ...missing(['message'], body, where)];
  if (!isObject(body.data)) return [...always, `${where} has no data`];
  const { error } = body.data;
  const refused = body.data.status_cd === '0';
  const shape =
    refused && !(isObject(error) && (error.error_cd ?? error.error_code) && error.message)
      ? [`${where} refuses without code and message`]
      : [];
  return [...always, ...code, ...shape];
}

/** The check against the contract of WhiteBooks; null where its file is not present. */
export function whitebooksCheck(): ContractCheck | null {
  const operations = operationsOf<WhitebooksOperation>('whitebooks');
  if (!operations) return null;
  const known = new Map(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));
  return (exchange) => {
    const { path, query, place } = said(exchange);
    const operation = known.get(`${exchange.method} ${path}`);
    if (!operation) return [`${place} is in no contract`];
    const needed = operation.query.filter(({ required }) => required).map(({ name }) => name);
    const names = operation.query.map(({ name }) => name);
    return [
      ...missing(headersOf(operation), exchange.headers, place),
      ...missing(needed, query, place),
      ...unknown(Object.keys(query), names, place),
      ...(operation.body && !isObject(exchange.body) ? [`${place} has no body`] : []),
      ...whitebooksAnswer(exchange, place),
    ];
  };
}

const sessionSet = ['gst_username', 'state_cd', 'ip_address', 'txn', 'client_id', 'client_secret'];

function headersOf({ path, headers: { session_set: set, extra } }: WhitebooksOperation): readonly string[] {
  // Public reads ask for State and address, which no client has; the OTP request issues the txn.
  if (path.startsWith('/public/')) return ['client_id', 'client_secret'];
  const absent = path.endsWith('/otprequest') ? ['txn'] : set === 'full' ? [] : set.absent;
  return [...sessionSet.filter((name) => !absent.includes(name)), ...extra];
}

/** `header` and both words of status stand in every answer; a refusal has its code under one of two spellings. */
function whitebooksAnswer({ status, answer }: Exchange, place: string): readonly string[] {
  const where = `the answer to ${place}`;
  const body = parsed(answer);
  if (!isObject(body)) return [`${where} is no object`];
  const { status_cd: word, error } = body;
  const always = missing(['status_cd', 'status_desc', 'header'], body, where);
  if (word === '1') return status === 200 ? always : [...always, `${where} is done with HTTP ${status}`];
  const isGstn = isObject(error) && Boolean(error.error_cd && error.message);
  const isGateway = isObject(error) && Boolean(error.errorCode && error.errorMessage);
  const shape = (status === 200 ? isGstn : isGateway) ? [] : [`${where} refuses in no known spelling`];
  return [...always, ...shape];
}
