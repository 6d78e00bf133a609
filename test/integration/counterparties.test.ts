import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { financialYearOf, monthsLater, type PurchaseEntry, type ReturnPeriod } from '../../src/core/index.ts';
import {
  assignMatches,
  commentMatches,
  everywhere,
  matchFacets,
  matchNotes,
  matchPurchases,
  sendDecisions,
  stageDecisions,
  startCompute2b,
  startDownload,
  unstageDecisions,
} from '../../src/filing/index.ts';
import type { MatchFilter } from '../../src/filing/needs/counterparties.ts';
import type { ReportName } from '../../src/filing/needs/reports.ts';
import type { Books, Task } from '../../src/filing/needs/store.ts';
import { reportOf } from '../../src/filing/reports.ts';
import { HandClient, invoice, steer } from '../../src/simulator/testing/hand-client.test-kit.ts';
import { actor, connect, key, order, type Stage, startStage, until } from './filing/stage.ts';

const { gstin, returnPeriod } = key;
const gstr2 = { gstin, form: 'GSTR2', returnPeriod } as const;
const period = returnPeriod.slice(5) + returnPeriod.slice(0, 4);
const seller = '29AADFM3390P1ZN';
const day = `05-${returnPeriod.slice(5)}-${returnPeriod.slice(0, 4)}`;
const year = financialYearOf(returnPeriod);
const identityOf = (number: string) => `${seller}|invoice|${number}|${year}`;

let stage: Stage;
let supplier: HandClient;

beforeAll(async () => {
  stage = await startStage();
  supplier = new HandClient(
    { url: stage.simulator.url, publicKeyPem: await steer(stage.simulator.url, 'GET', 'certificate') },
    seller,
  );
  await supplier.signIn();
  await supplier.saved(sold(1, 2, 3, 4));
  await inBooks((books) =>
    books.purchases.put(gstin, [bought('TX-1'), bought('TX-2', 90_000), bought('TX-9')], change()),
  );
  await connect(stage.filing);
});
afterAll(() => stage.stop());

const inBooks = <Result>(work: (books: Books) => Promise<Result>) =>
  stage.filing.store.inBooks(actor.tenantId, work);
const change = () => ({ at: stage.filing.clock.now(), by: actor.by });

/** What the supplier saves: invoices TX-n of ₹1,000 at 18 %. */
function sold(...numbers: readonly number[]) {
  const inv = numbers.map((number) => invoice(`TX-${number}`, { idt: day, pos: gstin.slice(0, 2) }));
  return { gstin: seller, fp: period, b2b: [{ ctin: gstin, inv }] };
}

/** The same invoice in the recipient's books, with another taxable value where that is wanted. */
function bought(number: string, taxableValue = 100_000) {
  const igst = Math.round(taxableValue * 0.18);
  const content: PurchaseEntry = {
    key: `b2b|${seller}|${number}`,
    section: 'b2b',
    kind: 'invoice',
    supplierGstin: seller,
    number,
    date: `${returnPeriod}-05`,
    value: taxableValue + igst,
    placeOfSupply: gstin.slice(0, 2),
    reverseCharge: false,
    type: 'R',
    lines: [{ rate: 18, taxableValue, igst, cgst: 0, sgst: 0, cess: 0 }],
  };
  return {
    returnPeriod,
    identity: content.key,
    kind: content.kind,
    number,
    date: content.date,
    counterpartyGstin: seller,
    counterpartyName: null,
    placeOfSupply: content.placeOfSupply ?? null,
    tables: ['b2b'],
    amounts: { value: taxableValue + igst, taxableValue, igst, cgst: 0, sgst: 0, cess: 0 },
    content,
    isDraft: false,
    findings: [],
  };
}

const finished = async (started: Promise<Task>) => until(stage.filing, await started);
const download = (statement: 'IMS' | 'GSTR-2A' | 'GSTR-2B', of: ReturnPeriod = returnPeriod) =>
  finished(
    startDownload(stage.filing, actor, { key: { gstin, form: 'GSTR2', returnPeriod: of }, statement }),
  );
const decide = (
  ...choices: readonly (readonly [number: number, action: 'A' | 'R' | 'P' | 'N', remarks?: string])[]
) =>
  stageDecisions(stage.filing, actor, {
    gstin,
    returnPeriod,
    choices: choices.map(([number, action, remarks]) => ({
      identity: identityOf(`TX-${number}`),
      action,
      ...(remarks ? { remarks } : {}),
    })),
  });
const send = () => finished(sendDecisions(stage.filing, actor, { key: gstr2 }));
const decisions = async () => {
  const all = await inBooks((books) => books.counterparties.decisions(gstin));
  return Object.fromEntries(
    all.map(({ identity, action, state }) => [identity.split('|')[2], `${action} ${state}`]),
  );
};

describe('what suppliers report', () => {
  test('is downloaded from IMS whole, kept with its raw answer, and matched with the books', async () => {
    const task = await download('IMS');
    expect(task).toMatchObject({
      state: 'done',
      says: 'Success: 4 documents of IMS downloaded (4 new, 0 changed, 0 withdrawn).',
    });
    const page = await inBooks((books) => books.counterparties.page(gstin, {}, { limit: 10 }));
    expect(page.rows.map(({ document }) => document.number)).toEqual(['TX-1', 'TX-2', 'TX-3', 'TX-4']);
    const totals = await inBooks((books) => books.counterparties.totals(gstin, {}));
    expect(totals).toMatchObject({ count: 4, taxableValue: 4_000_00, igst: 720_00 });
    const { rows } = await inBooks((books) => books.counterparties.statements(gstin, {}, { limit: 10 }));
    expect(rows).toEqual([
      expect.objectContaining({
        kind: 'IMS',
        source: 'portal',
        rawHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      }),
    ]);
    const matching = await inBooks((books) => books.counterparties.matching({ gstin, side: 'purchase' }));
    const counts = Object.entries(matching?.totals.codes ?? {}).map(([code, { results }]) => [code, results]);
    expect(Object.fromEntries(counts)).toEqual({ OK: 1, TO: 1, CO: 2, Mismatch: 1 });
  });

  test('replaces what was known: changed and withdrawn documents are counted', async () => {
    await supplier.saved({
      gstin: seller,
      fp: period,
      b2b: [{ ctin: gstin, inv: [{ ...sold(4).b2b[0]?.inv[0], flag: 'D' }] }],
    });
    const dearer = invoice('TX-3', { idt: day, pos: gstin.slice(0, 2) }, 2000);
    await supplier.saved({ gstin: seller, fp: period, b2b: [{ ctin: gstin, inv: [dearer] }] });
    expect((await download('IMS')).says).toBe(
      'Success: 3 documents of IMS downloaded (0 new, 1 changed, 1 withdrawn).',
    );
    await supplier.saved(sold(4));
    expect((await download('IMS')).says).toContain(
      '4 documents of IMS downloaded (1 new, 0 changed, 0 withdrawn)',
    );
  });

  test('that is not there yet is an empty statement, not a failure', async () => {
    expect((await download('GSTR-2A')).says).toBe(
      'Success: 0 counter party invoices downloaded (0 new, 0 changed, 0 withdrawn).',
    );
  });

  test('stays matched as the books change', async () => {
    await inBooks((books) => books.purchases.put(gstin, [bought('TX-2')], change()));
    const { totals } = await inBooks((books) => matchPurchases(books, gstin, stage.filing.clock.now()));
    expect(totals.codes.OK.results).toBe(2);
  });
});

describe('a matching', () => {
  const of = { gstin, side: 'purchase' } as const;
  const facets = (filter: MatchFilter = {}) => matchFacets(stage.filing, actor, { ...of, filter });

  test('is counted by code, party, reason and person, each among what the others leave', async () => {
    const all = await facets();
    const matching = await inBooks((books) => books.counterparties.matching(of));
    const counts = Object.fromEntries(all.codes.map(({ value, count }) => [value, count]));
    for (const [code, { results }] of Object.entries(matching?.totals.codes ?? {}))
      expect(counts[code] ?? 0, code).toBe(results);
    expect(all.parties).toEqual([expect.objectContaining({ value: seller, count: 5 })]);
    const missing = await facets({ code: 'CO' });
    expect(missing.codes).toEqual(all.codes);
    expect(missing.parties[0]?.count).toBe(counts.CO);
    const [reason] = missing.reasons;
    const { rows } = await inBooks((books) =>
      books.counterparties.matchPage(of, { reason: reason?.value ?? '' }, { limit: 10 }),
    );
    expect(rows.every(({ reasons }) => reasons.some(({ code }) => code === reason?.value))).toBe(true);
  });

  test('is reported by month, reason and vendor as it stands', async () => {
    const report = (name: ReportName) =>
      reportOf(stage.filing, actor, { report: name, gstin, from: returnPeriod, to: returnPeriod });
    const { codes } = await facets();
    const counts = Object.fromEntries(codes.map(({ value, count }) => [value, count]));
    const [ofMonth, ...others] = await report('codes');
    expect(others).toEqual([]);
    expect(ofMonth).toMatchObject({ key: returnPeriod, values: counts });
    const named: Record<string, number> = {};
    for (const code of ['TO', 'CO', 'Mismatch'] as const) {
      for (const { value, count } of (await facets({ code })).reasons)
        named[value] = (named[value] ?? 0) + count;
    }
    const reasons = await report('reasons');
    expect(Object.fromEntries(reasons.map((row) => [row.key, row.values.documents]))).toEqual(named);
    const [vendor] = await report('vendors');
    expect(vendor).toMatchObject({ key: seller, values: { documents: 4, notFiled: 4, inTime: 0, late: 0 } });
  });

  test('is of the period in which either side reports a document, in IMS too', async () => {
    expect((await facets({ periods: { from: returnPeriod, to: returnPeriod } })).parties[0]?.count).toBe(5);
    const before = monthsLater(returnPeriod, -1);
    expect((await facets({ periods: { from: before, to: before } })).parties).toEqual([]);
  });

  test('has documents that are given to people and commented on, which a new download leaves alone', async () => {
    const documents = [identityOf('TX-1'), identityOf('TX-3')];
    await assignMatches(stage.filing, actor, { ...of, documents, person: 'ravi@example.in' });
    await commentMatches(stage.filing, actor, {
      ...of,
      documents: [identityOf('TX-3')],
      says: 'Ask for the bill.',
    });
    await download('IMS');
    expect((await facets()).owners).toMatchObject([{ value: 'ravi@example.in', count: 2 }]);
    const { rows } = await inBooks((books) =>
      books.counterparties.matchPage(of, { owner: 'ravi@example.in' }, { limit: 10 }),
    );
    expect(rows.map(({ number, owner, comments }) => [number, owner, comments])).toEqual([
      ['TX-1', 'ravi@example.in', 0],
      ['TX-3', 'ravi@example.in', 1],
    ]);
    await assignMatches(stage.filing, actor, { ...of, documents: [identityOf('TX-1')], person: null });
    expect((await facets()).owners).toMatchObject([{ count: 1 }]);
    const notes = await matchNotes(stage.filing, actor, { ...of, documents: [identityOf('TX-3')] });
    expect(notes.map(({ kind, says, by }) => [kind, says, by])).toEqual([
      ['assigned', 'ravi@example.in', actor.by],
      ['comment', 'Ask for the bill.', actor.by],
    ]);
    await expect(
      commentMatches(stage.filing, actor, { ...of, documents: ['nothing'], says: 'x' }),
    ).rejects.toMatchObject({ code: 'NOT-FOUND' });
    await expect(commentMatches(stage.filing, actor, { ...of, documents, says: ' ' })).rejects.toThrow(
      'empty',
    );
  });
});

describe('decisions', () => {
  test('are staged with their impact, undone, sent once, and confirmed by what the portal shows', async () => {
    const { impact } = await decide([1, 'A'], [3, 'R', 'Not ours'], [4, 'P']);
    expect(impact.R).toMatchObject({ documents: 1, amounts: { igst: 360_00 } });
    await unstageDecisions(stage.filing, actor, { gstin, identities: [identityOf('TX-4')] });
    expect(await decisions()).toEqual({ 'TX-1': 'A staged', 'TX-3': 'R staged' });
    expect(await send()).toMatchObject({
      state: 'done',
      says: 'Success: 1 accepted, 1 rejected, 0 pending.',
    });
    expect(await decisions()).toEqual({ 'TX-1': 'A confirmed', 'TX-3': 'R confirmed' });
    const view = await supplier.get('/taxpayerapi/v1.0/returns/ims', period, { action: 'SUPVIEW' });
    expect(view.plain.gstr1.b2b).toContainEqual(
      expect.objectContaining({ inum: 'TX-3', imsactn: 'R', remarks: 'Not ours' }),
    );
    await expect(sendDecisions(stage.filing, actor, { key: gstr2 })).rejects.toMatchObject({
      code: 'NOTHING-TO-SEND',
    });
  });

  test('that the portal does not take come back with its words, the others stand', async () => {
    await decide([2, 'A'], [4, 'A']);
    await supplier.saved({
      gstin: seller,
      fp: period,
      b2b: [{ ctin: gstin, inv: [{ ...sold(4).b2b[0]?.inv[0], flag: 'D' }] }],
    });
    expect(await send()).toMatchObject({
      state: 'done-with-errors',
      says: '1 accepted, 0 rejected, 0 pending; 1 not taken.',
    });
    expect(await decisions()).toMatchObject({ 'TX-2': 'A confirmed', 'TX-4': 'A refused' });
    await unstageDecisions(stage.filing, actor, { gstin, identities: [identityOf('TX-4')] });
  });

  test('whose answer was lost are sent again and counted once', async () => {
    await decide([2, 'R']);
    await order(stage.simulator.url, [{ kind: 'dropsAnswer', action: 'SAVE', times: 1 }]);
    expect(await send()).toMatchObject({
      state: 'done',
      says: 'Success: 0 accepted, 1 rejected, 0 pending.',
    });
    await order(stage.simulator.url, []);
    expect(await decisions()).toMatchObject({ 'TX-2': 'R confirmed' });
  });

  test('that the supplier overtakes are shown, counted no more, and decided again by a person', async () => {
    const of = { gstin, side: 'purchase' } as const;
    const again = async () => {
      const filter = { reason: 'DECIDE-AGAIN' };
      const { rows } = await inBooks((books) => books.counterparties.matchPage(of, filter, { limit: 10 }));
      return Object.fromEntries(
        rows.map(({ number, action, reasons }) => [number, [action, reasons[0]?.says]]),
      );
    };
    const changed = invoice('TX-1', { idt: day, pos: gstin.slice(0, 2) }, 950);
    const withdrawn = { ...sold(3).b2b[0]?.inv[0], flag: 'D' };
    await supplier.saved({ gstin: seller, fp: period, b2b: [{ ctin: gstin, inv: [changed, withdrawn] }] });
    expect((await download('IMS')).says).toMatch(/1 changed, 1 withdrawn\)\. Answers to decide again: 2\.$/);
    expect(await decisions()).toEqual({
      'TX-1': 'A overtaken',
      'TX-2': 'R confirmed',
      'TX-3': 'R overtaken',
    });
    const { action } = (
      await inBooks((books) => books.counterparties.document(gstin, ['IMS'], identityOf('TX-1')))
    )?.found.document ?? { action: 'gone' };
    expect(action).toBe('N');
    expect(await again()).toEqual({
      'TX-1': [
        null,
        'Changed by the supplier after your answer, and GSTN shows no action any more: decide again.',
      ],
    });
    await expect(sendDecisions(stage.filing, actor, { key: gstr2 })).rejects.toMatchObject({
      code: 'NOTHING-TO-SEND',
    });
    await unstageDecisions(stage.filing, actor, { gstin, identities: [identityOf('TX-3')] });
    await decide([1, 'P']);
    expect(await again()).toEqual({});
    expect(await send()).toMatchObject({ says: 'Success: 0 accepted, 0 rejected, 1 pending.' });
    expect(await decisions()).toEqual({ 'TX-1': 'P confirmed', 'TX-2': 'R confirmed' });
    await download('IMS');
    expect(await decisions()).toEqual({ 'TX-1': 'P confirmed', 'TX-2': 'R confirmed' });
  });

  test('on a document that nobody reported are named and not staged', async () => {
    const { decisions: staged, findings } = await decide([77, 'A']);
    expect(staged).toEqual([]);
    expect(findings).toEqual([expect.objectContaining({ code: 'NOT-REPORTED', severity: 'error' })]);
  });

  test('need the right role', async () => {
    const viewer = { ...actor, grants: everywhere('auditor') };
    await expect(
      stageDecisions(stage.filing, viewer, { gstin, returnPeriod, choices: [] }),
    ).rejects.toMatchObject({ code: 'NOT-PERMITTED' });
  });
});

/** Downloads when the session of a month ago is over: the task waits for a new one and goes on. */
async function signedInFor(statement: 'GSTR-2A' | 'GSTR-2B', of: ReturnPeriod): Promise<Task> {
  const wanted = { key: { gstin, form: 'GSTR2', returnPeriod: of }, statement } as const;
  const started = await startDownload(stage.filing, actor, wanted);
  const waiting = await Promise.race([
    until(stage.filing, started, 'waiting-for-sign-in'),
    until(stage.filing, started),
  ]);
  if (waiting.state === 'waiting-for-sign-in') await connect(stage.filing);
  return until(stage.filing, started);
}

describe('GSTR-2B', () => {
  test('is downloaded from the 14th, compared with its own summary, and computed again after a decision', async () => {
    await supplier.filed(sold(1));
    // Filed before the 12th it is in the statement of the month before, after it in that of this month.
    const month = new Date().toISOString().slice(0, 7) as ReturnPeriod;
    const of = new Date().getUTCDate() <= 11 ? monthsLater(month, -1) : month;
    const after = `${monthsLater(of, 1)}-15T06:00:00Z`;
    if (after > new Date().toISOString()) await steer(stage.simulator.url, 'PUT', 'clock', { set: after });
    expect(await signedInFor('GSTR-2B', of)).toMatchObject({ state: 'done', code: null });
    const listed = await inBooks((books) =>
      books.counterparties.page(gstin, { kinds: ['GSTR-2B'] }, { limit: 10 }),
    );
    expect(listed.rows.map(({ document }) => document.number)).toContain('TX-1');
    await download('IMS', of);
    await stageDecisions(stage.filing, actor, {
      gstin,
      returnPeriod: of,
      choices: [{ identity: identityOf('TX-1'), action: 'R' }],
    });
    await finished(sendDecisions(stage.filing, actor, { key: { gstin, form: 'GSTR2', returnPeriod: of } }));
    const computed = await finished(startCompute2b(stage.filing, actor, { gstin, returnPeriod: of }));
    expect(computed).toMatchObject({ state: 'done' });
    const again = await inBooks((books) =>
      books.counterparties.page(gstin, { kinds: ['GSTR-2B'] }, { limit: 10 }),
    );
    const first = again.rows.find(({ document }) => document.number === 'TX-1');
    expect(first?.document.isRejected).toBe(true);
  });
});

test.each(['GSTR-2B', 'GSTR-2A'] as const)(
  'credit of a distributor and bills of entry come with %s, and its summary agrees with them',
  async (statement) => {
    const of = monthsLater(
      new Date().toISOString().slice(0, 7) as ReturnPeriod,
      statement === 'GSTR-2B' ? -3 : -4,
    );
    const on = (date: string) => `${date}-${of.slice(5)}-${of.slice(0, 4)}`;
    const credit = { docdt: on('10'), itc_elg: 'Y', iamt: 200, camt: 0, samt: 0, cess: 0 };
    const bill = { refdt: on('12'), portcd: 'INNSA1', bedt: on('11'), txval: 1000, csamt: 0 };
    const reported = await steer(stage.simulator.url, 'POST', 'reports', {
      gstin,
      fp: of.slice(5) + of.slice(0, 4),
      filedAt: `${monthsLater(of, 1)}-10T06:00:00Z`,
      isd: [
        {
          ctin: seller,
          doclist: [
            { ...credit, isd_docty: 'ISD', docnum: 'D-1' },
            { ...credit, isd_docty: 'ISDCN', docnum: 'D-2', iamt: 50 },
            { ...credit, isd_docty: 'ISD', docnum: 'D-3', itc_elg: 'N' },
          ],
        },
      ],
      impg: [
        { ...bill, benum: 1001, iamt: 180 },
        { ...bill, benum: 1001, iamt: 170 },
      ],
      impgsez: [{ ...bill, benum: 1002, iamt: 90, sgstin: seller, tdname: 'Unit' }],
    });
    expect(reported).toHaveLength(6);
    expect(await signedInFor(statement, of)).toMatchObject({ state: 'done', code: null });
    const { rows } = await inBooks((books) =>
      books.counterparties.page(gstin, { kinds: [statement], returnPeriod: of }, { limit: 10 }),
    );
    expect(
      rows.map(({ document }) => `${document.kind} ${document.number} ${document.amounts.igst}`).sort(),
    ).toEqual([
      'bill-of-entry 1001 17000',
      'bill-of-entry 1001 18000',
      'bill-of-entry 1002 9000',
      'isd-credit-note D-2 5000',
      'isd-invoice D-1 20000',
      'isd-invoice D-3 20000',
    ]);
    const kept = await inBooks((books) =>
      books.counterparties.statements(gstin, { returnPeriod: of }, { limit: 1 }),
    );
    expect(kept.rows).toMatchObject([{ findings: [] }]);
  },
);
