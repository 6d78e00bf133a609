import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReturnPeriod, readGstr1Json } from '../../src/core/index.ts';
import {
  chooseAnswers,
  linkDocuments,
  matchView,
  sendDecisions,
  startDownload,
  startProceed,
  startSave,
  startSummary,
  unlinkDocument,
} from '../../src/filing/index.ts';
import type { Books, ReturnKey, Task } from '../../src/filing/needs/store.ts';
import { HandClient, invoice, steer } from '../../src/simulator/testing/hand-client.test-kit.ts';
import { actor, connect, key as current, type Stage, startStage, until } from './filing/stage.ts';

const { gstin } = current;
const buyer = '29AADFM3390P1ZN';
const classic: ReturnKey = { gstin, form: 'GSTR1', returnPeriod: '2017-07' };

let stage: Stage;
let recipient: HandClient;

beforeAll(async () => {
  stage = await startStage();
  recipient = new HandClient(
    { url: stage.simulator.url, publicKeyPem: await steer(stage.simulator.url, 'GET', 'certificate') },
    buyer,
  );
  await recipient.signIn();
  await connect(stage.filing);
});
afterAll(() => stage.stop());

const wire = (period: ReturnPeriod) => period.slice(5) + period.slice(0, 4);
const inBooks = <Result>(work: (books: Books) => Promise<Result>) =>
  stage.filing.store.inBooks(actor.tenantId, work);
const finished = async (started: Promise<Task>) => until(stage.filing, await started);

/** What we sold in a period, in the books and on the portal. */
async function sell(key: ReturnKey, ...numbers: readonly string[]): Promise<void> {
  const day = `05-${key.returnPeriod.slice(5)}-${key.returnPeriod.slice(0, 4)}`;
  const inv = numbers.map((number) => invoice(number, { idt: day }));
  const filer = {
    gstin,
    returnPeriod: key.returnPeriod,
    frequency: 'monthly' as const,
    today: stage.filing.clock.now().slice(0, 10),
  };
  const json = { gstin, fp: wire(key.returnPeriod), b2b: [{ ctin: buyer, inv }] };
  const { records } = readGstr1Json(filer, json);
  expect(records.length).toBe(numbers.length);
  await inBooks((books) => books.putRecords(key, records, null));
  expect((await finished(startSave(stage.filing, actor, { key, kind: 'save' }))).state).toBe('done');
}

/** What the recipient says of it in his GSTR-2. */
async function answer(
  ...rows: readonly (readonly [number: string, flag?: string | undefined, value?: number])[]
) {
  const inv = rows.map(([number, flag, value]) => ({
    ...invoice(number, { idt: '05-07-2017' }, value),
    ...(flag ? { flag } : {}),
  }));
  const payload = { gstin: buyer, fp: '072017', b2b: [{ ctin: gstin, inv }] };
  const path = '/taxpayerapi/v0.3/returns/gstr2';
  const { plain } = await recipient.write('PUT', path, '072017', { action: 'RETSAVE', payload });
  return recipient.ended('072017', plain.reference_id);
}

async function fileGstr2(): Promise<void> {
  const path = '/taxpayerapi/v0.3/returns/gstr2';
  const payload = { gstin: buyer, ret_period: '072017' };
  const { plain } = await recipient.write('POST', path, '072017', { action: 'RETSUBMIT', payload });
  await recipient.ended('072017', plain.reference_id);
  const { plain: summary } = await recipient.get(path, '072017', { action: 'RETSUM' });
  const pan = buyer.slice(2, 12);
  await recipient.get('/taxpayerapi/v1.0/authenticate', '072017', {
    action: 'EVCOTP',
    pan,
    form_type: 'R2',
  });
  const filed = await recipient.file('072017', summary, '575757', pan, path);
  expect(filed.plain.ack_num).toMatch(/^AA/);
}

async function verdicts(): Promise<Readonly<Record<string, string>>> {
  const of = { gstin, side: 'sale' } as const;
  const { rows } = await inBooks((books) => books.counterparties.matchPage(of, {}, { limit: 50 }));
  return Object.fromEntries(rows.map(({ number, code, action }) => [number, `${code} ${action ?? '–'}`]));
}

const identityOf = (number: string) => `${buyer}|invoice|${number}|2017-18`;

describe('GSTR-1A of a classic period', () => {
  const download = () => finished(startDownload(stage.filing, actor, { key: classic, statement: 'GSTR-1A' }));

  test('matches what recipients say with what was sold; the flags wait for their filing', async () => {
    await sell(classic, 'S-1', 'S-2', 'S-3');
    await answer(['S-1'], ['S-2', undefined, 1100], ['S-77']);
    expect((await download()).says).toContain('3 counter party invoices downloaded');
    expect(await verdicts()).toEqual({
      'S-1': 'OK –',
      'S-2': 'Mismatch –',
      'S-3': 'TO U',
      'S-77': 'CO –',
    });
    await fileGstr2();
    await download();
    expect(await verdicts()).toEqual({
      'S-1': 'OK A',
      'S-2': 'Mismatch R',
      'S-3': 'TO U',
      'S-77': 'CO R',
    });
  });

  test('shows both sides of a result from either document, with what can be done', async () => {
    const view = await matchView(stage.filing, actor, {
      gstin,
      side: 'sale',
      own: `2017-07|b2b|${buyer}|S-2`,
    });
    expect(view.row.reasons.map(({ says }) => says)).toContain(
      'Taxable value is ₹1,000.00 in our books and ₹1,100.00 at the counter party: ours is ₹100.00 lower.',
    );
    expect(view.ours).toMatchObject({ number: 'S-2', taxableValue: 100_000 });
    expect(view.gates.markPending).toBeNull();
    const alone = await matchView(stage.filing, actor, {
      gstin,
      side: 'sale',
      own: `2017-07|b2b|${buyer}|S-3`,
    });
    expect(alone.gates.markPending?.says).toContain('taxpayer only (TO)');
  });

  test('documents without a partner are linked by people, and parted again', async () => {
    const pair = {
      gstin,
      side: 'sale',
      own: `2017-07|b2b|${buyer}|S-3`,
      identity: identityOf('S-77'),
    } as const;
    await linkDocuments(stage.filing, actor, pair);
    expect(await verdicts()).toMatchObject({ 'S-3': 'OK A' });
    await download();
    const { row } = await matchView(stage.filing, actor, pair);
    expect(row.reasons.map(({ says }) => says)).toContain(
      `Linked by ${actor.by}: ours is "S-3", theirs "S-77".`,
    );
    await unlinkDocument(stage.filing, actor, pair);
    expect(await verdicts()).toMatchObject({ 'S-3': 'TO U', 'S-77': 'CO R' });
  });

  test('answers are sent with the flags of the table, and confirmed', async () => {
    await chooseAnswers(stage.filing, actor, {
      gstin,
      side: 'sale',
      choices: [{ identity: identityOf('S-77'), chosen: 'P' }],
    });
    expect((await finished(sendDecisions(stage.filing, actor, { key: classic }))).says).toBe(
      'Success: 1 accepted, 1 rejected. 1 pending was not sent.',
    );
    await download();
    expect(await verdicts()).toMatchObject({ 'S-77': 'CO P' });
    await expect(sendDecisions(stage.filing, actor, { key: classic })).rejects.toThrow('Nothing is left');
  });

  test('what is accepted that was not ours is ours then, in the books as on the portal', async () => {
    const choices = [{ identity: identityOf('S-77'), chosen: 'A' as const }];
    await chooseAnswers(stage.filing, actor, { gstin, side: 'sale', choices });
    await finished(sendDecisions(stage.filing, actor, { key: classic }));
    expect(await verdicts()).toMatchObject({ 'S-77': 'OK A' });
    const said = await finished(startSummary(stage.filing, actor, { key: classic }));
    expect(said.says).toContain('Summary and downloaded summary are the same.');
    expect((await finished(startProceed(stage.filing, actor, { key: classic }))).state).toBe('done');
  });
});

test('in a current period the recipient’s action in IMS stands beside each document', async () => {
  await sell(current, 'C-1', 'C-2');
  const period = wire(current.returnPeriod);
  const ims = '/taxpayerapi/v1.0/returns/ims';
  const { plain } = await recipient.get(ims, period, { action: 'GETINV', section: 'B2B', gstin: buyer });
  const rows = plain.b2b.filter(({ inum }: { inum: string }) => inum === 'C-2');
  const payload = {
    rtin: buyer,
    reqtyp: 'SAVE',
    invdata: {
      b2b: rows.map((row: object) => ({ ...row, prev_status: 'N', action: 'R', remarks: 'Not ours' })),
    },
  };
  const saved = await recipient.write('PUT', '/taxpayerapi/v1.2/returns/ims', period, {
    action: 'SAVE',
    payload,
  });
  const status = { action: 'REQSTS', gstin: buyer, int_tran_id: saved.plain.reference_id };
  await expect.poll(async () => (await recipient.get(ims, period, status)).plain.status_cd).toBe('P');
  await finished(startDownload(stage.filing, actor, { key: current, statement: 'IMS outward' }));
  expect(await verdicts()).toMatchObject({ 'C-1': 'OK –', 'C-2': 'Mismatch –' });
  const { row, theirs, gates } = await matchView(stage.filing, actor, {
    gstin,
    side: 'sale',
    own: `${current.returnPeriod}|b2b|${buyer}|C-2`,
  });
  expect(row.theirAction).toBe('R');
  expect(theirs?.document.remarks).toBe('Not ours');
  expect(gates.markPending?.says).toContain('the recipient decides in IMS');
});
