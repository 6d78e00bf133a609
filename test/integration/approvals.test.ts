import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseReturnPeriod, type ReturnPeriod } from '../../src/core/index.ts';
import { type Actor, type Filing, passWrite } from '../../src/filing/index.ts';
import type { ReturnKey } from '../../src/filing/needs/store.ts';
import { refusedAnswer } from '../../src/http/sandbox/answers.ts';
import { refusal } from '../../src/http/whitebooks/answers.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import type { Browser } from './http/client.ts';
import { personWith, type RunningProduct, startRunning } from './http/running.ts';

const { gstin } = sampleCompany;
const api = '/api/v1';
let product: RunningProduct;
let admin: Browser;
let maker: Browser;
let checker: Browser;
let base: string;
let period: string;

beforeAll(async () => {
  product = await startRunning();
  ({ admin } = product);
  period = product.session.periods[1];
  base = `${api}/gstr1/${gstin}/${period}`;
}, 60_000);
afterAll(() => product.stop());

const standing = async () => (await admin.get(`${base}/approval`)).body;
const decide = (who: Browser, decision: string, id: string, reason = '') =>
  who.post(`${api}/approvals/${id}/decision`, { decision, reason });
const invoice = (paise: number) => ({
  period,
  content: {
    kind: 'invoice',
    number: 'APPROVE-1',
    date: `${period.slice(2)}-${period.slice(0, 2)}-03`,
    recipient: { kind: 'registered', gstin: '29AADFM3390P1ZN', name: 'Madhu Fabrics' },
    placeOfSupply: '29',
    lines: [
      {
        taxability: 'taxable',
        rate: 5,
        taxableValue: 1000_00 + paise,
        hsn: '520811',
        unit: 'MTR',
        quantity: 10000,
      },
    ],
  },
});

it('a firm of one person files alone; with a second one Submit waits for a checker', async () => {
  expect(await standing()).toMatchObject({ isNeeded: false, approval: null });
  maker = await personWith(product, 'asha', 'maker');
  checker = await personWith(product, 'kavita', 'checker');
  expect(await standing()).toMatchObject({ isNeeded: true, approval: null });
});

it('is approved as it stands, and a change of ₹0.01 voids that and says so', async () => {
  const { entry, version } = (await maker.post(`${api}/sale-documents/${gstin}`, invoice(0))).body;
  expect((await maker.post(`${base}/approval`, { note: 'October is complete' })).status).toBe(200);
  const [asked] = (await checker.get(`${api}/approvals`)).body.rows;
  expect(asked).toMatchObject({
    state: 'waiting',
    requestedBy: 'asha@example.in',
    note: 'October is complete',
  });
  expect(asked.decide).toEqual({ enabled: true, why: null });
  expect((await maker.get(`${api}/approvals`)).body.rows[0]).toMatchObject({
    mayRecall: true,
    decide: { enabled: false },
  });
  expect((await decide(maker, 'approve', asked.approvalId)).body.code).toBe('NOT-PERMITTED');
  expect((await decide(checker, 'reject', asked.approvalId)).body.code).toBe('NOT-CONFIRMED');
  expect((await decide(checker, 'approve', asked.approvalId)).status).toBe(200);
  expect(await standing()).toMatchObject({
    changed: 0,
    approval: { state: 'approved', decidedBy: 'kavita@example.in' },
  });

  await maker.call('PUT', `${api}/sale-documents/${gstin}/${entry}?version=${version}`, invoice(1));
  expect(await standing()).toMatchObject({ changed: 1 });
  await expect(passed({ isProgram: true })).rejects.toThrow('1 document changed; approve again');
});

it('what changed while it waited cannot be approved, and a request can be recalled or rejected', async () => {
  await maker.post(`${base}/approval`, {});
  const first = (await standing()).approval.approvalId;
  await maker.post(`${api}/sale-documents/${gstin}`, {
    ...invoice(5),
    content: { ...invoice(5).content, number: 'APPROVE-2' },
  });
  expect((await decide(checker, 'approve', first)).body).toMatchObject({
    code: 'CHANGED',
    detail: expect.stringMatching(/documents? changed; approve again$/),
  });
  expect((await standing()).approval.state).toBe('voided');
  await maker.post(`${base}/approval`, {});
  const second = (await standing()).approval.approvalId;
  expect((await maker.post(`${api}/approvals/${second}/recall`)).status).toBe(200);
  await maker.post(`${base}/approval`, {});
  const third = (await standing()).approval.approvalId;
  await decide(checker, 'reject', third, 'B2B of Madhu Fabrics is twice in');
  await expect(passed({})).rejects.toThrow(
    'kavita@example.in has rejected it: "B2B of Madhu Fabrics is twice in"',
  );
});

it('nobody approves his own work; a maker to whom it is left may, and an emergency is recorded', async () => {
  await admin.post(`${base}/approval`, {});
  const own = (await standing()).approval;
  expect(own.decide.why).toBe('Nobody approves his own work. Ask another checker.');
  expect((await decide(admin, 'approve', own.approvalId)).body.code).toBe('APPROVAL');
  const today = new Date(Date.now() + 5.5 * 3_600_000).toISOString().slice(0, 10);
  const days = { givenTo: 'asha@example.in', from: today, to: today };
  expect((await checker.post(`${api}/approval-delegations`, days)).status).toBe(200);
  expect((await decide(maker, 'approve', own.approvalId)).status).toBe(200);
  expect((await standing()).approval).toMatchObject({
    decidedBy: 'asha@example.in',
    onBehalfOf: 'kavita@example.in',
  });
  expect((await checker.post(`${base}/approval/emergency`, { reason: 'late' })).body.code).toBe(
    'NOT-PERMITTED',
  );
  expect((await admin.post(`${base}/approval/emergency`, { reason: 'The checker is ill' })).status).toBe(200);
  expect((await standing()).approval).toMatchObject({
    isEmergency: true,
    reason: 'The checker is ill',
    state: 'approved',
  });
  await expect(passed({ isProgram: true })).resolves.toBe('passed');
});

it('a program cannot file past it through a dialect, unless the policy of the GSTIN lets keys', async () => {
  await maker.post(`${base}/approval`, {});
  const refused = await passed({ isProgram: true }).catch((error: unknown) => error);
  expect(refusedAnswer(refused)).toMatchObject({ status: 403 });
  expect(JSON.stringify(refusedAnswer(refused))).toContain('Waiting for approval by a checker');
  expect(refusal(refused, {})).toMatchObject({ status: 403 });
  expect(refusal(refused, {})?.body).toContain('Waiting for approval by a checker');
  const policy = `${api}/approval-policy/${gstin}`;
  expect((await checker.call('PUT', policy, { rule: 'off', keysMayFile: true })).body.code).toBe(
    'NOT-PERMITTED',
  );
  await admin.call('PUT', policy, { rule: 'usual', keysMayFile: true });
  await expect(passed({ isProgram: true })).resolves.toBe('passed');
  await expect(passed({})).rejects.toThrow('Waiting for approval by a checker');
  await admin.call('PUT', policy, { rule: 'off', keysMayFile: false });
  await expect(passed({})).resolves.toBe('passed');
  const [act] = (await admin.get(`${api}/audit?act=approval%20policy%20changed&limit=1`)).body.rows;
  expect(act.changes).toContainEqual({ field: 'isNeeded', old: null, new: 'false' });
});

it('a reset waits for a second person too, once for each, beside the approval of the return', async () => {
  const reset = async () => (await standing()).reset;
  const policy = `${api}/approval-policy/${gstin}`;
  expect(await reset()).toEqual({ isNeeded: false, isAsked: false });
  await admin.call('PUT', policy, { rule: 'usual', keysMayFile: false });
  expect(await reset()).toEqual({ isNeeded: true, isAsked: false });
  const before = (await standing()).approval;
  const asked = { note: 'Saved under the wrong GSTIN', purpose: 'reset' };
  expect((await maker.post(`${base}/approval`, asked)).body.code).toBe('NOT-PERMITTED');
  expect((await admin.post(`${base}/approval`, asked)).status).toBe(200);
  expect(await reset()).toEqual({ isNeeded: true, isAsked: true });
  expect((await standing()).approval).toEqual(before);
  const { rows } = (await checker.get(`${api}/approvals`)).body;
  const request = rows.find(
    ({ purpose, state }: Record<string, string>) => purpose === 'reset' && state === 'waiting',
  );
  expect((await decide(admin, 'approve', request.approvalId)).body.code).toBe('APPROVAL');
  expect((await decide(checker, 'approve', request.approvalId)).status).toBe(200);
  expect(await reset()).toEqual({ isNeeded: false, isAsked: false });
  const [act] = (await admin.get(`${api}/audit?act=approved&limit=1`)).body.rows;
  expect(JSON.stringify(act)).toContain('reset');
});

/** A write that binds, as the dialects make it. */
function passed(who: Partial<Actor>): Promise<string> {
  const filing: Pick<Filing, 'store' | 'clock' | 'newId'> = {
    store: product.opened.store,
    clock: { now: () => new Date().toISOString() },
    newId: randomUUID,
  };
  const actor: Actor = {
    tenantId: 'local',
    by: 'API key ERP',
    grants: [{ role: 'signatory', gstins: null }],
    ...who,
  };
  const key: ReturnKey = { gstin, form: 'GSTR1', returnPeriod: parseReturnPeriod(period) as ReturnPeriod };
  const write = async () => 'passed';
  return passWrite(filing as Filing, actor, { key, binds: 'file', write, passed: () => null });
}
