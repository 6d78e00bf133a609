import {
  type Gstr1Record,
  monthsLater,
  type NumberedDocument,
  type NumberSeries,
  numberSeries,
  type ReturnPeriod,
} from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { Books, ReturnKey } from './needs/store.ts';
import { permit } from './permissions.ts';
import { liveStates, registrationOf } from './standing.ts';

/** Whose series are wanted: of one return period, or of its financial year up to it. */
export interface SeriesWanted {
  readonly key: ReturnKey;
  readonly isYear: boolean;
}

/** The number series of a GSTIN as its documents have them, typed and imported ones together. Throws `NotPossible`. */
export async function seriesOfReturn(
  filing: Filing,
  actor: Actor,
  { key, isYear }: SeriesWanted,
): Promise<readonly NumberSeries[]> {
  permit(actor, 'see', key.gstin);
  const periods = isYear ? yearUpTo(key.returnPeriod) : [key.returnPeriod];
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, key.gstin);
    const entries = key.form === 'GSTR1' ? await books.sales.ofPeriods(key.gstin, periods) : [];
    const typed = entries.map(
      ({ content, entry }): NumberedDocument => ({ ...content, origin: { sheet: '', row: entry } }),
    );
    const records: NumberedDocument[] = [];
    for (const returnPeriod of periods) records.push(...(await numbered(books, { ...key, returnPeriod })));
    return numberSeries([...typed, ...records]);
  });
}

async function numbered(books: Books, key: ReturnKey): Promise<readonly NumberedDocument[]> {
  const all = await books.records(key, liveStates);
  return all.flatMap(({ record }) => numberedRecord(record));
}

/** A record of one document of the taxpayer's own; amendments and sums are none. */
function numberedRecord({ section, documentNumber, rows }: Gstr1Record): readonly NumberedDocument[] {
  if (documentNumber === null) return [];
  const isNote = section === 'cdnr' || section === 'cdnur';
  if (!isNote && section !== 'b2b' && section !== 'b2cl' && section !== 'exp') return [];
  const note = rows[0]?.['noteType'] === 'D' ? 'debit-note' : 'credit-note';
  return [{ kind: isNote ? note : 'invoice', number: documentNumber, origin: { sheet: section, row: 0 } }];
}

/** The months of the financial year of a period, from April to the period. */
function yearUpTo(returnPeriod: ReturnPeriod): readonly ReturnPeriod[] {
  const earlier = (Number(returnPeriod.slice(5)) + 8) % 12;
  return Array.from({ length: earlier + 1 }, (_, at) => monthsLater(returnPeriod, at - earlier));
}
