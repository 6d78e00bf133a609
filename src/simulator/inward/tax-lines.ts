import { paise, rateLines } from '../schemas/wire.ts';
import type { Supply } from './supplies.ts';

/** Taxable value and tax in rupees, as statements write them. */
export interface WireAmounts {
  readonly txval: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
}

/** The rate lines of a document under the names of GSTR-2B. */
export function statementLines({
  record,
}: Supply): readonly (WireAmounts & { readonly num: number; readonly rt: number })[] {
  return rateLines(record.all).map((line, index) => ({
    num: index + 1,
    rt: line.rt,
    txval: line.txval ?? 0,
    igst: line.iamt ?? 0,
    cgst: line.camt ?? 0,
    sgst: line.samt ?? 0,
    cess: line.csamt ?? 0,
  }));
}

const HEADS = ['txval', 'igst', 'cgst', 'sgst', 'cess'] as const;

/** The sum of amounts, exact to the paisa. */
export function sumOf(amounts: readonly WireAmounts[]): WireAmounts {
  const sum = { txval: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
  for (const each of amounts) for (const head of HEADS) sum[head] += paise(each[head]);
  for (const head of HEADS) sum[head] /= 100;
  return sum;
}

/** What a document comes to. */
export function amountsOfSupply(supply: Supply): WireAmounts {
  return sumOf(statementLines(supply));
}
