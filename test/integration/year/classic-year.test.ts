import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wireReturnPeriod } from '../../../src/core/index.ts';
import type { SyncPage } from '../../../src/filing/index.ts';
import type { ReturnKey } from '../../../src/filing/needs/store.ts';
import { steer } from '../../../src/simulator/testing/hand-client.test-kit.ts';
import { flagsOf, gstr2, liveClassicYear, plantClassicTrade, type Supply } from './classic-year.ts';
import { yearSize } from './size.ts';
import { identityOf, taxOf } from './trade.ts';
import { filingsOf, openWorld, type World } from './world.ts';

const size = yearSize({ whole: '2017-07', small: '2017-07' });
const trade = plantClassicTrade(size);
const pages = new Map<string, SyncPage>();
const nameOf = ({ gstin, returnPeriod }: ReturnKey): string => `${gstin} ${returnPeriod}`;
let world: World;

beforeAll(async () => {
  world = await openWorld(trade.taxpayers, size.seed);
  await liveClassicYear(world, trade, (key, page) => pages.set(nameOf(key), page));
}, size.timeout);
afterAll(() => world.stop());

const keys = trade.taxpayers.flatMap((gstin) => trade.periods.map((period) => gstr2(gstin, period)));
const boughtIn = ({ gstin, returnPeriod }: ReturnKey): readonly Supply[] =>
  trade.supplies.filter((one) => one.recipient === gstin && one.period === returnPeriod);

/** What a GSTR-2 holds of a document, in paise: the supplier's where it is accepted, our own where it is uploaded. */
function held(
  supply: Supply,
): { readonly taxableValue: number; readonly tax: number; readonly credit: number } | null {
  const { recipient: flag } = flagsOf(trade, supply);
  if (flag === null || flag === 'R') return null;
  const { igst, cgst, sgst } = taxOf(supply);
  const tax = igst + cgst + sgst;
  const hasCredit = supply.books !== 'absent' && supply.placeOfSupply === supply.recipient.slice(0, 2);
  return { taxableValue: supply.taxableValue, tax, credit: hasCredit ? tax : 0 };
}

describe(`a year of ${size.taxpayers} taxpayers and ${size.periods} periods with GSTR-2 and GSTR-1A`, () => {
  test('every summary of a GSTR-2 is the portal’s own, and both are what was planted', () => {
    for (const key of keys) {
      const summary = pages.get(nameOf(key))?.summary ?? [];
      expect(
        summary.filter(({ equal }) => !equal),
        nameOf(key),
      ).toEqual([]);
      const sum = { count: 0, taxableValue: 0, tax: 0 };
      for (const supply of boughtIn(key)) {
        const part = held(supply);
        if (!part) continue;
        const sign = supply.kind === 'credit-note' ? -1 : 1;
        sum.count += 1;
        sum.taxableValue += sign * part.taxableValue;
        sum.tax += sign * part.tax;
      }
      const ours = { count: 0, taxableValue: 0, tax: 0 };
      for (const row of summary) {
        ours.count += row.ours.count;
        ours.taxableValue += row.ours.taxableValue;
        ours.tax += row.ours.igst + row.ours.cgst + row.ours.sgst + row.ours.cess;
      }
      expect(ours, nameOf(key)).toEqual(sum);
    }
  });

  test('the credit on the portal adds up to the paisa, and no document stands twice', async () => {
    for (const key of keys) {
      const period = wireReturnPeriod(key.returnPeriod);
      const { saved } = await steer(world.portalUrl, 'GET', `returns/${key.gstin}/${period}?form=R2`);
      const shown: string[] = [];
      for (const section of ['b2b', 'cdn'])
        for (const party of saved[section] ?? [])
          for (const row of party.inv ?? party.nt)
            shown.push(`${party.ctin} ${row.inum ?? row.nt_num} ${creditOf(row)}`);
      const planted = boughtIn(key).flatMap((supply) => {
        const { recipient: flag } = flagsOf(trade, supply);
        const credit = flag === 'R' ? 0 : (held(supply)?.credit ?? 0);
        return flag ? [`${supply.supplier} ${supply.number} ${credit}`] : [];
      });
      expect(shown.sort(), nameOf(key)).toEqual(planted.sort());
    }
  });

  test('every supplier sees in GSTR-1A what recipients answered and added, and his own answers stand', async () => {
    for (const supplier of trade.taxpayers) {
      const shown = await world.inBooks((books) => books.counterparties.documents(supplier, ['GSTR-1A']));
      const planted = trade.supplies.flatMap((supply) => {
        const { recipient: flag } = flagsOf(trade, supply);
        return supply.supplier === supplier && flag
          ? [`${identityOf(supply, supply.recipient)} ${flag}`]
          : [];
      });
      expect(
        shown.map(({ identity, document }) => `${identity} ${document.counterpartyFlag}`).sort(),
      ).toEqual(planted.sort());
      const answers = await world.inBooks((books) => books.counterparties.answers(supplier, 'sale'));
      const sent = answers.filter(({ sent: flag }) => flag !== null);
      expect(sent.map(({ identity, sent: flag, state }) => `${identity} ${flag} ${state}`).sort()).toEqual(
        trade.supplies
          .flatMap((supply) => {
            const { supplier: flag } = flagsOf(trade, supply);
            return supply.supplier === supplier && flag
              ? [`${identityOf(supply, supply.recipient)} ${flag} confirmed`]
              : [];
          })
          .sort(),
      );
    }
  });

  test('every return was filed once, whatever went wrong', async () => {
    for (const { gstin, returnPeriod } of keys) {
      expect(await filingsOf(world, { gstin, form: 'GSTR2', returnPeriod }), `${gstin} ${returnPeriod}`).toBe(
        1,
      );
      expect(await filingsOf(world, { gstin, form: 'GSTR1', returnPeriod }), `${gstin} ${returnPeriod}`).toBe(
        1,
      );
    }
    expect(world.troubles).toEqual([]);
    expect(Object.keys(world.struck()).length).toBeGreaterThan(4);
  });
});

interface CreditedRow {
  readonly itms: readonly {
    readonly itc?: { readonly tx_i?: number; readonly tx_c?: number; readonly tx_s?: number };
  }[];
}

/** Credit taken of a saved document, in paise. */
function creditOf({ itms }: CreditedRow): number {
  return itms.reduce(
    (sum, { itc = {} }) => sum + Math.round(((itc.tx_i ?? 0) + (itc.tx_c ?? 0) + (itc.tx_s ?? 0)) * 100),
    0,
  );
}
