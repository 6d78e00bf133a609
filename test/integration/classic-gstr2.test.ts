import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PurchaseDocument, ReturnPeriod } from '../../src/core/index.ts';
import {
  acceptRejectPayload,
  chooseAnswers,
  importPurchases,
  matchView,
  newOrModifiedPayload,
  requestEvc,
  sendDecisions,
  startDownload,
  startFile,
  startProceed,
  startSave,
  startSummary,
  syncPage,
} from '../../src/filing/index.ts';
import type { Books, ReturnKey, Task } from '../../src/filing/needs/store.ts';
import { HandClient, invoice, steer } from '../../src/simulator/testing/hand-client.test-kit.ts';
import { bought, seller } from './filing/july-2017.ts';
import {
  actor,
  connect,
  key as current,
  order,
  otp,
  pan,
  type Stage,
  startStage,
  until,
} from './filing/stage.ts';

const { gstin } = current;
const returnPeriod = '2017-07';
const key: ReturnKey = { gstin, form: 'GSTR2', returnPeriod };
const period = '072017';
const identityOf = (number: string) => `${seller}|invoice|${number}|2017-18`;

let stage: Stage;
let supplier: HandClient;

beforeAll(async () => {
  stage = await startStage();
  supplier = new HandClient(
    { url: stage.simulator.url, publicKeyPem: await steer(stage.simulator.url, 'GET', 'certificate') },
    seller,
  );
  await supplier.signIn();
});
afterAll(() => stage.stop());

const inBooks = <Result>(work: (books: Books) => Promise<Result>) =>
  stage.filing.store.inBooks(actor.tenantId, work);
const finished = async (started: Promise<Task>) => until(stage.filing, await started);
const page = () => syncPage(stage.filing, actor, { key });

/** What the supplier reports: invoices of ₹1,000 at 18 %. */
function sold(...numbers: readonly string[]) {
  const inv = numbers.map((number) => invoice(number, { idt: '05-07-2017', pos: gstin.slice(0, 2) }));
  return { gstin: seller, fp: period, b2b: [{ ctin: gstin, inv }] };
}

const take = (...documents: readonly PurchaseDocument[]) => takeIn(returnPeriod, documents);
const takeIn = (into: ReturnPeriod, documents: readonly PurchaseDocument[]) =>
  importPurchases(stage.filing, actor, {
    gstin,
    returnPeriod: into,
    fileName: 'purchases.csv',
    documents,
    findings: [],
  });
const download = () => finished(startDownload(stage.filing, actor, { key, statement: 'GSTR-2A' }));

/** Match code and flag of every result by number. */
async function verdicts(): Promise<Readonly<Record<string, string>>> {
  const of = { gstin, side: 'purchase' } as const;
  const { rows } = await inBooks((books) => books.counterparties.matchPage(of, {}, { limit: 50 }));
  return Object.fromEntries(rows.map(({ number, code, action }) => [number, `${code} ${action ?? '–'}`]));
}

describe('GSTR-2 of a classic period, in the order of the seed', () => {
  test('generates a payload of what the books hold, before anything is downloaded', async () => {
    await take(bought('TX-1'), bought('TX-2', 90_000), bought('TX-9'));
    await connect(stage.filing);
    const { payload, fileName, count } = await newOrModifiedPayload(stage.filing, actor, { key });
    expect(fileName).toBe(`GSTR2_${gstin}_072017_NEW.json`);
    expect(count).toBe(3);
    expect(payload).toMatchObject({ gstin, fp: period, b2b: [{ ctin: seller }] });
    const { steps, regime, dueDate } = await page();
    expect(regime).toBe('Classic');
    expect(dueDate).toBe('2017-08-15');
    expect(steps.map(({ title }) => title)).toEqual([
      'Connect with GSTN',
      'Generate Payload',
      'Download Counter Party',
      'Accept/Reject',
      'Save To GSTN',
      'Download Summary',
      'Submit',
      'File',
    ]);
  });

  test('leaves the flags blank until the supplier has filed', async () => {
    await supplier.saved(sold('TX-1', 'TX-2', 'TX-3'));
    expect((await download()).says).toContain('3 counter party invoices downloaded (3 new');
    expect(await verdicts()).toEqual({
      'TX-1': 'OK –',
      'TX-2': 'Mismatch –',
      'TX-3': 'CO –',
      'TX-9': 'TO U',
    });
    const { answers, buttons } = await page();
    expect(answers).toMatchObject({ waiting: 3, unsent: 0 });
    expect(buttons.acceptReject).toEqual({
      enabled: false,
      why: 'Counter party of 3 documents has not filed; until then they can be neither accepted nor rejected.',
    });
    await expect(
      chooseAnswers(stage.filing, actor, {
        gstin,
        side: 'purchase',
        choices: [{ identity: identityOf('TX-1'), chosen: 'P' }],
      }),
    ).rejects.toThrow('Awaiting counter party filing');
  });

  test('gives each match code the flag of the table once he has', async () => {
    await supplier.filed(sold('TX-1', 'TX-2', 'TX-3'));
    await download();
    expect(await verdicts()).toEqual({
      'TX-1': 'OK A',
      'TX-2': 'Mismatch R',
      'TX-3': 'CO R',
      'TX-9': 'TO U',
    });
    const { payload } = await newOrModifiedPayload(stage.filing, actor, { key });
    expect(JSON.stringify(payload)).toContain('TX-9');
    expect(JSON.stringify(payload)).not.toContain('TX-1');
  });

  test('keeps a pending mark through a new download, and gives the computed flag back', async () => {
    const mark = (chosen: 'P' | null) =>
      chooseAnswers(stage.filing, actor, {
        gstin,
        side: 'purchase',
        choices: [{ identity: identityOf('TX-3'), chosen }],
      });
    await mark('P');
    await download();
    expect(await verdicts()).toMatchObject({ 'TX-3': 'CO P' });
    const view = await matchView(stage.filing, actor, {
      gstin,
      side: 'purchase',
      identity: identityOf('TX-3'),
    });
    expect(view).toMatchObject({ ours: null, gates: { unmarkPending: null }, row: { action: 'P' } });
    expect((await mark(null))[0]?.action).toBe('R');
    await mark('P');
  });

  test('sends what is accepted and rejected once, and leaves out what is pending', async () => {
    const { payload, count } = await acceptRejectPayload(stage.filing, actor, { key });
    expect(count).toBe(2);
    expect(payload).toMatchObject({
      b2b: [
        {
          ctin: seller,
          inv: [
            { inum: 'TX-1', flag: 'A' },
            { inum: 'TX-2', flag: 'R' },
          ],
        },
      ],
    });
    await order(stage.simulator.url, [{ kind: 'dropsAnswer', action: 'RETSAVE', times: 1 }]);
    expect(await finished(sendDecisions(stage.filing, actor, { key }))).toMatchObject({
      state: 'done',
      says: 'Success: 1 accepted, 1 rejected. 1 pending was not sent.',
    });
    await order(stage.simulator.url, []);
    await expect(sendDecisions(stage.filing, actor, { key })).rejects.toThrow('Nothing is left');
  });

  test('saves the rest, and the downloaded summary is the same as the summary', async () => {
    expect((await finished(startSave(stage.filing, actor, { key, kind: 'save' }))).says).toBe(
      'Success: 1 saved.',
    );
    expect((await finished(startSummary(stage.filing, actor, { key }))).says).toContain(
      'Summary and downloaded summary are the same.',
    );
    const { summary } = await page();
    expect(summary).toEqual([
      expect.objectContaining({
        section: 'B2B',
        equal: true,
        ours: expect.objectContaining({ count: 2, taxableValue: 200_000, igst: 36_000 }),
      }),
    ]);
  });

  test('a document refused by the portal comes back with its code', async () => {
    const late = { ...bought('TX-10'), date: '2017-07-06' };
    await take(bought('TX-9'), { ...late, lines: [{ ...late.lines[0]!, creditIgst: 19_000 }] });
    expect(await finished(startSave(stage.filing, actor, { key, kind: 'save' }))).toMatchObject({
      state: 'done-with-errors',
    });
    expect((await page()).errors.count).toBe(1);
    await take(bought('TX-9'), late);
    expect((await finished(startSave(stage.filing, actor, { key, kind: 'save' }))).says).toBe(
      'Success: 1 saved.',
    );
  });

  test('Submit freezes it, File gives an ARN, and the lost answer of File does not file it twice', async () => {
    await finished(startSummary(stage.filing, actor, { key }));
    expect((await finished(startProceed(stage.filing, actor, { key }))).says).toContain(
      'submitted and frozen',
    );
    expect(await page()).toMatchObject({
      statusWords: 'Not Filed · Submitted',
      buttons: { save: { enabled: false }, acceptReject: { enabled: false }, reset: { enabled: false } },
    });
    await expect(takeIn('2017-08', [bought('TX-9', 70_000)])).rejects.toThrow(
      '1 document of these files is in the books of Jul 2017 already, whose GSTR-2 is submitted.',
    );
    await expect(take(bought('TX-11'))).rejects.toThrow('in classic periods Submit freezes the return');
    await finished(startSummary(stage.filing, actor, { key }));
    await requestEvc(stage.filing, actor, { key, pan });
    await order(stage.simulator.url, [{ kind: 'dropsAnswer', action: 'RETFILE', times: 1 }]);
    const filed = await finished(startFile(stage.filing, actor, { key, pan, evc: otp, confirmed: true }));
    await order(stage.simulator.url, []);
    expect(filed.says).toMatch(/^Filed\. ARN AA\d{2}0717/);
    expect((await page()).status).toBe('filed');
  });

  test('reaches the supplier: his GSTR-1A shows what was added and what was rejected', async () => {
    const { plain } = await supplier.get('/taxpayerapi/v1.0/returns/gstr1a', period, { action: 'R1AB2B' });
    const flags = Object.fromEntries(
      plain.b2b[0].inv.map(({ inum, cflag }: { inum: string; cflag: string }) => [inum, cflag]),
    );
    expect(flags).toEqual({ 'TX-1': 'A', 'TX-2': 'R', 'TX-9': 'U', 'TX-10': 'U' });
  });
});

test('what a supplier amends is shown and not answered: GSTR-2 has no section for it', async () => {
  const august: ReturnKey = { ...key, returnPeriod: '2017-08' };
  const row = invoice('TX-2R', {
    idt: '05-07-2017',
    pos: gstin.slice(0, 2),
    oinum: 'TX-2',
    oidt: '05-07-2017',
  });
  const sale = invoice('TX-20', { idt: '06-08-2017', pos: gstin.slice(0, 2) });
  await supplier.filed({
    gstin: seller,
    fp: '082017',
    b2b: [{ ctin: gstin, inv: [sale] }],
    b2ba: [{ ctin: gstin, inv: [row] }],
  });
  await finished(startDownload(stage.filing, actor, { key: august, statement: 'GSTR-2A' }));
  expect(await verdicts()).toMatchObject({ 'TX-20': 'CO R', 'TX-2R': 'CO –' });
  const named = { gstin, side: 'purchase', identity: identityOf('TX-2R') } as const;
  const { gates } = await matchView(stage.filing, actor, named);
  expect(gates.accept?.says).toContain('GSTR-2 has no section for amended documents');
  expect((await finished(sendDecisions(stage.filing, actor, { key: august }))).says).toBe(
    'Success: 0 accepted, 1 rejected.',
  );
});

test('GSTR-2 of a current period explains itself', async () => {
  const { buttons } = await syncPage(stage.filing, actor, {
    key: { gstin, form: 'GSTR2', returnPeriod: current.returnPeriod },
  });
  const says = 'GSTR-2 is not filed now. Your actions reach GSTR-2B; then GSTR-3B Table 4.';
  expect(buttons.submit).toEqual({ enabled: false, why: says });
  expect(buttons.file).toEqual({ enabled: false, why: says });
  expect(buttons.compute2b.enabled).toBe(true);
});
