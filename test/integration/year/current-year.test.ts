import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type InwardDocument, type ReturnPeriod, table4Of } from '../../../src/core/index.ts';
import { verifyAudit } from '../../../src/filing/index.ts';
import {
  expected2b,
  isAskedAbout,
  liveCurrentYear,
  plantCurrentTrade,
  type Supply,
  statementOf,
  wantedAction,
} from './current-year.ts';
import { yearSize } from './size.ts';
import { identityOf, taxOf } from './trade.ts';
import { filingsOf, openWorld, type World } from './world.ts';

// The law of notes in the Invoice Management System changes in October 2025, in the middle of either size.
const size = yearSize({ whole: '2025-04', small: '2025-09' });
const trade = plantCurrentTrade(size);
const last = trade.periods.at(-1) ?? size.from;
let world: World;

beforeAll(async () => {
  world = await openWorld(trade.taxpayers, size.seed);
  await liveCurrentYear(world, trade, compare2b);
}, size.timeout);
afterAll(() => world.stop());

/** A document in one line: what is compared of it. */
const line = (of: Supply, state: string): string => {
  const { igst, cgst, sgst } = taxOf(of);
  return `${identityOf(of)} ${of.taxableValue} ${igst} ${cgst} ${sgst} ${state}`;
};
const shownLine = (identity: string, { amounts, isRejected, itcAvailability }: InwardDocument): string =>
  `${identity} ${amounts.taxableValue} ${amounts.igst} ${amounts.cgst} ${amounts.sgst} ${stateOf(isRejected, itcAvailability !== 'N')}`;
const stateOf = (isRejected = false, hasCredit = true): string =>
  isRejected ? 'rejected' : hasCredit ? 'credit' : 'no credit';
const hasCredit = ({ placeOfSupply, recipient }: Supply): boolean => placeOfSupply === recipient.slice(0, 2);

/** The documents of a GSTR-2B as the product has them. */
const statementIn = async (recipient: string, period: ReturnPeriod) =>
  (await world.inBooks((books) => books.counterparties.documents(recipient, ['GSTR-2B']))).filter(
    ({ returnPeriod }) => returnPeriod === period,
  );

async function compare2b(recipient: string, period: ReturnPeriod): Promise<void> {
  const shown = await statementIn(recipient, period);
  const planted = expected2b(trade, recipient, period).map(({ supply, isRejected }) =>
    line(supply, stateOf(isRejected, hasCredit(supply))),
  );
  expect(
    shown.map(({ identity, document }) => shownLine(identity, document)).sort(),
    `GSTR-2B of ${recipient} for ${period}`,
  ).toEqual(planted.sort());
}

/** Credit by head of Table 4 of GSTR-3B, added up from what was planted. */
function plantedCredit(recipient: string, period: ReturnPeriod): Readonly<Record<string, number>> {
  const credit: Record<string, number> = {};
  for (const { supply, isRejected } of expected2b(trade, recipient, period)) {
    const isNote = supply.kind === 'credit-note';
    const normal = supply.reverseCharge ? '4A3' : isNote ? '4B2' : '4A5';
    const head = isRejected ? 'rejected' : hasCredit(supply) ? normal : '4D2';
    const { igst, cgst, sgst } = taxOf(supply);
    credit[head] = (credit[head] ?? 0) + (isNote && head !== '4B2' ? -1 : 1) * (igst + cgst + sgst);
  }
  return credit;
}

/** What is not asked about is seen when GSTR-2B lists it: of the last period not what is filed late. */
const isSeen = (supply: Supply): boolean => isAskedAbout(supply) || statementOf(trade, supply) <= last;

describe(`a year of ${size.taxpayers} taxpayers and ${size.periods} periods with IMS and GSTR-2B`, () => {
  test('every GSTR-2B is what suppliers filed: at once, at the end, nothing twice, and by the portal’s own totals', async () => {
    for (const recipient of trade.taxpayers) {
      const all = await world.inBooks((books) => books.counterparties.documents(recipient, ['GSTR-2B']));
      expect(new Set(all.map(({ identity }) => identity)).size).toBe(all.length);
      for (const period of trade.periods) await compare2b(recipient, period);
      const { rows } = await world.inBooks((books) =>
        books.counterparties.statements(recipient, { kind: 'GSTR-2B' }, { limit: 100 }),
      );
      expect(rows.flatMap(({ findings }) => findings)).toEqual([]);
    }
  });

  test('credit adds up to the paisa, by head of Table 4 and over the year', async () => {
    let sum = 0;
    let planted = 0;
    for (const recipient of trade.taxpayers) {
      for (const period of trade.periods) {
        const shown = table4Of((await statementIn(recipient, period)).map(({ document }) => document));
        const credit = plantedCredit(recipient, period);
        for (const { head, igst, cgst, sgst } of shown) {
          expect(igst + cgst + sgst, `${recipient} ${period} ${head}`).toBe(credit[head] ?? 0);
          sum += igst + cgst + sgst;
        }
        planted += Object.values(credit).reduce((one, other) => one + other, 0);
      }
    }
    expect(sum).toBe(planted);
    expect(sum).toBeGreaterThan(0);
  });

  test('no action is lost: both sides know the last one of every document', async () => {
    for (const taxpayer of trade.taxpayers) {
      const decided = new Map(
        (await world.inBooks((books) => books.counterparties.decisions(taxpayer))).map((one) => [
          one.identity,
          `${one.action} ${one.state}`,
        ]),
      );
      const bought = trade.supplies.filter((one) => one.recipient === taxpayer && isAskedAbout(one));
      const wanted = bought.filter(({ fate }) => fate !== 'deemed accepted');
      expect(Object.fromEntries([...decided].sort())).toEqual(
        Object.fromEntries(
          wanted
            .map(
              (one) => [identityOf(one), `${wantedAction(trade, one, [last, 'after'])} confirmed`] as const,
            )
            .sort(),
        ),
      );
      const outcome = await world.inBooks((books) =>
        books.counterparties.documents(taxpayer, ['IMS outward']),
      );
      const sold = trade.supplies.filter((one) => one.supplier === taxpayer && isAskedAbout(one));
      expect(outcome.map(({ identity, document }) => `${identity} ${document.action}`).sort()).toEqual(
        sold
          .map((one) => `${identityOf(one, one.recipient)} ${wantedAction(trade, one, [last, 'after'])}`)
          .sort(),
      );
    }
  });

  test('the matching tells what was planted in the books', async () => {
    const codes = { same: 'OK', 'other value': 'Mismatch', absent: 'CO', forgotten: 'TO' } as const;
    for (const recipient of trade.taxpayers) {
      const matching = await world.inBooks((books) =>
        books.counterparties.matching({ gstin: recipient, side: 'purchase' }),
      );
      const planted = { OK: 0, Mismatch: 0, CO: 0, TO: 0 };
      for (const supply of trade.supplies.filter((one) => one.recipient === recipient)) {
        if (isSeen(supply)) planted[codes[supply.books]] += 1;
        else if (supply.books !== 'absent') planted.TO += 1;
      }
      const found = Object.entries(matching?.totals.codes ?? {}).map(([code, { results }]) => [
        code,
        results,
      ]);
      expect(Object.fromEntries(found), recipient).toEqual(planted);
    }
  });

  test('every return was filed once, whatever went wrong, and the audit log is whole', async () => {
    for (const gstin of trade.taxpayers)
      for (const returnPeriod of trade.periods)
        expect(
          await filingsOf(world, { gstin, form: 'GSTR1', returnPeriod }),
          `${gstin} ${returnPeriod}`,
        ).toBe(1);
    expect(world.troubles).toEqual([]);
    expect(await verifyAudit(world.filing, world.actor)).toMatchObject({ firstBad: null });
    const struck = world.struck();
    expect(Object.keys(struck).length).toBeGreaterThan(4);
  });
});
