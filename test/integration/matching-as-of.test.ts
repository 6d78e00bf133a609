import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TypedPurchase } from '../../src/core/index.ts';
import {
  type Actor,
  addPurchase,
  assignMatches,
  changePurchase,
  everywhere,
  type Filing,
  matchFacets,
  matchingSince,
  partiesOfMatching,
  setMatchRules,
  stageDecisions,
  takeStatement,
  unstageDecisions,
} from '../../src/filing/index.ts';
import type { MatchFilter } from '../../src/filing/needs/counterparties.ts';
import type { Books } from '../../src/filing/needs/store.ts';
import { type OpenBooks, openBooks, taraMills } from './filing/books.ts';

const { gstin } = taraMills;
const of = { gstin, side: 'purchase' } as const;
const seller = '29AADFM3390P1ZN';
const identityOf = (number: string) => `${seller}|invoice|${number}|2026-27`;

let books: OpenBooks;
let filing: Filing;
let kavita: Actor;
let now = '';

beforeAll(async () => {
  books = await openBooks(taraMills, '');
  filing = { ...books.filing, clock: { now: () => now } };
  kavita = { ...books.meena, by: 'Kavita', grants: everywhere('admin') };
  now = '2026-11-10T06:00:00.000Z';
  await buy('X-1', 1000_00);
  await buy('X-2', 1000_00);
  await report(['X-1', 1000]);
  now = '2026-11-12T06:00:00.000Z';
  await report(['X-1', 1000], ['X-2', 1040], ['Y-9', 500]);
  now = '2026-11-13T06:00:00.000Z';
  await correct('X-2', 1040_00);
  now = '2026-11-14T06:00:00.000Z';
  await decide('X-1', 'P');
  await assignMatches(filing, kavita, { ...of, documents: [identityOf('X-1')], person: 'arjun@x.in' });
  // 00:10 of the 15th in India.
  now = '2026-11-14T18:40:00.000Z';
  await unstageDecisions(filing, kavita, { gstin, identities: [identityOf('X-1')] });
  now = '2026-11-16T06:00:00.000Z';
  await report(['X-2', 1040]);
  now = '2026-11-17T06:00:00.000Z';
  await decide('X-2', 'P');
  now = '2026-11-17T09:00:00.000Z';
  await unstageDecisions(filing, kavita, { gstin, identities: [identityOf('X-2')] });
  now = '2026-11-18T06:00:00.000Z';
});
afterAll(() => books.stop());

const inBooks = <Result>(work: (books: Books) => Promise<Result>) =>
  filing.store.inBooks(kavita.tenantId, work);

function typed(number: string, taxableValue: number): TypedPurchase {
  return {
    kind: 'invoice',
    number,
    date: '2026-10-03',
    supplierGstin: seller,
    placeOfSupply: '27',
    supplyType: 'INTER',
    type: 'R',
    items: [{ rate: 5, taxableValue, igst: taxableValue / 20, cgst: 0, sgst: 0, cess: 0, hsn: '520811' }],
  };
}

async function buy(number: string, taxableValue: number): Promise<void> {
  const content = typed(number, taxableValue);
  const { findings, entry } = await addPurchase(filing, kavita, { gstin, returnPeriod: '2026-10', content });
  expect([entry?.number, findings.filter(({ severity }) => severity === 'error')]).toEqual([number, []]);
}

async function correct(number: string, taxableValue: number): Promise<void> {
  const found = (await inBooks((one) => one.purchases.named(gstin, number, '2026-10-03')))[0];
  const { entry, version } = found ?? { entry: 0, version: 0 };
  const content = typed(number, taxableValue);
  await changePurchase(filing, kavita, { gstin, returnPeriod: '2026-10', entry, version, content });
}

const decide = (number: string, action: 'A' | 'P') =>
  stageDecisions(filing, kavita, {
    gstin,
    returnPeriod: '2026-10',
    choices: [{ identity: identityOf(number), action }],
  });

/** What IMS shows, in rupees. */
const report = (...rows: readonly (readonly [number: string, taxable: number])[]) =>
  inBooks((one) =>
    takeStatement(one, filing, {
      expected: { gstin, kind: 'IMS' },
      source: 'portal',
      by: kavita.by,
      parts: [
        {
          name: 'IMS',
          json: {
            b2b: rows.map(([inum, txval]) => ({
              ...{ stin: seller, rtnprd: '102026', inum, inv_typ: 'R', action: 'N', srcform: 'R1' },
              ...{ idt: '03-10-2026', txval, iamt: txval / 20, camt: 0, samt: 0, cess: 0, pos: '27' },
              ...{ val: txval * 1.05, srcfilstatus: 'Filed', ispendactblocked: 'N', hash: inum },
            })),
          },
        },
      ],
    }),
  );

async function verdicts(filter: MatchFilter): Promise<Readonly<Record<string, string>>> {
  const { rows, next } = await inBooks((one) => one.counterparties.matchPage(of, filter, { limit: 50 }));
  expect(next).toBeNull();
  return Object.fromEntries(rows.map(({ number, code, action }) => [number, `${code} ${action ?? '–'}`]));
}

const dayIn = (day: number): string => `2026-11-${String(day).padStart(2, '0')}`;
const asOf = (day: number): MatchFilter => ({ asOf: dayIn(day) });
const since = (day: number) => matchingSince(filing, kavita, { ...of, asOf: dayIn(day) });

describe('the matching as on a day', () => {
  const stood = [
    [9, {}],
    [10, { 'X-1': 'OK A', 'X-2': 'TO –' }],
    [11, { 'X-1': 'OK A', 'X-2': 'TO –' }],
    [12, { 'X-1': 'OK A', 'X-2': 'Mismatch P', 'Y-9': 'CO P' }],
    [13, { 'X-1': 'OK A', 'X-2': 'OK A', 'Y-9': 'CO P' }],
    [14, { 'X-1': 'OK P', 'X-2': 'OK A', 'Y-9': 'CO P' }],
    [15, { 'X-1': 'OK A', 'X-2': 'OK A', 'Y-9': 'CO P' }],
    [16, { 'X-1': 'TO –', 'X-2': 'OK A' }],
    [17, { 'X-1': 'TO –', 'X-2': 'OK A' }],
    [18, { 'X-1': 'TO –', 'X-2': 'OK A' }],
  ] as const;

  test('shows a late upload, a correction of ours, a mark and a withdrawal from their days on', async () => {
    for (const [day, expected] of stood) expect([day, await verdicts(asOf(day))]).toEqual([day, expected]);
    expect(await verdicts({})).toEqual(stood.at(-1)?.[1]);
  });

  test('has counts that add up on every day, by match code and by party', async () => {
    for (const [day, expected] of stood) {
      const count = Object.keys(expected).length;
      const { codes } = await matchFacets(filing, kavita, { ...of, filter: asOf(day) });
      expect([day, codes.reduce((sum, code) => sum + code.count, 0)]).toEqual([day, count]);
      const parties = await partiesOfMatching(filing, kavita, { ...of, filter: asOf(day) });
      const ofParty = parties.flatMap(({ codes: by }) => [by.OK, by.TO, by.CO, by.Mismatch]);
      expect([day, ofParty.reduce((sum, one) => sum + one, 0)]).toEqual([day, count]);
    }
  });

  test('is narrowed and turned page by page like that of today', async () => {
    const filter = { ...asOf(12), periods: { from: '2026-10', to: '2026-10' } } as const;
    expect(await verdicts({ ...filter, code: 'Mismatch' })).toEqual({ 'X-2': 'Mismatch P' });
    expect(await verdicts({ ...filter, find: 'y-9' })).toEqual({ 'Y-9': 'CO P' });
    const numbers: string[] = [];
    for (let cursor: string | undefined, turned = false; !turned || cursor; turned = true) {
      const wanted = { limit: 1, ...(cursor ? { cursor } : {}) };
      const page = await inBooks((one) => one.counterparties.matchPage(of, filter, wanted));
      numbers.push(...page.rows.map(({ number }) => number));
      cursor = page.next ?? undefined;
    }
    expect(numbers.toSorted()).toEqual(['X-1', 'X-2', 'Y-9']);
  });

  test('has the amounts of both sides as they were', async () => {
    const sums = async (day: number) => {
      const page = await inBooks((one) => one.counterparties.matchPage(of, asOf(day), { limit: 50 }));
      const found = page.rows.find(({ number }) => number === 'X-2');
      return [found?.ourSum?.taxableValue, found?.theirSum?.taxableValue];
    };
    expect([await sums(11), await sums(12), await sums(13)]).toEqual([
      [1000_00, undefined],
      [1000_00, 1040_00],
      [1040_00, 1040_00],
    ]);
  });

  test('knows what was decided then and who looked after it', async () => {
    const decided = async (day: string) =>
      (await inBooks((one) => one.counterparties.decisionsAsOf(gstin, day))).map(
        ({ identity, action, state }) => [identity.split('|')[2], action, state],
      );
    expect(await decided('2026-11-13')).toEqual([]);
    expect(await decided('2026-11-14')).toEqual([['X-1', 'P', 'staged']]);
    expect(await decided('2026-11-15')).toEqual([]);
    const owners = async (day: number) =>
      (await matchFacets(filing, kavita, { ...of, filter: asOf(day) })).owners.map(({ value }) => value);
    expect([await owners(13), await owners(14)]).toEqual([[], ['arjun@x.in']]);
  });

  test('says what has changed since', async () => {
    const knownFrom = '2026-11-10T06:00:00.000Z';
    const nothing = { theirsCame: 0, theirsGone: 0, oursCame: 0, oursGone: 0, otherwise: 0 };
    expect(await since(10)).toEqual({ ...nothing, knownFrom, theirsCame: 1, theirsGone: 1, otherwise: 2 });
    expect(await since(12)).toEqual({ ...nothing, knownFrom, theirsGone: 2, otherwise: 2 });
    expect(await since(9)).toEqual({ ...nothing, knownFrom, theirsCame: 1, oursCame: 2 });
    expect(await since(16)).toEqual({ ...nothing, knownFrom });
    const elsewhere = { ...of, asOf: '2026-11-10', periods: { from: '2026-09', to: '2026-09' } } as const;
    expect(await matchingSince(filing, kavita, elsewhere)).toEqual({ ...nothing, knownFrom });
  });

  test('is of a day that has come, and of a side that was matched', async () => {
    await expect(since(19)).rejects.toThrow('19-11-2026 has not come yet. Choose a day up to 18-11-2026.');
    expect(await matchingSince(filing, kavita, { ...of, side: 'sale', asOf: '2026-11-16' })).toBeNull();
  });

  test('is not rewritten by other rules, and follows them from their day on', async () => {
    const strict = {
      policy: 'seed',
      taxableTolerance: 0,
      taxTolerance: 0,
      comparesPlaceOfSupply: true,
    } as const;
    await setMatchRules(filing, kavita, { gstin, rules: { Classic: strict, Current: strict } });
    await report(['X-2', 1039.5], ['Z-1', 10]);
    expect(await verdicts(asOf(17))).toEqual({ 'X-1': 'TO –', 'X-2': 'OK A' });
    expect(await verdicts(asOf(18))).toEqual({ 'X-1': 'TO –', 'X-2': 'Mismatch R', 'Z-1': 'CO R' });
    expect(await verdicts({})).toEqual({ 'X-1': 'TO –', 'X-2': 'Mismatch R', 'Z-1': 'CO R' });
    expect(await since(17)).toMatchObject({ theirsCame: 1, theirsGone: 0, otherwise: 1 });
  });
});
