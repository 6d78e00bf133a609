import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../index.ts';
import { b2b, CUSTOMER, GSTIN, HandClient, invoice, steer } from '../testing/hand-client.test-kit.ts';

const DISTRIBUTOR = '29AAFCD5862R1ZR';
const DEDUCTOR = '27MUMS12345A1D6';
const OPERATOR = '27AAHCE4410R1CL';
let simulator: Simulator;
let recipient: HandClient;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 0, fileMs: 0 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await steer(simulator.url, 'POST', 'reset');
  recipient = new HandClient(simulator, GSTIN);
  await at('2025-11-10');
});

async function at(day: string): Promise<void> {
  await steer(simulator.url, 'PUT', 'clock', { set: `${day}T06:00:00Z` });
  await recipient.signIn();
}
const report = (sections: object, fp = '102025') =>
  steer(simulator.url, 'POST', 'reports', { gstin: GSTIN, fp, ...sections });
const read = (action: string, query: Record<string, string> = {}, period = '102025') =>
  recipient.get('/taxpayerapi/v2.2/returns/gstr2a', period, { action, ...query });
const statement = async (rtnprd = '102025') =>
  (await recipient.get('/taxpayerapi/v4.0/returns/gstr2b', rtnprd, { action: 'GET2B', rtnprd })).plain.data;

const credit = (docnum: string, change: object = {}) => ({
  isd_docty: 'ISD',
  docnum,
  docdt: '31-10-2025',
  itc_elg: 'Y',
  iamt: 200,
  camt: 0,
  samt: 0,
  cess: 0,
  ...change,
});
const bill = (change: object = {}) => ({
  refdt: '18-10-2025',
  portcd: 'INNSA1',
  benum: 2566282,
  bedt: '15-10-2025',
  txval: 1000,
  iamt: 180,
  csamt: 0,
  ...change,
});

describe('a distributor of credit', () => {
  it('shows its documents in GSTR-2A and 2B, the barred and the credit notes apart, amended ones with their original', async () => {
    await report({ isd: [{ ctin: DISTRIBUTOR, doclist: [credit('D-1'), credit('D-2', { itc_elg: 'N' })] }] });
    await report({
      isd: [{ ctin: DISTRIBUTOR, doclist: [credit('D-3', { isd_docty: 'ISDCN', iamt: 50 })] }],
    });
    const amended = credit('D-1A', { isd_docty: 'ISDA', odocnum: 'D-1', odocdt: '31-10-2025', iamt: 150 });
    await report({ isda: [{ ctin: DISTRIBUTOR, doclist: [amended] }] });
    const { plain } = await read('ISD', { ctin: DISTRIBUTOR });
    expect(plain.isd).toMatchObject([
      {
        ctin: DISTRIBUTOR,
        cfs: 'Y',
        fldtr1: '10-Nov-25',
        flprdr1: 'Oct-25',
        doclist: [{ docnum: 'D-1', aspd: 'Oct-25', atyp: 'N' }, { docnum: 'D-2' }],
      },
      { doclist: [{ docnum: 'D-3' }] },
    ]);
    expect((await read('ISD', { ctin: CUSTOMER })).code).toBe('RET11416');
    expect((await read('ISDA')).plain.isda[0].doclist).toMatchObject([{ docnum: 'D-1A', odocnum: 'D-1' }]);

    await at('2025-11-14');
    const { docdata, itcsumm, cpsumm } = await statement();
    expect(docdata.isd[0].doclist).toMatchObject([
      { doctyp: 'ISDI', docnum: 'D-1', igst: 200, itcelg: 'Y' },
      { docnum: 'D-2', itcelg: 'N' },
    ]);
    expect(docdata.isda[0].doclist).toMatchObject([{ doctyp: 'ISDI', odocnum: 'D-1', igst: 150 }]);
    expect(itcsumm).toMatchObject({
      itcavl: {
        isdsup: { igst: 350, isd: { igst: 200 }, isda: { igst: 150 } },
        othersup: { igst: 50, isd: { igst: 50 } },
      },
      itcunavl: { isdsup: { igst: 200 } },
    });
    expect(cpsumm.isd).toMatchObject([
      { doctyp: 'ISDI', ttldocs: 2, igst: 400 },
      { doctyp: 'ISDC', ttldocs: 1 },
    ]);
  });

  it('that files after the 13th is of the next GSTR-2B', async () => {
    await report({ filedAt: '2025-11-14T06:00:00Z', isd: [{ ctin: DISTRIBUTOR, doclist: [credit('D-1')] }] });
    await at('2025-12-14');
    expect(await statement()).toBeUndefined();
    expect((await statement('112025')).docdata.isd[0]).toMatchObject({
      supprd: '102025',
      supfildt: '14-11-2025',
    });
  });

  it.each([
    ['another State gives central tax', { camt: 10, samt: 10 }, 'integrated tax only'],
    ['nothing is amended', { isd_docty: 'ISDA', odocnum: 'X', odocdt: '01-10-2025' }, 'Report that first'],
  ])('is refused where %s', async (_what, change, says) => {
    const section = 'odocnum' in change ? 'isda' : 'isd';
    const answer = await report({ [section]: [{ ctin: DISTRIBUTOR, doclist: [credit('D-1', change)] }] });
    expect(answer.says).toContain(says);
    expect(await steer(simulator.url, 'GET', `reports/${GSTIN}`)).toEqual([]);
  });
});

describe('customs', () => {
  it('report a bill of entry, and again when it is amended, with the history of it', async () => {
    await report({ impg: [bill()] });
    expect((await report({ impg: [bill()] })).says).toContain('same amounts');
    expect((await report({ impg: [bill({ refdt: '18-11-2025' })] })).says).toContain('not in the period');
    const asked = { portcode: 'INNSA1', benum: '2566282', bedate: '15-10-2025' };
    expect((await read('AMDHIST', asked)).code).toBe('RET11416');
    await report({ impg: [bill({ refdt: '08-11-2025', iamt: 200 })] }, '112025');
    expect((await read('IMPG')).plain.impg).toMatchObject([{ benum: 2566282, iamt: 180, amd: 'N' }]);
    expect((await read('AMDHIST', asked)).plain.amdhist).toMatchObject([
      { iamt: 180, amd: 'N' },
      { iamt: 200, amd: 'Y' },
    ]);
    await at('2025-12-14');
    expect((await statement()).docdata.impg).toMatchObject([{ boenum: '2566282', isamd: 'N', igst: 180 }]);
    expect((await statement('112025')).itcsumm.itcavl.imports).toMatchObject({
      igst: 200,
      impga: { igst: 200 },
    });
  });

  it('name the unit in a special economic zone', async () => {
    expect((await report({ impgsez: [bill({ sgstin: '29AAFCD5862R1ZX' })] })).says).toContain('fifteenth');
    await report({ impgsez: [bill({ sgstin: DISTRIBUTOR, tdname: 'Unit' })] });
    expect((await read('IMPGSEZ')).plain.impgsez).toMatchObject([{ sgstin: DISTRIBUTOR, amd: 'N' }]);
    await at('2025-11-14');
    const { docdata, cpsumm } = await statement();
    expect(docdata.impgsez).toMatchObject([{ ctin: DISTRIBUTOR, trdnm: 'Unit', boe: [{ igst: 180 }] }]);
    expect(cpsumm.impgsez).toMatchObject([{ portcode: 'INNSA1', ttldocs: 1, txval: 1000 }]);
  });
});

describe('tax deducted and collected', () => {
  const deducted = { ctin: DEDUCTOR, month: '102025', amt_ded: 300_000, iamt: 0, camt: 3000, samt: 3000 };

  it('stands in GSTR-2A at the rate of the law, and not in 2B', async () => {
    expect((await report({ tds: [{ ...deducted, camt: 1500, samt: 1500 }] })).says).toContain('2 %');
    expect((await report({ tds: [{ ...deducted, ctin: DISTRIBUTOR }] })).says).toContain('deductor');
    await report({ tds: [deducted] });
    await report({
      tdsa: [{ ...deducted, octin: DEDUCTOR, omonth: '102025', amt_ded: 200_000, camt: 2000, samt: 2000 }],
    });
    // Half a per cent since July 2024.
    await report({ tcs: [{ etin: OPERATOR, month: '102025', amt: 10_000, iamt: 50, camt: 0, samt: 0 }] });
    expect((await read('TDS')).plain.tds).toMatchObject([{ ctin: DEDUCTOR, camt: 3000 }]);
    expect((await read('TDSA')).plain.tdsa).toMatchObject([{ octin: DEDUCTOR, camt: 2000 }]);
    expect((await read('TCS')).plain.tcs).toMatchObject([{ etin: OPERATOR, iamt: 50 }]);
    await at('2025-11-14');
    expect(await statement()).toBeUndefined();
  });
});

it('takes the sample of its documentation', async () => {
  const page = await readFile(new URL('../../../docs/simulator.md', import.meta.url), 'utf8');
  const sample = /-d '(\{.*?\n\})'/s.exec(page)?.[1] ?? '';
  await steer(simulator.url, 'PUT', 'clock', { set: '2026-11-20T06:00:00Z' });
  const taken = await steer(simulator.url, 'POST', 'reports', JSON.parse(sample));
  expect(taken).toMatchObject([{ section: 'isd' }, { section: 'impg', row: { amd: 'N' } }]);
});

it('keeps what was reported, registered and uploaded beyond its process', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'reports-'));
  const start = () => createSimulator({ port: 0, processingMs: 0, stateFile: join(directory, 'state') });
  const first = await start();
  const body = { gstin: GSTIN, fp: '102025', impg: [bill()] };
  await steer(first.url, 'POST', 'reports', body);
  await steer(first.url, 'POST', 'e-invoices', b2b([invoice('A-1')]));
  const client = new HandClient(first, GSTIN);
  await client.signIn();
  const payload = { ct: 'application/pdf', data: 'JVBERi0=', doc_nam: 'Deed.pdf' };
  await client.write('POST', '/taxpayerapi/v1.1/document', '102025', { action: 'DOCUPLOAD', payload });
  await first.close();
  const second = await start();
  expect(await steer(second.url, 'GET', `reports/${GSTIN}`)).toMatchObject([{ section: 'impg' }]);
  expect(await steer(second.url, 'GET', 'overview')).toMatchObject({
    reports: [{ name: 'INNSA1|2566282|15-10-2025' }],
    eInvoices: [{ isCancelled: false }],
    documents: [{ name: 'Deed.pdf' }],
  });
  expect((await steer(second.url, 'POST', 'reports', body)).says).toContain('same amounts');
  await second.close();
  await rm(directory, { recursive: true });
});

it('names what is not a report', async () => {
  expect((await report({ b2b: [] })).says).toContain('"b2b"');
  expect((await report({ isd: [{ ctin: DISTRIBUTOR, doclist: [{}] }] })).says).toBe(
    'isd[0].doclist[0].isd_docty: is missing.',
  );
  expect((await report({ filedAt: 'soon' })).says).toContain('no instant');
  expect((await steer(simulator.url, 'POST', 'reports', { gstin: 'X', fp: '102025' })).says).toContain(
    'GSTIN',
  );
});
