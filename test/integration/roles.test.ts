import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { Browser } from './http/client.ts';
import { type RunningProduct, startRunning } from './http/running.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly example: unknown;
}

const api = '/api/v1';
const own = sampleCompany.gstin;
const other = '29AADFM3390P1ZN';
const period = '102026';
const password = 'three words of one’s own';

let product: RunningProduct;
let origin: string;
let admin: Browser;
/** Every operation of the API whose address names a GSTIN, for the other one. */
let ofOther: readonly Operation[];

beforeAll(async () => {
  product = await startRunning();
  ({ origin, admin } = product);
  const registration = { gstin: other, legalName: 'Malnad Coffee Traders', gateway: 'simulator' };
  expect((await admin.post(`${api}/registrations`, registration)).status).toBe(201);
  ofOther = await described();
}, 60_000);
afterAll(() => product.stop());

async function described(): Promise<readonly Operation[]> {
  const { paths } = (await admin.get('/api/openapi.json')).body;
  const places: Readonly<Record<string, string>> = { gstin: other, period, entry: '1', section: 'b2b' };
  return Object.entries<Record<string, never>>(paths)
    .filter(([path]) => path.includes('{gstin}'))
    .flatMap(([path, methods]) =>
      Object.entries<{ requestBody?: { content: Record<string, { example: unknown }> } }>(methods).map(
        ([method, { requestBody }]) => ({
          method: method.toUpperCase(),
          path: path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => places[name] ?? 'none'),
          example: requestBody?.content['application/json']?.example,
        }),
      ),
    );
}

/** Somebody with these roles, who has followed his invitation. */
async function personWith(name: string, grants: readonly object[]): Promise<Browser> {
  const added = await admin.post(`${api}/people`, { email: `${name}@example.in`, name, grants });
  const browser = new Browser(origin);
  const { invitation } = added.body;
  expect((await browser.post(`${api}/invitation`, { invitation, password })).status).toBe(200);
  return browser;
}

/** What an operation answers, as one line. */
async function answerOf(browser: Browser, { method, path, example }: Operation): Promise<string> {
  const { status, body } = await browser.call(method, path, example);
  return `${status} ${body?.code ?? ''}: ${method} ${path}`;
}

async function answersOf(browser: Browser, operations: readonly Operation[]): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const operation of operations) answers.push(await answerOf(browser, operation));
  return answers;
}

describe('a maker of one GSTIN', () => {
  let maker: Browser;
  beforeAll(async () => {
    maker = await personWith('maker', [{ role: 'maker', gstins: [own] }]);
  });

  it('finds every address of another GSTIN closed', async () => {
    expect(ofOther.length).toBeGreaterThan(60);
    const answers = await answersOf(maker, ofOther);
    expect(answers.filter((line) => !line.startsWith('403 NOT-PERMITTED'))).toEqual([]);
  });

  it('works on his own, and sees no other in any list', async () => {
    expect((await maker.get(`${api}/gstr1/${own}/${period}`)).status).toBe(200);
    const { body: session } = await maker.get(`${api}/session`);
    expect(session.registrations.map(({ gstin }: { gstin: string }) => gstin)).toEqual([own]);
    for (const list of ['registrations', 'status', 'connections', 'returns', `calendar/${period}`]) {
      const { rows } = (await maker.get(`${api}/${list}`)).body;
      expect(
        rows.filter(({ gstin }: { gstin: string }) => gstin !== own),
        list,
      ).toEqual([]);
      const all = (await admin.get(`${api}/${list}`)).body.rows;
      if (list !== 'returns') expect(all.map(({ gstin }: { gstin: string }) => gstin)).toContain(other);
    }
  });

  it('manages nothing of the company, and reads what he did himself', async () => {
    for (const path of ['people', 'keys', 'webhooks'])
      expect((await maker.get(`${api}/${path}`)).status, path).toBe(403);
    const { rows } = (await maker.get(`${api}/audit`)).body;
    expect(rows.map(({ by }: { by: string }) => by)).toEqual(['maker@example.in']);
  });
});

describe('a maker of one GSTIN who audits another', () => {
  it('changes nothing there', async () => {
    const both = await personWith('both', [
      { role: 'maker', gstins: [own] },
      { role: 'auditor', gstins: [other] },
    ]);
    expect((await both.get(`${api}/gstr1/${other}/${period}`)).status).toBe(200);
    // To track asks the portal, and to try rules only tells what they would change.
    const changing = ofOther.filter(({ method, path }) => method !== 'GET' && !/\/(track|try)$/.test(path));
    const answers = await answersOf(both, changing);
    expect(answers.filter((line) => line.startsWith('403 NOT-PERMITTED')).length).toBeGreaterThan(25);
    expect(answers.filter((line) => !/^(400|403|404|409|422) [A-Z]/.test(line))).toEqual([]);
  });
});

describe('a client', () => {
  it('sees sums and types the OTP, and opens no document', async () => {
    const client = await personWith('client', [{ role: 'client', gstins: [other] }]);
    const asked = ofOther.filter(({ path }) => !path.endsWith('/events'));
    const answers = await answersOf(client, asked);
    const open = answers.filter((line) => !line.startsWith('403 NOT-PERMITTED'));
    const forms = ['gstr1', 'gstr1a', 'gstr2'].map((form) => `${api}/${form}/${other}/${period}`);
    expect(open.toSorted()).toEqual(
      [
        ...forms.map((form) => `200 : GET ${form}`),
        ...forms.map((form) => `200 : GET ${form}/brief`),
        ...forms.map((form) => `200 : POST ${form}/track`),
        `422 OTP: POST ${api}/gstr1/${other}/${period}/connect/otp`,
      ].toSorted(),
    );
    expect((await client.get(`${api}/dashboard`)).status).toBe(200);
    expect((await client.get(`${api}/parties`)).status).toBe(403);
    expect((await client.get(`${api}/audit`)).status).toBe(403);
  });
});

it('roles are given once each, and an administrator is one for the whole company', async () => {
  const add = (grants: readonly object[]) =>
    admin.post(`${api}/people`, { email: 'wrong@example.in', name: 'Wrong', grants });
  const twice = { role: 'maker', gstins: null };
  for (const grants of [[twice, twice], [{ role: 'admin', gstins: [own] }]])
    expect(await add(grants)).toMatchObject({ status: 422, body: { code: 'GRANTS' } });
  expect((await add([])).status).toBe(400);
});
