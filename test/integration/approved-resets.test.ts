import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseReturnPeriod, type ReturnPeriod } from '../../src/core/index.ts';
import { type Filing, passWrite } from '../../src/filing/index.ts';
import { PortalError } from '../../src/filing/needs/portal.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { SandboxClient } from './dialects/sandbox-client.ts';
import { WhitebooksClient } from './dialects/whitebooks-client.ts';
import { Browser } from './http/client.ts';
import { personWith, type RunningProduct, startRunning } from './http/running.ts';
import { payloadOf } from './portal-contract/samples.ts';

const { gstin } = sampleCompany;
const waits = 'Waiting for approval by a checker: request it first';
let product: RunningProduct;
let checker: Browser;
/** Programs of all three doors, with one key. */
let sandbox: SandboxClient;
let whitebooks: WhitebooksClient;
let own: (path: string, body: object) => ReturnType<Browser['call']>;
let base: string;
let period: string;

beforeAll(async () => {
  product = await startRunning();
  const { admin, origin, session } = product;
  period = session.periods[1];
  base = `/api/v1/gstr1/${gstin}/${period}`;
  checker = await personWith(product, 'kavita', 'checker');
  const made = await admin.post('/api/v1/keys', {
    name: 'ERP',
    email: 'erp@example.in',
    callsPerMinute: null,
  });
  const { apiKey, apiSecret } = made.body;
  const userName = sampleCompany.portalUserName;
  sandbox = new SandboxClient(origin, made.body);
  await sandbox.signIn(gstin, userName);
  const account = { url: origin, keys: made.body, email: 'erp@example.in', userName, gstin, period };
  whitebooks = new WhitebooksClient(account);
  await whitebooks.signIn();
  const authorization = `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`;
  own = (path, body) => new Browser(origin).call('POST', path, body, { authorization });
}, 60_000);
afterAll(() => product.stop());

const bySandbox = () =>
  sandbox.taxpayer('POST', `/gstrs/gstr-1/${period.slice(2)}/${period.slice(0, 2)}/reset`, {
    gstin,
    ret_period: period,
  });
const byWhitebooks = () => whitebooks.write('POST', '/gstr1/reset', { body: {} });
const byOwn = () => own(`${base}/reset`, { period });

/** The administrator's program asks, and the checker approves. */
async function approve(): Promise<void> {
  expect((await own(`${base}/approval`, { note: 'Wrong month', purpose: 'reset' })).status).toBe(200);
  const { approvalId } = await newest();
  const decided = await checker.post(`/api/v1/approvals/${approvalId}/decision`, {
    decision: 'approve',
    reason: '',
  });
  expect(decided.status).toBe(200);
}
const newest = async () =>
  (await checker.get('/api/v1/approvals')).body.rows
    .filter(({ purpose }: { purpose: string }) => purpose === 'reset')
    .toSorted((one: { requestedAt: string }, other: { requestedAt: string }) =>
      other.requestedAt.localeCompare(one.requestedAt),
    )[0];

it('a program’s reset waits for a second person at all three doors, and says so in the shape of each', async () => {
  await sandbox.taxpayer('POST', `/gstrs/gstr-1/${period.slice(2)}/${period.slice(0, 2)}`, {
    ...payloadOf(gstin),
    fp: period,
  });
  expect(await bySandbox()).toMatchObject({ http: 403, body: { code: 403, message: waits } });
  expect(await byWhitebooks()).toMatchObject({
    status: 403,
    body: { status_cd: '0', error: { errorMessage: waits } },
  });
  expect(await whitebooks.write('POST', '/gstr1a/reset', { body: {} })).toMatchObject({ status: 403 });
  expect(await byOwn()).toMatchObject({ status: 409, body: { code: 'APPROVAL', detail: waits } });
});

it('a program’s GSTR-1A waits as its GSTR-1 does', async () => {
  const proceed = { status: 403, body: { error: { errorMessage: waits } } };
  expect(await whitebooks.read('/gstr1a/proceedfile')).toMatchObject(proceed);
  const query = { pan: 'AAPCT0001K', evcotp: '575757' };
  expect(await whitebooks.write('POST', '/gstr1a/retevcfile', { query, body: {} })).toMatchObject(proceed);
});

it('one approval is good for one reset, though two programs ask at once', async () => {
  await approve();
  const [one, other] = await Promise.all([bySandbox(), byWhitebooks()]);
  const done = [one.body.data?.status_cd === '1', other.body.status_cd === '1'];
  expect(done.toSorted()).toEqual([false, true]);
  expect(JSON.stringify(done[0] ? other.body : one.body)).toContain(waits);
  expect(await newest()).toMatchObject({ state: 'used', decidedBy: 'kavita@example.in' });
  const { rows } = (await product.admin.get('/api/v1/audit?act=approval%20used')).body;
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows[0])).toContain('ERP');
});

it('the own API uses it up too, and nobody else’s reset goes after it', async () => {
  expect((await byOwn()).body.code).toBe('APPROVAL');
  await approve();
  expect((await byOwn()).status).toBe(202);
  expect(await bySandbox()).toMatchObject({ http: 403, body: { message: waits } });
});

it('a reset that the portal has surely not done gives its approval back, one in doubt does not', async () => {
  await approve();
  await expect(reset(new PortalError('NOT-REACHED', 'GSTN is away', 'try again later'))).rejects.toThrow(
    'away',
  );
  expect((await newest()).state).toBe('approved');
  const lost = new PortalError('NO-ANSWER', 'No answer', 'ask the portal what happened');
  await expect(reset(lost)).rejects.toThrow('No answer');
  expect((await newest()).state).toBe('used');
  await expect(reset(lost)).rejects.toThrow(waits);
});

/** A reset as the dialects make it, at a portal that refuses. */
function reset(error: PortalError): Promise<never> {
  const filing: Pick<Filing, 'store' | 'clock' | 'newId'> = {
    store: product.opened.store,
    clock: { now: () => new Date().toISOString() },
    newId: randomUUID,
  };
  const actor = { tenantId: 'local', by: 'ERP', grants: [], isProgram: true };
  const key = { gstin, form: 'GSTR1', returnPeriod: parseReturnPeriod(period) as ReturnPeriod } as const;
  const write = () => Promise.reject(error);
  return passWrite(filing as Filing, actor, { key, binds: 'reset', write, passed: () => null });
}
