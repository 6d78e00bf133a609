import { type Gstr1Record, type ReturnPeriod, saleRecordToMatch } from '../../core/index.ts';
import type { Matching, MatchRulesOf } from '../needs/counterparties.ts';
import type { Books } from '../needs/store.ts';
import { liveStates } from '../standing.ts';
import { bestOf, outwardKinds } from './inward-kinds.ts';
import { type MatchedSide, matchSide } from './match-side.ts';
import type { OwnDocument } from './own-document.ts';
import { rulesOf } from './rules-of.ts';

/**
 * Matches what the returns of a registration report as sold with what recipients say of it, in the periods of which that
 * was downloaded, and keeps the results.
 */
export async function matchSales(books: Books, gstin: string, at: string): Promise<Matching> {
  const { rows, totals } = await matchedSales(books, gstin, await rulesOf(books, gstin));
  const matching = { at, totals };
  await books.counterparties.saveMatching({ gstin, side: 'sale' }, matching, rows);
  return matching;
}

/** The sales of a registration matched by some rules; nothing is kept. */
export async function matchedSales(books: Books, gstin: string, rules: MatchRulesOf): Promise<MatchedSide> {
  const theirs = bestOf(await books.counterparties.documents(gstin, outwardKinds));
  const ours: OwnDocument[] = [];
  for (const returnPeriod of await periodsTaken(books, gstin)) {
    const key = { gstin, form: 'GSTR1', returnPeriod } as const;
    for (const { record } of await books.records(key, liveStates)) {
      const own = saleOf(gstin, returnPeriod, record);
      if (own) ours.push(own);
    }
  }
  return matchSide(books, { gstin, side: 'sale' }, { ours, theirs, rules });
}

/** A period without a statement has nothing to be matched with: all of it would be called taxpayer only. */
async function periodsTaken(books: Books, gstin: string): Promise<readonly ReturnPeriod[]> {
  const states = await books.returnStates(gstin);
  const taken: ReturnPeriod[] = [];
  for (const { form, returnPeriod } of states) {
    if (form !== 'GSTR1') continue;
    if (await books.counterparties.lastTakenAt(gstin, outwardKinds, returnPeriod)) taken.push(returnPeriod);
  }
  return taken.sort();
}

/** What the matching knows a record of a return by. */
export function saleId(returnPeriod: ReturnPeriod, recordKey: string): string {
  return `${returnPeriod}|${recordKey}`;
}

function saleOf(gstin: string, returnPeriod: ReturnPeriod, record: Gstr1Record): OwnDocument | null {
  const document = saleRecordToMatch(gstin, saleId(returnPeriod, record.key), record);
  if (!document) return null;
  const { taxableValue, igst, cgst, sgst, cess } = record.amounts;
  return {
    document,
    returnPeriod,
    date: record.documentDate ?? '',
    counterpartyName: record.counterpartyName,
    sum: { taxableValue, tax: igst + cgst + sgst + cess },
  };
}
