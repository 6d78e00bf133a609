import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  classicAnswers,
  compareImsCounts,
  gstr2Payload,
  imsSavePayload,
  readGstr2Json,
  readInward,
  readStatement,
} from '../../src/core/index.ts';
import { createSimulator, type Simulator } from '../../src/simulator/index.ts';
import {
  CUSTOMER,
  GSTIN,
  HandClient,
  invoice,
  steer,
} from '../../src/simulator/testing/hand-client.test-kit.ts';

let simulator: Simulator;
let supplier: HandClient;
let recipient: HandClient;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 0, fileMs: 0 });
  supplier = new HandClient(simulator, GSTIN);
  recipient = new HandClient(simulator, CUSTOMER);
});
afterAll(() => simulator.close());

async function at(day: string): Promise<void> {
  await steer(simulator.url, 'PUT', 'clock', { set: `${day}T06:00:00Z` });
  await supplier.signIn();
  await recipient.signIn();
}

describe('what the portal answers, read and answered', () => {
  it('goes from the IMS to the GSTR-2B and agrees with every summary', async () => {
    const PERIOD = '102025';
    await at('2025-11-05');
    const note = {
      ...invoice('-'),
      inum: undefined,
      idt: undefined,
      nt_num: 'CN-1',
      nt_dt: '06-10-2025',
      ntty: 'C',
    };
    const sales = {
      gstin: GSTIN,
      fp: PERIOD,
      b2b: [{ ctin: CUSTOMER, inv: [invoice('TX-1'), invoice('TX-2')] }],
      cdnr: [{ ctin: CUSTOMER, nt: [note] }],
    };
    await supplier.saved(sales);
    await supplier.filed(sales);
    const ims = (action: string, query: Record<string, string>, who = recipient) =>
      who.get('/taxpayerapi/v1.0/returns/ims', PERIOD, { action, ...query });
    const { plain } = await ims('GETINV', { section: 'B2B' });
    const { statement } = readStatement(plain, { gstin: CUSTOMER, kind: 'IMS' });
    expect(statement?.documents.map(({ number, filed, action }) => [number, filed, action])).toEqual([
      ['TX-1', true, 'N'],
      ['TX-2', true, 'N'],
    ]);
    if (!statement) return;

    const [, second] = statement.documents;
    const choices = second ? [{ document: second, action: 'R' as const, remarks: 'Not ours' }] : [];
    const { payload, findings } = imsSavePayload(CUSTOMER, choices, { returnPeriod: '2025-10' });
    expect(findings).toEqual([]);
    const saved = await recipient.write('PUT', '/taxpayerapi/v1.2/returns/ims', PERIOD, {
      action: 'SAVE',
      payload: { ...payload },
    });
    const outcome = await ims('REQSTS', { int_tran_id: saved.plain.reference_id });
    expect(outcome.plain).toMatchObject({ status_cd: 'P', proc_cnt: '1', err_cnt: '0' });
    const seen = await ims('SUPVIEW', { section: 'B2B', rtn_typ: 'GSTR1' }, supplier);
    const view = readStatement(seen.plain, { gstin: GSTIN });
    expect(view.statement?.documents).toContainEqual(
      expect.objectContaining({
        number: 'TX-2',
        action: 'R',
        remarks: 'Not ours',
        counterpartyGstin: CUSTOMER,
      }),
    );
    const counts = await ims('GETCNT', { goods_typ: 'all_oth' });
    const again = readStatement((await ims('GETINV', { section: 'B2B' })).plain, { gstin: CUSTOMER });
    const differing = again.statement ? compareImsCounts(again.statement, counts.plain) : [];
    expect(differing.map(({ sheet }) => sheet)).toEqual(['b2bcn']);

    await at('2025-11-15');
    const answer = await recipient.get('/taxpayerapi/v4.0/returns/gstr2b', PERIOD, {
      action: 'GET2B',
      rtnprd: PERIOD,
    });
    const read = readInward(answer.plain, { gstin: CUSTOMER, returnPeriod: '2025-10' });
    expect(read.findings).toEqual([]);
    expect(read.documents.map(({ number, kind }) => [number, kind]).sort()).toEqual([
      ['CN-1', 'credit-note'],
      ['TX-1', 'invoice'],
      ['TX-2', 'invoice'],
    ]);
    const live = await recipient.get('/taxpayerapi/v2.0/returns/gstr2a', PERIOD, { action: 'CDN' });
    expect(readInward(live.plain, { gstin: CUSTOMER })).toMatchObject({
      kind: 'GSTR-2A',
      documents: [{ number: 'CN-1', filed: true }],
      findings: [],
    });
  });

  it('saves and answers a GSTR-2 of a classic period', async () => {
    const PERIOD = '072017';
    await at('2017-08-12');
    const sale = (inum: string) => invoice(inum, { idt: '05-07-2017' });
    await supplier.filed({
      gstin: GSTIN,
      fp: PERIOD,
      b2b: [{ ctin: CUSTOMER, inv: [sale('TX-1'), sale('TX-2')] }],
    });
    const live = await recipient.get('/taxpayerapi/v0.3/returns/gstr2a', PERIOD, { action: 'B2B' });
    const { statement } = readStatement(live.plain, { gstin: CUSTOMER, returnPeriod: '2017-07' });
    const [first, second] = statement?.documents ?? [];
    if (!first || !second) throw new Error('The GSTR-2A is empty.');
    const buyer = { gstin: CUSTOMER, returnPeriod: '2017-07' } as const;
    const { payload } = classicAnswers({ ...buyer, form: 'GSTR-2' }, [
      { document: first, flag: 'A' },
      { document: second, flag: 'R' },
    ]);
    expect(await save(PERIOD, payload)).toMatchObject({ form_typ: 'R2', status_cd: 'P' });

    const own = { gstin: CUSTOMER, fp: PERIOD, imp_s: [importedService] };
    const { documents, findings } = readGstr2Json(buyer, own);
    expect(findings).toEqual([]);
    expect(
      await save(
        PERIOD,
        gstr2Payload(
          buyer,
          documents.map((document) => ({ document })),
        ),
      ),
    ).toMatchObject({
      status_cd: 'P',
    });

    const answered = await supplier.get('/taxpayerapi/v1.0/returns/gstr1a', PERIOD, { action: 'R1AB2B' });
    const seen = readStatement(answered.plain, { gstin: GSTIN, kind: 'GSTR-1A' });
    expect(
      seen.statement?.documents.map(({ number, counterpartyFlag, updatedBy }) => [
        number,
        counterpartyFlag,
        updatedBy,
      ]),
    ).toEqual([
      ['TX-1', 'A', 'R'],
      ['TX-2', 'R', 'R'],
    ]);
  });
});

const importedService = {
  inum: 'S-1',
  idt: '06-07-2017',
  ival: 118,
  pos: '29',
  itms: [{ num: 1801, rt: 18, txval: 100, iamt: 18, csamt: 0, elg: 'is', tx_i: 18, tx_cs: 0 }],
};

async function save(period: string, payload: object | null) {
  const body = { action: 'RETSAVE', payload: { ...payload } };
  const sent = await recipient.write('PUT', '/taxpayerapi/v0.3/returns/gstr2', period, body);
  return recipient.ended(period, sent.plain.reference_id);
}
