import { monthsLater, type ReturnPeriod } from '../../../src/core/index.ts';
import {
  chooseAnswers,
  importPurchases,
  type SyncPage,
  sendDecisions,
  startDownload,
  startSummary,
  syncPage,
} from '../../../src/filing/index.ts';
import type { MatchSide } from '../../../src/filing/needs/counterparties.ts';
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

/** What a person says to a document of the other side: nothing, so that the computed flag holds, or a flag of his own. */
export type Fate = 'as computed' | 'pending' | 'accepted anyway';
export type Supply = PlantedSupply<Fate>;
export type Trade = PlantedTrade<Fate>;

/** Plants the trade of a year with GSTR-2 and the GSTR-1A that followed it. */
export const plantClassicTrade = (size: YearSize): Trade =>
  plantTrade(size, (_planted, chance: Dice) =>
    chance.oneOf<Fate>({ 'as computed': 7, pending: 1, 'accepted anyway': 1 }),
  );

/** The flags of a document: what the recipient answers or adds (null: nothing), and what the supplier says to that. */
export function flagsOf(
  trade: Trade,
  supply: Supply,
): { readonly recipient: 'A' | 'R' | 'U' | null; readonly supplier: 'A' | 'R' | null } {
  const isLate = trade.isLate(supply.supplier, supply.period);
  if (supply.books === 'forgotten') {
    // Who has filed can answer no more.
    const answers = { 'as computed': 'R', 'accepted anyway': 'A', pending: null } as const;
    return { recipient: 'U', supplier: isLate ? answers[supply.fate] : null };
  }
  // GSTR-2 is filed before a late supplier files: his documents cannot be answered in it.
  if (isLate || supply.fate === 'pending') return { recipient: null, supplier: null };
  const accepts = supply.books === 'same' || supply.fate === 'accepted anyway';
  return { recipient: accepts ? 'A' : 'R', supplier: null };
}

export const gstr1 = (gstin: string, returnPeriod: ReturnPeriod): ReturnKey => ({
  gstin,
  form: 'GSTR1',
  returnPeriod,
});
export const gstr2 = (gstin: string, returnPeriod: ReturnPeriod): ReturnKey => ({
  gstin,
  form: 'GSTR2',
  returnPeriod,
});

/** Lives through a year, month by month; `look` sees the page of each GSTR-2 as it is filed. */
export async function liveClassicYear(
  world: World,
  trade: Trade,
  look: (key: ReturnKey, page: SyncPage) => void,
): Promise<void> {
  for (const period of trade.periods) {
    const day = (of: number): string => `${monthsLater(period, 1)}-${String(of).padStart(2, '0')}`;
    const isLate = (supplier: string): boolean => trade.isLate(supplier, period);
    await world.goTo(day(3));
    await world.trouble(trade.taxpayers);
    await forEach(trade.taxpayers, async (gstin) => {
      await buy(world, trade, gstr2(gstin, period));
      await sell(world, trade, gstr1(gstin, period));
    });
    await world.goTo(day(5));
    // What suppliers have only saved is seen, and can be answered by nobody yet.
    await forEach(trade.taxpayers, (gstin) => download(world, gstr2(gstin, period)));
    await world.goTo(day(10));
    await forEach(
      trade.taxpayers.filter((gstin) => !isLate(gstin)),
      (gstin) => fileReturn(world, gstr1(gstin, period)),
    );
    await world.goTo(day(14));
    await world.trouble(trade.taxpayers);
    await forEach(trade.taxpayers, async (gstin) => {
      const key = gstr2(gstin, period);
      await download(world, key);
      await answer(world, trade, { key, side: 'purchase' });
      const { buttons } = await syncPage(world.filing, world.actor, { key });
      if (buttons.save.enabled) await saveReturn(world, key);
      await carriedOut(world, gstin, () => startSummary(world.filing, world.actor, { key }));
      const page = await syncPage(world.filing, world.actor, { key });
      look(key, page);
      // Where all of a period's suppliers are late there is nothing to report yet.
      await fileReturn(world, key, { isNil: page.status === 'none' });
    });
    await world.goTo(day(17));
    await forEach(trade.taxpayers, async (gstin) => {
      const key = gstr1(gstin, period);
      await download(world, key);
      if (!isLate(gstin)) return;
      await answer(world, trade, { key, side: 'sale' });
      await fileReturn(world, key);
    });
  }
}

async function buy(
  { filing, actor }: World,
  trade: Trade,
  { gstin, returnPeriod }: ReturnKey,
): Promise<void> {
  const documents = trade.supplies
    .filter((one) => one.recipient === gstin && one.period === returnPeriod && one.books !== 'absent')
    .map(purchaseOf);
  await importPurchases(filing, actor, {
    gstin,
    returnPeriod,
    fileName: 'purchases.csv',
    documents,
    findings: [],
  });
}

const soldIn = (trade: Trade, { gstin, returnPeriod }: ReturnKey): readonly Supply[] =>
  trade.supplies.filter(
    (one) => one.supplier === gstin && one.period === returnPeriod && one.books !== 'forgotten',
  );

async function sell(world: World, trade: Trade, key: ReturnKey): Promise<void> {
  const sold = soldIn(trade, key);
  await importReturn(world, key, gstr1Of(key.gstin, key.returnPeriod, sold));
  await saveReturn(world, key);
}

/** Counter party invoices: for a GSTR-2 what suppliers report, for a GSTR-1 what recipients say of it. */
function download(world: World, key: ReturnKey) {
  const statement = key.form === 'GSTR2' ? 'GSTR-2A' : 'GSTR-1A';
  return carriedOut(world, key.gstin, () => startDownload(world.filing, world.actor, { key, statement }));
}

/** Puts the flags in place that people want otherwise than computed, and presses Accept/Reject where that can be done. */
async function answer(
  { filing, actor, ...world }: World,
  trade: Trade,
  { key, side }: { readonly key: ReturnKey; readonly side: MatchSide },
): Promise<void> {
  const { gstin, returnPeriod } = key;
  const rows = await world.inBooks((books) =>
    books.counterparties.matchesOfPeriod({ gstin, side }, returnPeriod),
  );
  const flags = new Map(rows.map(({ identity, action }) => [identity, action]));
  const choices = trade.supplies.flatMap((supply) => {
    const identity = side === 'purchase' ? identityOf(supply) : identityOf(supply, supply.recipient);
    const flag = flags.get(identity);
    const chosen = { 'as computed': null, pending: 'P', 'accepted anyway': 'A' } as const;
    const wanted = chosen[supply.fate];
    const isTheirs =
      supply.period === returnPeriod && (side === 'purchase' ? supply.recipient : supply.supplier) === gstin;
    return isTheirs && flag && wanted && flag !== wanted ? [{ identity, chosen: wanted }] : [];
  });
  if (choices.length > 0) await chooseAnswers(filing, actor, { gstin, side, choices });
  const { buttons } = await syncPage(filing, actor, { key });
  if (buttons.acceptReject.enabled)
    await carriedOut({ filing, actor, ...world }, gstin, () => sendDecisions(filing, actor, { key }));
}
