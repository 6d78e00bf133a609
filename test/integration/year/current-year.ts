import { monthsLater, type ReturnPeriod } from '../../../src/core/index.ts';
import {
  importPurchases,
  sendDecisions,
  stageDecisions,
  startCompute2b,
  startDownload,
} from '../../../src/filing/index.ts';
import type { ReturnKey } from '../../../src/filing/needs/store.ts';
import {
  type Dice,
  gstr1Of,
  identityOf,
  type Supply as PlantedSupply,
  type Trade as PlantedTrade,
  plantTrade,
  purchaseOf,
  type YearSize,
} from './trade.ts';
import { carriedOut, fileReturn, forEach, importReturn, saveReturn, type World } from './world.ts';

/** What becomes of a document that a recipient finds in the Invoice Management System. */
export type Fate =
  | 'deemed accepted'
  | 'accepted'
  | 'rejected'
  | 'pending'
  | 'pending, then accepted'
  | 'pending, then rejected'
  /** After GSTR-2B was generated, which is computed again. */
  | 'accepted, then rejected'
  /** The supplier changes it after it was accepted and before he files: it is to be accepted again. */
  | 'accepted, then changed'
  | 'accepted, then taken back';

export type Supply = PlantedSupply<Fate>;
export type Trade = PlantedTrade<Fate>;

/** Plants the trade of a year in which recipients act in the Invoice Management System. */
export const plantCurrentTrade = (size: YearSize): Trade => plantTrade(size, fateOf);

function fateOf(planted: Omit<Supply, 'fate'>, chance: Dice): Fate {
  const fate = chance.oneOf<Fate>({
    'deemed accepted': 6,
    accepted: 6,
    rejected: 2,
    pending: 1,
    'pending, then accepted': 2,
    'pending, then rejected': 1,
    'accepted, then rejected': 1,
    'accepted, then changed': 2,
    'accepted, then taken back': 1,
  });
  if (!isAskedAbout(planted)) return 'deemed accepted';
  // Credit notes can be pending from October 2025 on.
  const isEarlyNote = planted.kind === 'credit-note' && planted.period < '2025-10';
  return isEarlyNote && fate.startsWith('pending') ? 'accepted' : fate;
}

/** Reverse charge, and credit that the place of supply bars, is not asked about. */
export function isAskedAbout({
  books,
  reverseCharge,
  placeOfSupply,
  recipient,
}: Omit<Supply, 'fate'>): boolean {
  return books !== 'forgotten' && !reverseCharge && placeOfSupply === recipient.slice(0, 2);
}

/** The GSTR-2B that a supplier's filing brings a document into; what is filed after the 11th comes a month later. */
export const statementOf = (trade: Trade, { supplier, period }: Supply): ReturnPeriod =>
  trade.isLate(supplier, period) ? monthsLater(period, 1) : period;

type Action = 'A' | 'R' | 'P' | 'N';
/** When in the month in which a GSTR-2B is prepared: before suppliers file, before it is generated, after that. */
type Moment = 'early' | 'late' | 'after';

/** The action that its recipient wants on a document while he prepares the GSTR-2B of a period. */
export function wantedAction(
  trade: Trade,
  supply: Supply,
  [prepared, moment]: readonly [ReturnPeriod, Moment],
): Action {
  const statement = statementOf(trade, supply);
  switch (supply.fate) {
    case 'deemed accepted':
      return 'N';
    case 'accepted':
    case 'accepted, then changed':
      return 'A';
    case 'rejected':
      return 'R';
    case 'pending':
      return 'P';
    case 'pending, then accepted':
      return prepared > statement ? 'A' : 'P';
    case 'pending, then rejected':
      return prepared > statement ? 'R' : 'P';
    case 'accepted, then rejected':
      return prepared > statement || (prepared === statement && moment === 'after') ? 'R' : 'A';
    case 'accepted, then taken back':
      return prepared === supply.period && moment === 'early' ? 'A' : 'N';
  }
}

/** What the GSTR-2B of a period is to list after it was computed again, and which of it as rejected. */
export function expected2b(
  trade: Trade,
  recipient: string,
  period: ReturnPeriod,
): readonly { readonly supply: Supply; readonly isRejected: boolean }[] {
  return trade.supplies
    .filter((supply) => supply.recipient === recipient && supply.books !== 'forgotten')
    .filter((supply) => listedIn(trade, supply) === period)
    .map((supply) => ({ supply, isRejected: supply.fate.endsWith('rejected') }));
}

/** A document that waits is listed a month later; a credit note waits one period at most. */
function listedIn(trade: Trade, supply: Supply): ReturnPeriod | null {
  const statement = statementOf(trade, supply);
  if (!supply.fate.startsWith('pending')) return statement;
  return supply.fate === 'pending' && supply.kind !== 'credit-note' ? null : monthsLater(statement, 1);
}

/** Lives through a year, month by month. `look` sees each recipient's books after his GSTR-2B of a period is settled. */
export async function liveCurrentYear(
  world: World,
  trade: Trade,
  look: (recipient: string, period: ReturnPeriod) => Promise<void>,
): Promise<void> {
  for (const period of trade.periods) {
    const day = (of: number): string => `${monthsLater(period, 1)}-${String(of).padStart(2, '0')}`;
    await world.goTo(day(3));
    await world.trouble(trade.taxpayers);
    await forEach(trade.taxpayers, async (supplier) => {
      await buy(world, trade, { recipient: supplier, period });
      await sell(world, trade, { supplier, period, isFirst: true });
    });
    await world.goTo(day(6));
    await forEach(trade.taxpayers, (recipient) =>
      decide(world, trade, { recipient, period, moment: 'early' }),
    );
    await world.goTo(day(10));
    await forEach(trade.taxpayers, async (supplier) => {
      await sell(world, trade, { supplier, period, isFirst: false });
      if (!trade.isLate(supplier, period)) await fileReturn(world, gstr1(supplier, period));
    });
    await world.goTo(day(11));
    await world.trouble(trade.taxpayers);
    await forEach(trade.taxpayers, (recipient) =>
      decide(world, trade, { recipient, period, moment: 'late' }),
    );
    await world.goTo(day(13));
    await forEach(
      trade.taxpayers.filter((supplier) => trade.isLate(supplier, period)),
      (supplier) => fileReturn(world, gstr1(supplier, period)),
    );
    await world.goTo(day(16));
    await forEach(trade.taxpayers, async (recipient) => {
      await download(world, { gstin: recipient, period, statement: 'GSTR-2B' });
      if (await decide(world, trade, { recipient, period, moment: 'after' }))
        await carriedOut(world, recipient, () =>
          startCompute2b(world.filing, world.actor, { gstin: recipient, returnPeriod: period }),
        );
      await look(recipient, period);
    });
    await world.goTo(day(18));
    await lookAtOutcome(world, trade, monthsLater(period, -2));
  }
  for (const period of trade.periods.slice(-2)) await lookAtOutcome(world, trade, period);
}

/** Suppliers look at what recipients did with a period when nothing of it is open any more. */
async function lookAtOutcome(world: World, trade: Trade, period: ReturnPeriod): Promise<void> {
  if (!trade.periods.includes(period)) return;
  await forEach(trade.taxpayers, (gstin) => download(world, { gstin, period, statement: 'IMS outward' }));
}

const gstr1 = (gstin: string, returnPeriod: ReturnPeriod): ReturnKey => ({
  gstin,
  form: 'GSTR1',
  returnPeriod,
});
const gstr2 = (gstin: string, returnPeriod: ReturnPeriod): ReturnKey => ({
  gstin,
  form: 'GSTR2',
  returnPeriod,
});

async function buy(
  { filing, actor }: World,
  trade: Trade,
  { recipient, period }: { readonly recipient: string; readonly period: ReturnPeriod },
): Promise<void> {
  const documents = trade.supplies
    .filter(
      (supply) => supply.recipient === recipient && supply.period === period && supply.books !== 'absent',
    )
    .map(purchaseOf);
  await importPurchases(filing, actor, {
    gstin: recipient,
    returnPeriod: period,
    fileName: 'purchases.csv',
    documents,
    findings: [],
  });
}

/** Saves what a supplier sold; at first with what he changes later, then as it is. */
async function sell(
  world: World,
  trade: Trade,
  {
    supplier,
    period,
    isFirst,
  }: { readonly supplier: string; readonly period: ReturnPeriod; readonly isFirst: boolean },
): Promise<void> {
  const sold = trade.supplies.filter(
    (supply) => supply.supplier === supplier && supply.period === period && supply.books !== 'forgotten',
  );
  const isChanged = ({ fate }: Supply): boolean => fate === 'accepted, then changed';
  if (!isFirst && !sold.some(isChanged)) return;
  const written = sold.map((supply) =>
    isFirst && isChanged(supply) ? { ...supply, taxableValue: supply.taxableValue + 1_000_00 } : supply,
  );
  await importReturn(world, { gstin: supplier, returnPeriod: period }, gstr1Of(supplier, period, written));
  await saveReturn(world, gstr1(supplier, period));
}

function download(
  world: World,
  {
    gstin,
    period,
    statement,
  }: {
    readonly gstin: string;
    readonly period: ReturnPeriod;
    readonly statement: 'IMS' | 'GSTR-2B' | 'IMS outward';
  },
) {
  const key = statement === 'IMS outward' ? gstr1(gstin, period) : gstr2(gstin, period);
  return carriedOut(world, gstin, () => startDownload(world.filing, world.actor, { key, statement }));
}

/** Downloads the IMS and sends every action that is not there yet; answers whether any was sent. */
async function decide(
  world: World,
  trade: Trade,
  {
    recipient,
    period,
    moment,
  }: { readonly recipient: string; readonly period: ReturnPeriod; readonly moment: Moment },
): Promise<boolean> {
  await download(world, { gstin: recipient, period, statement: 'IMS' });
  const shown = new Map(
    (await world.inBooks((books) => books.counterparties.documents(recipient, ['IMS']))).map(
      ({ identity, document }) => [identity, document.action ?? 'N'],
    ),
  );
  const choices = trade.supplies.flatMap((supply) => {
    const identity = identityOf(supply);
    const action = wantedAction(trade, supply, [period, moment]);
    const isOpen = supply.recipient === recipient && isAskedAbout(supply) && shown.has(identity);
    if (!isOpen || shown.get(identity) === action) return [];
    return [{ identity, action, ...(action === 'R' ? { remarks: 'Not ours' } : {}) }];
  });
  if (choices.length === 0) return false;
  const { filing, actor } = world;
  const staged = await stageDecisions(filing, actor, { gstin: recipient, returnPeriod: period, choices });
  if (staged.decisions.length < choices.length)
    throw new Error(`${recipient} ${period}: ${JSON.stringify(staged.findings)}`);
  await carriedOut(world, recipient, () => sendDecisions(filing, actor, { key: gstr2(recipient, period) }));
  return true;
}
