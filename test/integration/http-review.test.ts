import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../../src/cli/world.ts';
import { monthsLater, type ReturnPeriod, wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { Browser } from './http/client.ts';

const given = { url: process.env.DATABASE_URL, key: process.env.VIVARANI_SECRET_KEY };
const thisMonth = new Date(Date.now() + 5.5 * 3600_000).toISOString().slice(0, 7) as ReturnPeriod;
const base = `/api/v1/gstr1/${sampleCompany.gstin}/${wireReturnPeriod(monthsLater(thisMonth, -1))}`;
let folder: string;
let database: FreshDatabase;
let running: Running;
let admin: Browser;

interface Line {
  readonly record: { readonly key: string };
  readonly cells: Readonly<Record<string, string | number>>;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-review-'));
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIVARANI_SECRET_KEY = database.secretKey;
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  admin = new Browser(running.document.web as string);
  await admin.post('/api/v1/session', running.document.signIn);
});
afterAll(async () => {
  await running.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  process.env.DATABASE_URL = given.url ?? '';
  process.env.VIVARANI_SECRET_KEY = given.key ?? '';
});

describe('a table of the form', () => {
  it('is listed line by line, and its total is what its lines come to', async () => {
    const { status, body } = await admin.get(`${base}/tables/b2b?limit=1000`);
    expect(status).toBe(200);
    const taxable = body.rows.reduce((sum: number, row: Line) => sum + Number(row.cells.taxableValue), 0);
    expect(taxable).toBe(body.totals.taxableValue);
    expect(body.columns.map(({ name }: { name: string }) => name)).toContain('recipientGstin');
  });

  it('names every section of the form, empty ones too', async () => {
    const { body } = await admin.get(`${base}/tables`);
    expect(body.rows).toHaveLength(23);
    expect(body.rows.find(({ section }: { section: string }) => section === 'b2ba')).toMatchObject({
      count: 0,
      isAmendment: true,
    });
  });

  it('says of each number which documents make it and where they stand in the payload, and leads back', async () => {
    const { body: why } = await admin.get(`${base}/tables/b2b/why?of=taxableValue`);
    const { body: lines } = await admin.get(`${base}/tables/b2b?limit=1`);
    expect(why.total).toBe(lines.totals.taxableValue);
    const [share] = why.shares;
    const back = await admin.get(`${base}/places?at=${encodeURIComponent(share.path)}`);
    expect(back.body.rows.map(({ key }: { key: string }) => key)).toEqual([share.key]);
    const { body: paths } = await admin.get(`${base}/records/${encodeURIComponent(share.key)}/paths`);
    expect(paths.lines[0].taxableValue).toBe(share.path);
  });

  it('is found by a piece of the payload, as it stands in a line of an error report', async () => {
    const { body } = await admin.get(`${base}/tables/b2b?limit=1`);
    const { recipientGstin: ctin, documentNumber: inum } = body.rows[0].cells;
    const piece = JSON.stringify({ ctin, inv: [{ inum }] });
    const found = await admin.get(`${base}/places?section=b2b&at=${encodeURIComponent(piece)}`);
    expect(found.body.rows.map(({ key }: { key: string }) => key)).toEqual([body.rows[0].record.key]);
    const nonsense = await admin.get(`${base}/places?at=hello`);
    expect([nonsense.status, nonsense.body.code]).toEqual([422, 'NOT-IN-PAYLOAD']);
  });
});

describe('the number series', () => {
  it('are those of the documents, each with the numbers that are missing, of the period and of the year', async () => {
    const { body } = await admin.get(`${base}/series`);
    const one = ({ pattern }: { pattern: string }) => pattern === 'CN/26-27/#';
    expect(body.series.find(one)).toMatchObject({ nature: 5, cancelled: 0 });
    for (const { total, missing, missingNumbers } of body.series) {
      expect(total).toBeGreaterThan(0);
      expect(missingNumbers).toHaveLength(Math.min(missing, 100));
    }
    const year = await admin.get(`${base}/series?scope=year`);
    expect(year.body.series.length).toBeGreaterThanOrEqual(body.series.length);
  });
});

describe('the validation rules', () => {
  const path = `/api/v1/finding-rules/${sampleCompany.gstin}`;
  const invoice = (number: string) => ({
    period: base.slice(-6),
    content: {
      kind: 'invoice',
      number,
      date: `${base.slice(-4)}-${base.slice(-6, -4)}-05`,
      recipient: { kind: 'registered', gstin: '29AADFM3390P1ZN', name: 'Madhu Fabrics' },
      placeOfSupply: '29',
      lines: [
        {
          taxability: 'taxable',
          rate: 5,
          taxableValue: 1000_00,
          hsn: '520811',
          unit: 'MTR',
          quantity: 10000,
        },
      ],
    },
  });
  const gaps = async () => {
    const { points } = (await admin.get(`${base}/review`)).body;
    return points.find(({ name }: { name: string }) => name === 'series-gaps');
  };

  it('switch a warning off after saying what that changes, raise a note, and leave errors alone', async () => {
    for (const number of ['RULE-1', 'RULE-4'])
      expect(
        (await admin.post(`/api/v1/sale-documents/${sampleCompany.gstin}`, invoice(number))).status,
      ).toBe(200);
    expect(await gaps()).toMatchObject({ passed: false, count: 1 });
    const rules = [{ code: 'SERIES-GAP', treatment: 'off' }];
    const tried = await admin.post(`${path}/try`, { rules, period: base.slice(-6) });
    expect(tried.body).toMatchObject({
      changed: 1,
      changes: [{ code: 'SERIES-GAP', documentNumber: 'RULE-4', before: 'warning', after: null }],
    });
    expect((await admin.call('PUT', path, { rules })).status).toBe(204);
    expect(await gaps()).toMatchObject({ passed: true, count: 0 });
    const { rows } = (await admin.get(`${path}?limit=1000`)).body;
    const of = (code: string) => rows.find((rule: { code: string }) => rule.code === code);
    expect(of('SERIES-GAP')).toMatchObject({
      treatment: 'off',
      mayChange: true,
      source: 'Form GSTR-1, table 13',
    });
    expect(of('AMOUNT-FORM')).toMatchObject({ treatment: null, mayChange: false, severities: ['error'] });
    const raised = [{ code: 'SERIES-GAP', treatment: 'error' }];
    expect((await admin.call('PUT', path, { rules: raised })).status).toBe(204);
    expect((await gaps()).findings).toMatchObject([{ severity: 'error' }]);
    const refused = await admin.call('PUT', path, { rules: [{ code: 'AMOUNT-FORM', treatment: 'off' }] });
    expect([refused.status, refused.body.code]).toEqual([422, 'NOT-CONFIRMED']);
    expect((await admin.call('PUT', path, { rules: [] })).status).toBe(204);
    expect(await gaps()).toMatchObject({ passed: false, count: 1 });
  });
});

describe('the review of a return', () => {
  it('tells each point with what was found, and which document it is about', async () => {
    const { body } = await admin.get(`${base}/review`);
    expect(body.points.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['numbers', 'hsn-totals', 'series-gaps', 'drafts', 'refused']),
    );
    for (const { passed, findings } of body.points) {
      const grave = findings.filter(({ severity }: { severity: string }) => severity !== 'info');
      expect(passed).toBe(grave.length === 0);
    }
  });
});

describe('the summaries of a return', () => {
  it('add up to its tables', async () => {
    const { body: tables } = await admin.get(`${base}/tables`);
    const repeating = ['hsn', 'doc_issue', 'supeco', 'supecoa'];
    const expected = tables.rows
      .filter(({ section }: { section: string }) => !repeating.includes(section))
      .reduce((sum: number, row: { taxableValue: number }) => sum + row.taxableValue, 0);
    for (const kind of ['customer', 'state']) {
      const { body } = await admin.get(`${base}/summaries/${kind}?limit=1000`);
      const sum = body.rows.reduce(
        (total: number, row: { taxableValue: number }) => total + row.taxableValue,
        0,
      );
      expect(sum, kind).toBe(expected);
    }
  });

  it('drill down: the documents of a State come to its row', async () => {
    const { body } = await admin.get(`${base}/summaries/state`);
    const row = body.rows.find(({ key }: { key: string | null }) => key !== null);
    const { body: records } = await admin.get(`${base}/records?pos=${row.key}&limit=1000`);
    const documents = records.rows.filter(({ section }: { section: string }) => section !== 'hsn');
    expect(documents.length).toBe(row.count);
  });

  it('have the total liability of the summary of the portal', async () => {
    const { body } = await admin.get(`${base}/summaries/liability`);
    const { body: page } = await admin.get(base);
    const total = page.summary.find(({ section }: { section: string }) => section === 'TTL_LIAB');
    expect(body.rows.reduce((sum: number, row: { igst: number }) => sum + row.igst, 0)).toBe(total.ours.igst);
  });
});

describe('the figures of the dashboard', () => {
  it('are those of the lists, and count what has happened since', async () => {
    const { body } = await admin.get('/api/v1/dashboard?since=2020-01-01T00:00:00.000Z');
    const { body: tables } = await admin.get(`${base}/tables`);
    const b2b = tables.rows.find(({ section }: { section: string }) => section === 'b2b');
    const month = monthsLater(thisMonth, -1);
    expect(
      body.sales.find(
        (figure: { month: string; kind: string }) => figure.month === month && figure.kind === 'b2b',
      ),
    ).toMatchObject({ count: b2b.count, taxableValue: b2b.taxableValue, tax: b2b.tax });
    expect(body.purchases.length).toBeGreaterThan(0);
    expect(body.news.imports).toBeGreaterThan(0);
    const later = await admin.get(`/api/v1/dashboard?since=${new Date(Date.now() + 60_000).toISOString()}`);
    expect(later.body.news).toEqual({ imports: 0, downloads: 0, done: 0, failed: 0 });
    const foreign = await admin.get('/api/v1/dashboard?since=yesterday');
    expect(foreign.status).toBe(400);
  });
});

describe('the reports', () => {
  const month = monthsLater(thisMonth, -1);
  const documented = ['b2b', 'b2cl', 'b2cs', 'exp', 'cdnr', 'cdnur'];

  interface Row {
    readonly key: string;
    readonly values: Readonly<Record<string, number>>;
  }
  const report = async (name: string, months = { from: month, to: month }) => {
    const query = new URLSearchParams({ gstin: sampleCompany.gstin, ...months });
    const { status, body } = await admin.get(`/api/v1/reports/${name}?${query}`);
    expect(status).toBe(200);
    return body as { readonly by: string; readonly rows: readonly Row[] };
  };
  const sum = (rows: readonly Row[], name: string) =>
    rows.reduce((total, { values }) => total + (values[name] ?? Number.NaN), 0);
  const sold = async (name: 'count' | 'taxableValue' | 'tax') => {
    const { body } = await admin.get(`${base}/tables`);
    return body.rows
      .filter(({ section }: { section: string }) => documented.includes(section))
      .reduce((total: number, row: Record<string, number>) => total + Number(row[name]), 0);
  };

  it.each(['rates', 'states'])('come to what the tables come to: %s', async (name) => {
    const { rows } = await report(name);
    expect(rows.length).toBeGreaterThan(1);
    expect(sum(rows, 'taxableValue')).toBe(await sold('taxableValue'));
    expect(sum(rows, 'tax')).toBe(await sold('tax'));
  });

  it('count documents by type, and say what is in the books and on GSTN', async () => {
    const [documents] = (await report('documents')).rows;
    expect(Object.values(documents?.values ?? {}).reduce((total, count) => total + count, 0)).toBe(
      await sold('count'),
    );
    const [stages] = (await report('stages')).rows;
    expect(stages).toMatchObject({ key: month, values: { saved: 0, filed: 0 } });
    const { body } = await admin.get('/api/v1/dashboard');
    const ofMonth = body.sales.filter((figure: { month: string }) => figure.month === month);
    const total = (name: string) =>
      ofMonth.reduce((all: number, figure: Record<string, number>) => all + Number(figure[name]), 0);
    expect(stages?.values.books).toBe(total('taxableValue'));
    const [tax] = (await report('tax')).rows;
    expect(tax?.values.liability).toBe(total('tax'));
    expect(tax?.values.itc).toBeGreaterThan(0);
  });

  it('count the days from the due date to the filing', async () => {
    const filed = monthsLater(month, -1);
    const path = `/api/v1/gstr1/${sampleCompany.gstin}/${wireReturnPeriod(filed)}/mark-filed`;
    const given = { arn: 'AA2711261234567', filedOn: `${month}-13` };
    expect((await admin.post(path, given)).status).toBe(200);
    const key = `${sampleCompany.gstin} ${wireReturnPeriod(filed)}`;
    const { rows } = await report('timeliness', { from: filed, to: month });
    expect(rows).toEqual([{ key, label: null, values: { days: 2 } }]);
  });

  it('refuse months that are none and reports that are not', async () => {
    expect((await admin.get('/api/v1/reports/tax?from=2026-13&to=2026-12')).status).toBe(400);
    expect((await admin.get(`/api/v1/reports/everything?from=${month}&to=${month}`)).status).toBe(400);
  });
});
