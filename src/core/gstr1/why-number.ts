import { jsonPathOf } from './json-place.ts';
import type { Gstr1Record } from './record.ts';
import { tableOf } from './records.ts';
import type { SectionName } from './sections.ts';
import { summaryTitle } from './summary.ts';
import { tablesOf } from './tables/index.ts';

/** The numbers of a table that can be asked about. */
export const askedNumbers = ['count', 'value', 'taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;
/** One of them. */
export type AskedNumber = (typeof askedNumbers)[number];

/** A document's share of a number. */
export interface NumberShare {
  readonly key: string;
  readonly documentNumber: string | null;
  readonly counterpartyName: string | null;
  /** Paise, signed as on the form; 1 for a count. */
  readonly amount: number;
  /** Where the share stands in the payload. */
  readonly path: string | null;
}

/** How a number of a table comes about: paise, or a count. */
export interface NumberOrigin {
  readonly total: number;
  readonly count: number;
  /** The rule of the table in words of the form, one for each of its tables. */
  readonly admits: readonly string[];
  /** Whether some documents of the table count against the others. */
  readonly isSigned: boolean;
  /** The rows of the portal's summary that the number is parted into. */
  readonly parts: readonly { readonly title: string; readonly count: number; readonly amount: number }[];
  /** The largest shares first. */
  readonly shares: readonly NumberShare[];
  /** What the documents not listed come to. */
  readonly rest: number;
}

const mostShares = 50;

/** Takes a number of a table apart: its rule, its parts, and the documents that make it with their places in the payload. */
export function whyNumber(
  section: SectionName,
  asked: AskedNumber,
  records: readonly Gstr1Record[],
): NumberOrigin {
  const amountOf = (record: Gstr1Record): number => (asked === 'count' ? 1 : record.amounts[asked]);
  const listed = [...records]
    .sort((one, other) => Math.abs(amountOf(other)) - Math.abs(amountOf(one)))
    .slice(0, mostShares);
  const sum = (list: readonly Gstr1Record[]): number =>
    list.reduce((total, record) => total + amountOf(record), 0);
  return {
    total: sum(records),
    count: records.length,
    admits: tablesOf(section).map(({ number, admits }) => `${number}: ${admits}`),
    isSigned: records.some((record) => record.amounts.taxableValue < 0),
    parts: partsOf(records, amountOf),
    shares: listed.map((record) => ({
      key: record.key,
      documentNumber: record.documentNumber,
      counterpartyName: record.counterpartyName,
      amount: amountOf(record),
      path: jsonPathOf(record, 0, fieldOf(record, asked)),
    })),
    rest: sum(records) - sum(listed),
  };
}

function partsOf(
  records: readonly Gstr1Record[],
  amountOf: (record: Gstr1Record) => number,
): NumberOrigin['parts'] {
  const parts = new Map<string, { count: number; amount: number }>();
  for (const record of records) {
    const [whole, ...inner] = tableOf(record).totals.summaryRows(record.rows[0] ?? {});
    const name = inner.at(-1) ?? whole ?? record.section;
    const part = parts.get(name) ?? { count: 0, amount: 0 };
    parts.set(name, { count: part.count + 1, amount: part.amount + amountOf(record) });
  }
  return [...parts].map(([name, part]) => ({ title: summaryTitle(name), ...part }));
}

function fieldOf(record: Gstr1Record, asked: AskedNumber): string | undefined {
  const { totals } = tableOf(record);
  if (asked === 'count') return undefined;
  if (asked === 'value') return totals.value;
  return asked === 'taxableValue' ? totals.taxable[0] : asked;
}
