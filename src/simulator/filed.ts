import { type Amounts, amountsOf, NOTHING, ofLines, plus } from './amounts.ts';
import type { ReturnRecord } from './records.ts';
import { originalOf } from './rules/amendments.ts';
import type { FiledRecord } from './rules/context.ts';
import { rateLines } from './schemas/wire.ts';
import { sectionShape } from './section-table.ts';
import { type ReturnState, slotOf, type World } from './world.ts';

/** What one taxpayer has filed: who holds a number, and which totals an amendment replaces. */
interface FiledBooks {
  readonly byNumber: (numberKey: string) => FiledRecord | undefined;
  readonly records: (period: string, section: string) => readonly ReturnRecord[];
  readonly isFiled: (period: string) => boolean;
  /** How many returns are filed. */
  readonly count: number;
}

/** The filed returns of a taxpayer, but the one in the slot `but`, which is being worked on. */
export function filedBooks(world: World, gstin: string, but: string): FiledBooks {
  const filed = [...world.returns.values()].filter(
    (each) => each.gstin === gstin && each.state === 'FILED' && slotOf(each) !== but,
  );
  const periods = new Set(filed.map((each) => each.period));
  const of = (each: ReturnState) => world.recordsOf(`${gstin}/${slotOf(each)}`);
  return {
    // A revised document stands for its original from then on, so later filings are asked first.
    byNumber: (key) => {
      for (const each of [...filed].reverse()) {
        const record = of(each).byNumber(key);
        if (record !== undefined) return { period: each.period, record };
      }
      return undefined;
    },
    records: (period, section) =>
      filed.filter((each) => each.period === period).flatMap((each) => of(each).of(section)),
    isFiled: (period) => periods.has(period),
    count: filed.length,
  };
}

/** The section whose rows an amended total replaces. */
const BASE: Readonly<Record<string, string>> = {
  b2csa: 'b2cs',
  ata: 'at',
  txpda: 'txpd',
  'supecoa.clttxa': 'supeco.clttx',
  'supecoa.paytxa': 'supeco.paytx',
  'ecoma.b2ca': 'ecom.b2c',
  'ecoma.urp2ca': 'ecom.urp2c',
};

/** What an amended record replaces, as far as this portal has seen it filed. */
export function originalAmounts(record: ReturnRecord, books: FiledBooks): Amounts | undefined {
  if (sectionShape(record.section).kind === 'total') return originalTotal(record, books);
  const original = originalOf(record, { filed: books.byNumber });
  return original === undefined ? undefined : amountsOf(original.record);
}

function originalTotal(record: ReturnRecord, books: FiledBooks): Amounts | undefined {
  const base = BASE[record.section];
  if (base === undefined) return undefined;
  const rates = new Set(rateLines(record.all).map((line) => line.rt));
  const rows = books.records(record.all.omon ?? '', base).filter((row) => isOriginal(row, record));
  if (rows.length === 0) return undefined;
  if (rates.size === 0) return rows.map(amountsOf).reduce((sum, more) => plus(sum, more), NOTHING);
  return ofLines(rows.flatMap((row) => rateLines(row.all)).filter((line) => rates.has(line.rt)));
}

function isOriginal({ all: original }: ReturnRecord, { all: amended }: ReturnRecord): boolean {
  if (amended.oetin !== undefined) return original.etin === amended.oetin;
  const sameSupplier = (amended.ostin ?? amended.stin) === original.stin;
  const sameKind = amended.sply_ty === original.sply_ty && amended.typ === original.typ;
  return (
    sameSupplier && sameKind && amended.pos === original.pos && amended.diff_percent === original.diff_percent
  );
}
