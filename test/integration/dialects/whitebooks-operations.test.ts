import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../../src/http/whitebooks/operations.ts';
import { createSimulator, type Fault, type Simulator } from '../../../src/simulator/index.ts';
import { newGstin } from '../portal-contract/samples.ts';
import { type DialectProduct, startDialects } from './product.ts';
import { nothingCodes, notOffered, sample, withoutRefusal } from './whitebooks-cases.ts';
import { type DialectAnswer, type Said, WhitebooksClient } from './whitebooks-client.ts';
import { wholeReturn } from './whole-return.ts';

interface ContractOperation {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly group: string;
  readonly query: readonly { readonly name: string; readonly required: boolean }[];
  readonly headers: { readonly extra: readonly string[] };
}

const contractFile = new URL('../../../../shared/reference/contracts/whitebooks.json', import.meta.url);
const inScope = ['Public', 'Authentication', 'GSTR', 'ALL', 'GSTR1', 'GSTR1A', 'GSTR2A', 'GSTR2B', 'IMS'];
const contract: readonly ContractOperation[] = existsSync(contractFile)
  ? (JSON.parse(readFileSync(contractFile, 'utf8')).operations as readonly ContractOperation[]).filter(
      ({ group }) => inScope.includes(group),
    )
  : [];
/** Where the contract is not present, the calls are still made, with the parameters of every call at once. */
const everyParameter = Object.keys(sample).map((name) => ({ name, required: false }));
const tried: readonly ContractOperation[] = operations.map(
  ({ method, path }) =>
    contract.find((each) => each.method === method && each.path === path) ?? {
      method,
      path,
      group: '',
      query: everyParameter,
      headers: { extra: method === 'GET' ? [] : ['gstin', 'ret_period'] },
    },
);
const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;

let simulator: Simulator;
let product: DialectProduct;
let client: WhitebooksClient;
/** Signed in, with a full return saved. */
let settled: WhitebooksClient;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 20 });
  await steer('clock', { set: '2026-11-05T10:00:00.000Z' });
  product = await startDialects({ portalUrl: simulator.url });
  settled = await newClient();
  client = settled;
  await client.signIn();
  const saved = await client.save(wholeReturn(client.account.gstin));
  expect(saved.body.data).toMatchObject({ status_cd: 'P' });
});
afterAll(async () => {
  expect(product.troubles).toEqual([]);
  await product.close();
  await simulator.close();
});

async function newClient(): Promise<WhitebooksClient> {
  const { keys } = await product.createConsumer();
  const gstin = newGstin();
  const userName = `user-${gstin}`;
  const { url } = product;
  return new WhitebooksClient({ url, keys, email: 'erp@example.in', userName, gstin, period: '102026' });
}

async function steer(path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const sent = { method: 'PUT', headers, body: JSON.stringify(body) };
  expect((await fetch(`${simulator.url}/_simulator/${path}`, sent)).ok).toBe(true);
}

const setFaults = (...faults: readonly Fault[]) => steer('faults', faults);

const periodNames = ['retperiod', 'returnperiod', 'rtnprd', 'ret_period'];

/** Everything that the contract asks of a call, but for what is left out. */
function saidFor(operation: ContractOperation, left?: string): Said {
  const { gstin, period } = client.account;
  const values = { ...sample, gstin, pan: gstin.slice(2, 12) } as Readonly<Record<string, string>>;
  const named = operation.query.filter(({ name }) => name !== 'email' && name !== left);
  const query = Object.fromEntries(
    named.flatMap(({ name, required }) => {
      const value = periodNames.includes(name) ? period : values[name];
      return value === undefined || !required ? [] : [[name, value] as const];
    }),
  );
  const extra = operation.headers.extra.filter((name) => name !== left);
  const headers = Object.fromEntries(
    extra.flatMap((name) =>
      name === 'gstin' ? [[name, gstin]] : name === 'ret_period' ? [[name, period]] : [],
    ),
  );
  return { query, headers, ...(operation.method === 'GET' ? {} : { body: bodyOf(operation) }) };
}

function bodyOf({ path }: ContractOperation): unknown {
  const { gstin, period } = client.account;
  if (path.endsWith('retsave')) return wholeReturn(gstin);
  if (path.endsWith('retfile')) return { content: { gstin, ret_period: period }, pkcs7: 'AAAA' };
  if (path === '/all/savepref') return { gstin, fy: '2026-27', quarter: 'Q3', preference: 'M' };
  if (path.startsWith('/ims/')) return { rtin: gstin, reqtyp: 'SAVE', invdata: {} };
  return { gstin, ret_period: period };
}

const call = (operation: ContractOperation, said = saidFor(operation)) =>
  client.call(operation.method, operation.path, said);

function expectSuccess(answer: DialectAnswer): void {
  expect(answer.body).toMatchObject({ status_cd: '1', status_desc: expect.any(String) });
  expect(answer.status).toBe(200);
  expect(answer.body.header).toMatchObject({ gst_username: client.account.userName, state_cd: '27' });
  expect(JSON.stringify(answer.body)).not.toContain(client.account.keys.apiSecret);
}

function expectRefusal(answer: DialectAnswer, code: unknown): void {
  const error = { error_cd: code, code, message: expect.any(String), desc: expect.any(String) };
  expect(answer).toMatchObject({ status: 200, body: { status_cd: '0', error } });
}

function expectFault(answer: DialectAnswer, status: number): void {
  const error = { errorCode: expect.any(String), errorMessage: expect.stringMatching(/\S/) };
  expect(answer).toMatchObject({ status, body: { status_cd: '0', error } });
}

describe('the operations of WhiteBooks', () => {
  it.skipIf(contract.length === 0)('are those of the contract in scope (skipped: not present)', () => {
    expect(operations.map(nameOf).sort()).toEqual(contract.map(nameOf).sort());
  });

  it('pass the filters of reads on', async () => {
    const found = await client.read('/gstr1/b2b', { ctin: '29AADFM3390P1ZN', actionrequired: 'N' });
    expect(found.body.data.b2b).toHaveLength(1);
    expectRefusal(await client.read('/gstr1/b2b', { ctin: '29AAACD0226E1Z1' }), 'RET13510');
    expectRefusal(await client.read('/gstr1/b2cl', { statecd: '33' }), 'RET13510');
    expectRefusal(await client.read('/gstr1/b2b', { fromtime: '2026-10-01' }), 'RET13511');
    const long = await client.read('/gstr1/retsum', { smrytyp: 'L' });
    const short = await client.read('/gstr1/retsum', { smrytyp: '' });
    expect(long.body.data.sec_sum.length).toBe(short.body.data.sec_sum.length);
    expect(JSON.stringify(long.body.data).length).toBeGreaterThan(JSON.stringify(short.body.data).length);
  });

  it('answer success and nothing about the public record', async () => {
    const { gstin } = client.account;
    expectSuccess(await client.call('GET', '/public/search', { query: { gstin } }));
    const preferences = await client.call('GET', '/public/pref', { query: { gstin, fy: '2026-27' } });
    expect(preferences.body.data.response).toHaveLength(4);
    const tracked = await client.call('GET', '/public/rettrack', { query: { gstin, fy: '2026-27' } });
    expectRefusal(tracked, 'LG9002');
  });
});

describe.each(tried.map((operation) => [nameOf(operation), operation] as const))('%s', (name, operation) => {
  // What is said about the session must not end everybody's.
  beforeEach(async () => {
    if (!name.includes('/authentication/')) return;
    client = await newClient();
    await client.signIn();
  });
  afterEach(() => {
    client = settled;
  });

  it('answers in the shape of success, or in that of a refusal of the portal', async () => {
    if (notOffered.includes(name)) return expectFault(await call(operation), 501);
    if (operation.group === 'Authentication') return;
    const answer = await call(operation);
    if (answer.body.status_cd === '1') return expectSuccess(answer);
    expectRefusal(answer, expect.stringMatching(/^(?:RET|RT|AUTH|IMS|LG|FO)/));
    const isRead = /^GET \/gstr(?!.*proceedfile)/.test(name);
    const says = answer.body.error.error_cd;
    const known = [...nothingCodes, 'RET11403', 'RET13500', 'RT_FIL_10', 'RET191148', 'RET00003', 'RTN_15'];
    if (isRead) expect(known).toContain(says);
  });

  it.skipIf([...notOffered, ...withoutRefusal].includes(name))(
    'passes the refusal of the portal on with HTTP 200',
    async () => {
      // Of the calls about a session the portal knows only the user.
      await setFaults({ kind: 'refuses', code: 'XYZ999', message: 'Something new' });
      try {
        expectRefusal(await call(operation), 'XYZ999');
      } finally {
        await setFaults();
      }
    },
  );

  it('is refused by the gateway without client id, with a wrong secret and with another e-mail', async () => {
    const said = saidFor(operation);
    const without = { ...said, headers: { ...said.headers, client_id: '' } };
    expectFault(await call(operation, without), 400);
    expectFault(await call(operation, { ...said, headers: { ...said.headers, client_secret: 'x' } }), 401);
    expectFault(await call(operation, { ...said, query: { ...said.query, email: 'x@example.in' } }), 401);
  });

  const required = [
    ...operation.query.filter((each) => each.required && each.name !== 'email').map((each) => each.name),
    ...operation.headers.extra,
  ].filter((each) => name !== 'GET /all/newproceedfile' || each !== 'type');
  // The type is taken to be GSTR1 where older programs omit it; nobody needs the return type twice.
  const forgiven = ['type', 'rettype'];
  it.skipIf(notOffered.includes(name) || contract.length === 0)(
    `is refused by the gateway without one of ${required.join(', ') || 'nothing'}`,
    async () => {
      for (const left of required.filter((each) => !forgiven.includes(each))) {
        if (name === 'PUT /all/savepref' && left === 'ret_period') continue;
        expectFault(await call(operation, saidFor(operation, left)), 400);
      }
    },
  );
});
