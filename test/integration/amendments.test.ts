import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { versionsAsOf } from '../../src/core/gstr1/amendment-chain.ts';
import { b2bRow, sheetsOf } from '../../src/core/gstr1/sheet-rows.test-kit.ts';
import { type Gstr1Record, type ReturnPeriod, readGstr1Sheets } from '../../src/core/index.ts';
import { type Actor, amendRecord, everywhere, type Filing } from '../../src/filing/index.ts';
import type { Books, ReturnKey } from '../../src/filing/needs/store.ts';
import { filerOf } from '../../src/filing/standing.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { type OpenStore, openStore } from '../../src/store/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';

const actor: Actor = { tenantId: 'tenant-1', by: 'Asha', grants: everywhere('maker') };
const { gstin } = sampleCompany;
const now = '2026-05-05T06:00:00.000Z';
let database: FreshDatabase;
let opened: OpenStore;
let filing: Filing;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore({ url: database.url, secretKey: database.secretKey });
  filing = {
    store: opened.store,
    clock: { now: () => now },
    newId: randomUUID,
    portalFor: () => {
      throw new Error('An amendment is a matter of the books.');
    },
  };
  await inBooks((books) => books.saveRegistration(sampleCompany));
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const inBooks = <Result>(work: (books: Books) => Promise<Result>): Promise<Result> =>
  opened.store.inBooks(actor.tenantId, work);
const keyOf = (returnPeriod: ReturnPeriod): ReturnKey => ({ gstin, form: 'GSTR1', returnPeriod });
const recordsIn = async (period: ReturnPeriod): Promise<readonly Gstr1Record[]> =>
  (await inBooks((books) => books.records(keyOf(period)))).map(({ record }) => record);

/** Puts rows of sheets into a return as an import does. */
async function bring(period: ReturnPeriod, sheets: Parameters<typeof sheetsOf>[0]): Promise<void> {
  const filer = filerOf(sampleCompany, keyOf(period), now);
  const { records } = readGstr1Sheets(filer, sheetsOf(sheets));
  await inBooks((books) => books.putRecords(keyOf(period), [...records], null));
}

/** Leaves the return as it is once the portal has given the ARN. */
async function markFiled(period: ReturnPeriod): Promise<void> {
  await inBooks(async (books) => {
    const keys = (await books.records(keyOf(period))).map(({ record }) => record.key);
    await books.markRecords(keyOf(period), keys, 'sent');
    await books.markRecords(keyOf(period), keys, 'filed');
    const state = await books.returnState(keyOf(period));
    await books.saveReturnState({ ...state, status: 'filed', arn: 'AA2701260000001', filedOn: '11-02-2026' });
  });
}

const amend = (
  period: ReturnPeriod,
  {
    recordKey,
    into,
    changes,
  }: { recordKey: string; into: ReturnPeriod; changes: Record<string, string | number> },
) => amendRecord(filing, actor, { key: keyOf(period), recordKey, into: keyOf(into), revision: { changes } });

describe('the B2CSA case of March', () => {
  /** Sales of January in the own State at 18 %, and what amends them; amounts tell the documents apart, in rupees. */
  const documents = (
    [
      ['1', '2026-01', null, 1],
      ['2', '2026-01', null, 20],
      ['3', '2026-01', null, 300],
      ['4', '2026-01', null, 4_000],
      ['5', '2026-01', null, 50_000],
      ['6', '2026-01', null, 6_00_000],
      ['7', '2026-02', '1', 7],
      ['8', '2026-02', '5', 80_000],
      ['9', '2026-03', '2', 90],
      ['10', '2026-03', '8', 1_00_00_000],
      ['11', '2026-04', '6', 11_00_00_000],
    ] as const
  ).map(([id, period, amends, amount]) => ({ id, period, amends, amount }));
  const monthAsOf = (asOf: ReturnPeriod) => versionsAsOf(documents, '2026-01', asOf);
  const totalAsOf = (asOf: ReturnPeriod) => monthAsOf(asOf).reduce((sum, { amount }) => sum + amount, 0);

  it('reports the latest version of every document of the month, amended or not', async () => {
    const place = { Type: 'OE', 'Place Of Supply': '27-Maharashtra', Rate: 18 };
    await bring('2026-01', { b2cs: [{ ...place, 'Taxable Value': totalAsOf('2026-01') }] });
    await markFiled('2026-01');
    await amend('2026-01', {
      recordKey: 'b2cs|27|18|',
      into: '2026-02',
      changes: { taxableValue: totalAsOf('2026-02') },
    });
    await markFiled('2026-02');
    await amend('2026-02', {
      recordKey: 'b2csa|2026-01|27|',
      into: '2026-03',
      changes: { taxableValue: totalAsOf('2026-03') },
    });
    expect(
      monthAsOf('2026-03')
        .map(({ id }) => Number(id))
        .sort((a, b) => a - b),
    ).toEqual([3, 4, 6, 7, 9, 10]);
    expect(await recordsIn('2026-03')).toMatchObject([
      {
        key: 'b2csa|2026-01|27|',
        rows: [
          { originalPeriod: '2026-01', taxableValue: (300 + 4_000 + 6_00_000 + 7 + 90 + 1_00_00_000) * 100 },
        ],
      },
    ]);
  });

  it('is amended from the return that amended it last, and says so', async () => {
    const again = amend('2026-01', {
      recordKey: 'b2cs|27|18|',
      into: '2026-03',
      changes: { taxableValue: 1 },
    });
    await expect(again).rejects.toMatchObject({
      code: 'CHANGED',
      message: 'The document was amended in Feb 2026. Amend "b2csa|2026-01|27|" of that return instead.',
    });
  });
});

describe('the amendment of an invoice', () => {
  const recordKey = 'b2b|29AADFM3390P1ZN|TX-142';

  it('waits in the later return as a new document and is told to the audit trail', async () => {
    await bring('2025-11', { 'b2b,sez,de': [{ ...b2bRow, 'Invoice date': '03-Nov-2025' }] });
    await markFiled('2025-11');
    const { findings } = await amend('2025-11', {
      recordKey,
      into: '2026-04',
      changes: { documentValue: 23600.5 },
    });
    expect(findings.map(({ code }) => code)).toEqual([]);
    const [entry] = await inBooks((books) => books.records(keyOf('2026-04')));
    expect(entry).toMatchObject({
      state: 'new',
      record: { key: 'b2ba|TX-142|2025-11-03', documentNumber: 'TX-142' },
    });
    const { rows } = await inBooks((books) => books.auditTrail({}, { limit: 1 }));
    expect(rows[0]).toMatchObject({ act: 'document amended', by: 'Asha', details: { recordKey } });
  });

  it('keeps nothing when it has errors', async () => {
    const before = await recordsIn('2026-04');
    const { record, findings } = await amend('2025-11', {
      recordKey,
      into: '2026-04',
      changes: { documentValue: -1 },
    });
    expect(record).toBeNull();
    expect(findings.map(({ code }) => code)).toEqual(['AMOUNT-NEGATIVE']);
    expect(await recordsIn('2026-04')).toEqual(before);
  });

  it('is refused for what is not filed, not there, into a filed return, or by whom only looks', async () => {
    const changes = { documentValue: 1 };
    await expect(amend('2026-04', { recordKey, into: '2026-05', changes })).rejects.toMatchObject({
      code: 'NOT-READY',
      message: 'Apr 2026 is not filed. Correct the document itself; only what is filed is amended.',
    });
    await expect(amend('2025-11', { recordKey: 'b2b|X', into: '2026-04', changes })).rejects.toMatchObject({
      code: 'NOT-FOUND',
    });
    await expect(amend('2025-11', { recordKey, into: '2026-02', changes })).rejects.toMatchObject({
      code: 'FILED',
    });
    const looking = { ...actor, grants: everywhere('auditor') } as const;
    const wanted = { key: keyOf('2025-11'), recordKey, into: keyOf('2026-04'), revision: { changes } };
    await expect(amendRecord(filing, looking, wanted)).rejects.toMatchObject({ code: 'NOT-PERMITTED' });
  });
});
