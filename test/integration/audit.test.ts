import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { Browser } from './http/client.ts';
import { type RunningProduct, startRunning } from './http/running.ts';

const { gstin } = sampleCompany;
const api = '/api/v1';
let product: RunningProduct;
let origin: string;
let admin: Browser;

beforeAll(async () => {
  product = await startRunning();
  ({ origin, admin } = product);
}, 60_000);
afterAll(() => product.stop());

it('an act is kept with old and new values, the role, and the number of the request that did it', async () => {
  const change = { turnoverPreviousYear: 5_00_00_000_00 };
  const { status } = await admin.call('PATCH', `${api}/registrations/${gstin}`, change);
  expect(status).toBe(200);
  const { rows } = (await admin.get(`${api}/audit?gstin=${gstin}&act=registration%20saved&limit=1`)).body;
  expect(rows[0]).toMatchObject({
    by: 'admin@vivarani.local',
    object: gstin,
    role: expect.stringMatching(/admin/),
  });
  expect(rows[0].requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(rows[0].changes).toContainEqual({
    field: 'turnoverPreviousYear',
    old: expect.anything(),
    new: '₹5,00,00,000.00',
  });
  expect(rows[0].time).toMatch(/^\d\d-\d\d-\d{4} \d\d:\d\d:\d\d$/);
});

it('filters by who, what and day, page by page', async () => {
  const today = new Date(Date.now() + 5.5 * 3_600_000).toISOString().slice(0, 10);
  const { people, acts } = (await admin.get(`${api}/audit/names`)).body;
  expect(people).toContain('admin@vivarani.local');
  expect(acts).toContain('registration saved');
  const of = async (query: string) => (await admin.get(`${api}/audit?${query}`)).body;
  expect((await of('who=nobody')).rows).toEqual([]);
  expect((await of(`to=2026-01-01`)).rows).toEqual([]);
  const first = await of(`from=${today}&to=${today}&limit=1`);
  expect(first.rows).toHaveLength(1);
  const second = await of(`from=${today}&to=${today}&limit=1&cursor=${first.next}`);
  expect(second.rows[0].sequence).toBe(first.rows[0].sequence - 1);
  expect((await admin.get(`${api}/audit?from=2026-13-01`)).status).toBe(400);
});

it('proves itself, and names the entry that somebody has changed in the database', async () => {
  const whole = (await admin.post(`${api}/audit/verify`)).body;
  expect(whole).toEqual({
    says: `${whole.entries} entries, unbroken`,
    entries: whole.entries,
    firstBad: null,
  });
  await tamper(`update audit set by = 'nobody@example.in' where sequence = 2`);
  const { says, firstBad } = (await admin.post(`${api}/audit/verify`)).body;
  expect(firstBad).toBe(2);
  expect(says).toContain('Broken at entry 2: "');
  await tamper('delete from audit where sequence = 2');
  expect((await admin.post(`${api}/audit/verify`)).body.says).toBe('Broken at entry 2: it is missing.');
});

/** What the owner of the database can do, past the fences that the program has put up. */
async function tamper(sql: string): Promise<void> {
  const client = await product.opened.pool.connect();
  await client.query('begin');
  await client.query(`set local session_replication_role = 'replica'`);
  await client.query(sql);
  await client.query('commit');
  client.release();
}

it('shows a maker his own entries only, and does not let him verify the chain', async () => {
  const asha = { email: 'asha@example.in', name: 'Asha Rao', grants: [{ role: 'maker', gstins: null }] };
  const { invitation } = (await admin.post(`${api}/people`, asha)).body;
  const maker = new Browser(origin);
  const password = 'a long enough password';
  await maker.post(`${api}/invitation`, { invitation, password });
  await maker.post(`${api}/session`, { email: asha.email, password });
  const { rows } = (await maker.get(`${api}/audit`)).body;
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ by }: { by: string }) => by))).toEqual(new Set(['asha@example.in']));
  expect((await maker.get(`${api}/audit?who=admin@vivarani.local`)).body.rows).toEqual([]);
  expect((await maker.get(`${api}/audit/names`)).body.people).toEqual(['asha@example.in']);
  expect((await maker.post(`${api}/audit/verify`)).body.code).toBe('NOT-PERMITTED');
});
