import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TypedPurchase } from '../../src/core/index.ts';
import {
  type Actor,
  addPurchase,
  changePurchase,
  compareGenerations,
  defaultRules,
  everywhere,
  type Filing,
  matchView,
  purchaseEntryOf,
  putOurValueBack,
  setMatchRules,
  takeStatement,
  tryMatchRules,
  useTheirValue,
} from '../../src/filing/index.ts';
import type { MatchRulesOf } from '../../src/filing/needs/counterparties.ts';
import type { Books } from '../../src/filing/needs/store.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { type OpenStore, openStore } from '../../src/store/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';

const { gstin } = sampleCompany;
const seller = '29AADFM3390P1ZN';
const identityOf = (number: string) => `${seller}|invoice|${number}|2026-27`;

let database: FreshDatabase;
let opened: OpenStore;
let filing: Filing;
let admin: Actor;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore(database);
  filing = {
    store: opened.store,
    clock: { now: () => '2026-11-15T06:00:00.000Z' },
    newId: () => crypto.randomUUID(),
    portalFor: () => {
      throw new Error('Matching needs no portal.');
    },
  };
  admin = { tenantId: database.tenantId, by: 'Meena', grants: everywhere('admin', 'signatory') };
  await inBooks((books) => books.saveRegistration(sampleCompany));
  await buy('X-1', 1_000_00);
  await buy('X-2', 1_000_00);
  await buy('X-3', 1_000_00, '24');
  await report('IMS', ['X-1', 1000], ['X-2', 1040], ['X-3', 1000]);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const inBooks = <Result>(work: (books: Books) => Promise<Result>) =>
  opened.store.inBooks(database.tenantId, work);

async function buy(number: string, taxableValue: number, placeOfSupply = '27'): Promise<void> {
  const content: TypedPurchase = {
    kind: 'invoice',
    number,
    date: '2026-10-03',
    supplierGstin: seller,
    placeOfSupply,
    supplyType: 'INTER',
    type: 'R',
    items: [{ rate: 5, taxableValue, igst: taxableValue / 20, cgst: 0, sgst: 0, cess: 0, hsn: '520811' }],
  };
  const { entry, findings } = await addPurchase(filing, admin, { gstin, returnPeriod: '2026-10', content });
  if (!entry) throw new Error(findings.map(({ says }) => says).join(' '));
}

/** What the supplier reports in IMS or GSTR-2B, in rupees. */
const report = (kind: 'IMS' | 'GSTR-2B', ...rows: readonly (readonly [number: string, taxable: number])[]) =>
  inBooks((books) =>
    takeStatement(books, filing, {
      expected: { gstin, kind, ...(kind === 'IMS' ? {} : { returnPeriod: '2026-10' as const }) },
      source: 'portal',
      by: admin.by,
      parts: [{ name: kind, json: kind === 'IMS' ? ims(rows) : gstr2b(rows) }],
    }),
  );

const tax = (txval: number) => ({ txval, cess: 0, pos: '27', val: txval * 1.05 });

const ims = (rows: readonly (readonly [number: string, taxable: number])[]) => ({
  b2b: rows.map(([inum, txval]) => ({
    ...tax(txval),
    ...{ stin: seller, rtnprd: '102026', inum, inv_typ: 'R', action: 'N', srcform: 'R1', idt: '03-10-2026' },
    ...{ iamt: txval / 20, camt: 0, samt: 0, srcfilstatus: 'Filed', ispendactblocked: 'N', hash: inum },
  })),
});

const gstr2b = (rows: readonly (readonly [number: string, taxable: number])[]) => ({
  chksum: 'x',
  data: {
    ...{ gstin, rtnprd: '102026', version: '1.0', gendt: '14-11-2026' },
    docdata: {
      b2b: [
        {
          ...{ ctin: seller, trdnm: 'Madhu Fabrics', supfildt: '11-11-2026', supprd: '102026' },
          inv: rows.map(([inum, txval]) => ({
            ...tax(txval),
            ...{
              inum,
              typ: 'R',
              dt: '03-10-2026',
              rev: 'N',
              itcavl: 'Y',
              igst: txval / 20,
              cgst: 0,
              sgst: 0,
            },
          })),
        },
      ],
    },
  },
});

async function verdicts(): Promise<Readonly<Record<string, string>>> {
  const of = { gstin, side: 'purchase' } as const;
  const { rows } = await inBooks((books) => books.counterparties.matchPage(of, {}, { limit: 50 }));
  return Object.fromEntries(rows.map(({ number, code, action }) => [number, `${code} ${action ?? '–'}`]));
}

const current = (rules: Partial<MatchRulesOf['Current']>): MatchRulesOf => ({
  ...defaultRules,
  Current: { ...defaultRules.Current, ...rules },
});

test('without rules of its own a registration is matched by the defaults of the regime', async () => {
  expect(await verdicts()).toEqual({ 'X-1': 'OK A', 'X-2': 'Mismatch P', 'X-3': 'Mismatch P' });
});

test('other rules are tried first: what they would change is counted and named, and nothing is kept', async () => {
  const wider = { gstin, rules: current({ taxableTolerance: 50_00, taxTolerance: 5_00 }) };
  const tried = await tryMatchRules(filing, admin, wider);
  expect(tried).toMatchObject({ results: 3, changed: 1 });
  expect(tried.changes).toEqual([
    expect.objectContaining({
      side: 'purchase',
      number: 'X-2',
      before: { code: 'Mismatch', action: 'P' },
      after: { code: 'OK', action: 'A' },
    }),
  ]);
  expect((await tryMatchRules(filing, admin, { ...wider, returnPeriod: '2026-09' })).results).toBe(0);
  expect((await tryMatchRules(filing, admin, { ...wider, returnPeriod: '2026-10' })).changed).toBe(1);
  expect(await verdicts()).toMatchObject({ 'X-2': 'Mismatch P' });
});

test('rules that are set hold at once and at every later matching, and are in the audit log', async () => {
  const rules = current({ policy: 'seed', taxableTolerance: 50_00, taxTolerance: 5_00 });
  expect((await setMatchRules(filing, admin, { gstin, rules })).changed).toBe(2);
  expect(await verdicts()).toEqual({ 'X-1': 'OK A', 'X-2': 'OK A', 'X-3': 'Mismatch R' });
  await setMatchRules(filing, admin, { gstin, rules: current({ comparesPlaceOfSupply: false }) });
  await report('IMS', ['X-1', 1000], ['X-2', 1040], ['X-3', 1000]);
  expect(await verdicts()).toEqual({ 'X-1': 'OK A', 'X-2': 'Mismatch P', 'X-3': 'OK A' });
  const [placeless] = await inBooks((books) =>
    books.counterparties.matchesOf({ gstin, side: 'purchase' }, { identities: [identityOf('X-3')] }),
  );
  expect(placeless?.reasons).toEqual([{ code: 'EQUAL', says: 'Number, date and every amount are equal.' }]);
  const { rows } = await inBooks((books) => books.auditTrail({}, { limit: 20 }));
  expect(rows.filter(({ act }) => act === 'matching rules set')).toHaveLength(2);
});

test('only an administrator sets rules', async () => {
  const preparer: Actor = { ...admin, grants: everywhere('maker') };
  await expect(setMatchRules(filing, preparer, { gstin, rules: defaultRules })).rejects.toMatchObject({
    code: 'NOT-PERMITTED',
  });
});

describe('Use their value', () => {
  const named = { gstin, identity: identityOf('X-2') };
  const view = () => matchView(filing, admin, { ...named, side: 'purchase' });
  const entryOf = async () =>
    purchaseEntryOf(filing, admin, { gstin, entry: Number((await view()).row.ours[0]) });

  test('writes a new version of the purchase, which then agrees, and can be put back until it is sent', async () => {
    const before = await entryOf();
    await useTheirValue(filing, admin, named);
    const after = await entryOf();
    expect(after).toMatchObject({
      version: before.version + 1,
      number: 'X-2',
      amounts: { taxableValue: 1_040_00 },
    });
    expect(after.content.items).toEqual([expect.objectContaining({ taxableValue: 1_040_00, hsn: '520811' })]);
    expect(await verdicts()).toMatchObject({ 'X-2': 'OK A' });
    expect((await view()).values).toEqual({
      isTaken: true,
      undo: null,
      use: expect.objectContaining({ says: 'Both sides agree already.' }),
    });
    await putOurValueBack(filing, admin, named);
    expect((await entryOf()).content).toEqual(before.content);
    expect(await verdicts()).toMatchObject({ 'X-2': 'Mismatch P' });
    const { rows } = await inBooks((books) => books.auditTrail({}, { limit: 20 }));
    expect(rows.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['their value taken', 'own value put back']),
    );
  });

  test('is not put back once the portal was told, nor over what somebody typed since', async () => {
    await useTheirValue(filing, admin, named);
    const told = { identity: named.identity, action: 'A', remarks: '', reduction: null, says: '' } as const;
    const decision = { ...told, by: admin.by, at: filing.clock.now() };
    await inBooks((books) =>
      books.counterparties.saveDecisions(gstin, [{ ...decision, state: 'sent' }], decision.at),
    );
    await expect(putOurValueBack(filing, admin, named)).rejects.toThrow('GSTN was told of it already');
    await inBooks((books) => books.counterparties.dropDecisions(gstin, [named.identity], decision.at));
    const { entry, version, returnPeriod, content } = await entryOf();
    const { items = [], key: _key, section: _section, lines: _lines, ...head } = content;
    const typed = { ...head, supplierName: 'Madhu Fabrics', items };
    await changePurchase(filing, admin, { gstin, returnPeriod, entry, version, content: typed });
    await expect(putOurValueBack(filing, admin, named)).rejects.toThrow('changed again since');
  });

  test('needs a pair that does not agree', async () => {
    await expect(useTheirValue(filing, admin, { gstin, identity: identityOf('X-1') })).rejects.toThrow(
      'Both sides agree already.',
    );
  });
});

test('two generations of GSTR-2B are compared as they were read, document by document', async () => {
  await report('GSTR-2B', ['X-1', 1000], ['X-2', 1040]);
  await report('GSTR-2B', ['X-2', 1100], ['X-4', 500]);
  const filter = { kind: 'GSTR-2B', returnPeriod: '2026-10' } as const;
  const { rows } = await inBooks((books) => books.counterparties.statements(gstin, filter, { limit: 10 }));
  expect(rows).toHaveLength(2);
  const two = rows.map(({ statementId }) => statementId);
  const readFiles = () => Promise.reject(new Error('Nothing here came as a file.'));
  const compare = (earlier = '', later = '') =>
    compareGenerations(filing, admin, { gstin, earlier, later, readFiles });
  const [first, second] = [await compare(two[0], two[1]), await compare(two[1], two[0])];
  const shown = ({ changes }: typeof first) =>
    changes.map(({ change, before, after }) => `${change} ${(after ?? before)?.number}`);
  expect([shown(first), shown(second)].map((list) => list.join(', ')).sort()).toEqual([
    'added X-1, changed X-2, gone X-4',
    'gone X-1, changed X-2, added X-4',
  ]);
  expect(shown(await compare(two[0], two[0]))).toEqual([]);
  await expect(compare('nothing', two[0])).rejects.toMatchObject({ code: 'NOT-FOUND' });
});
