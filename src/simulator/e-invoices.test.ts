import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createSimulator, type Simulator } from './index.ts';
import { b2b, GSTIN, HandClient, invoice, steer } from './testing/hand-client.test-kit.ts';

const PERIOD = '102025';
let simulator: Simulator;
let client: HandClient;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 0 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await steer(simulator.url, 'POST', 'reset');
  client = new HandClient(simulator, GSTIN);
  await at('2025-11-05');
});

async function at(day: string): Promise<void> {
  await steer(simulator.url, 'PUT', 'clock', { set: `${day}T06:00:00Z` });
  await client.signIn();
}
const register = (payload: object) => steer(simulator.url, 'POST', 'e-invoices', payload);
const drafts = (sec = 'B2B', query: Record<string, string> = {}) =>
  client.get('/taxpayerapi/v1.0/returns/einvoice', PERIOD, { action: 'EINV', sec, ...query });

it('an e-invoice is drafted into GSTR-1 with its IRN, and taken out when it is cancelled', async () => {
  expect((await drafts()).code).toBe('RET11416');
  const [{ irn }] = await register(b2b([invoice('A-1')]));
  expect(irn).toMatch(/^[0-9a-f]{64}$/);
  const row = { inum: 'A-1', irn, srctyp: 'E-Invoice', irngendate: '05-11-2025' };
  expect((await client.section(PERIOD, 'B2B')).plain.b2b[0].inv).toMatchObject([row]);
  const fate = { einvstatus: 'ACT', autodft: 'Y', autodftdt: '05-11-2025', errorCd: '' };
  expect((await drafts()).plain.b2b[0].inv).toMatchObject([{ ...row, ...fate }]);
  expect((await drafts('B2B', { from_time: '06-11-2025' })).code).toBe('RET11416');
  expect((await drafts('EXP')).code).toBe('RET11416');
  expect((await drafts('HSN')).code).toBe('RET11405');
  await steer(simulator.url, 'DELETE', `e-invoices/${irn}`);
  expect((await drafts()).plain.b2b[0].inv).toMatchObject([{ einvstatus: 'CNL' }]);
  expect((await client.section(PERIOD, 'B2B')).code).toBe('RET13510');
});

it('what the taxpayer has saved or filed himself stays as it is, and the draft says why', async () => {
  await client.saved(b2b([invoice('A-1', {}, 500)]));
  await register(b2b([invoice('A-1')]));
  expect((await client.section(PERIOD, 'B2B')).plain.b2b[0].inv).toMatchObject([{ val: 590 }]);
  expect((await drafts()).plain.b2b[0].inv).toMatchObject([{ autodft: 'N', errorCd: 'RET191111' }]);
  await client.filed(b2b([invoice('A-2')]));
  const [late] = await register(b2b([invoice('A-3')]));
  expect(late.draft).toMatchObject({ code: 'RET191183' });
  expect((await register(b2b([invoice('A-4')], { b2cs: [] }))).says).toContain('b2cs');
  expect((await register({ gstin: 'X', fp: PERIOD })).says).toContain('GSTIN');
});

it('a document is uploaded and kept, and what is no document is refused', async () => {
  const upload = (payload: Record<string, unknown>) =>
    client.write('POST', '/taxpayerapi/v1.1/document', PERIOD, { action: 'DOCUPLOAD', payload });
  const data = Buffer.from('%PDF-1.4 deed').toString('base64');
  const { plain } = await upload({ ct: 'application/pdf', data, doc_nam: 'Deed.pdf' });
  expect(await steer(simulator.url, 'GET', 'documents')).toMatchObject([{ id: plain.id, name: 'Deed.pdf' }]);
  expect(await steer(simulator.url, 'GET', `documents/${plain.id}`)).toBe('%PDF-1.4 deed');
  expect((await upload({ ct: 'text/html', data, doc_nam: 'Deed.pdf' })).code).toBe('RET11405');
  expect((await upload({ ct: 'application/pdf', data: '<>', doc_nam: 'Deed.pdf' })).code).toBe('RET12505');
  expect((await upload({ ct: 'application/pdf', data, doc_nam: 'Deed.exe' })).code).toBe('RET11405');
});

it('the late fee is days times rate, less for nil, and never above the cap by turnover', async () => {
  const fee = (rtn_typ = 'GSTR1', period = PERIOD) =>
    client.get('/taxpayerapi/v1.1/returns', period, { action: 'LATEFEEBREAKUP', rtn_typ });
  expect((await fee()).code).toBe('RET13510');
  expect((await fee('GSTR3B')).code).toBe('RET13500');
  await at('2025-11-15');
  expect((await fee()).plain.latefee).toEqual([
    { days: 4, rate: { camt: 25, samt: 25 }, camt: 100, samt: 100 },
  ]);
  await at('2026-11-11');
  expect((await fee()).plain.latefee).toMatchObject([{ days: 365, camt: 5000, samt: 5000 }]);
  await client.saved(b2b([invoice('A-1')], { gt: 14_000_000, cur_gt: 1 }));
  expect((await fee()).plain.latefee).toMatchObject([{ camt: 1000, samt: 1000 }]);
  const nil = await client.proceed('092026', { isnil: 'Y' });
  await client.ended('092026', nil.plain.reference_id);
  expect((await fee('GSTR1', '092026')).plain.latefee).toMatchObject([{ days: 31, camt: 250 }]);
  expect((await fee('GSTR1', '032018')).plain.latefee).toMatchObject([{ rate: { camt: 25 }, camt: 5000 }]);
});
