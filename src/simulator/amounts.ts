import type { ReturnRecord } from './records.ts';
import { paise, rateLines, type TaxLine } from './schemas/wire.ts';
import { sectionShape } from './section-table.ts';

/** Taxable value, taxes and value of a record or a section, in paise, with the signs of the form. */
export interface Amounts {
  readonly tax: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
  readonly val: number;
}

/** No amount under any head. */
export const NOTHING: Amounts = { tax: 0, igst: 0, cgst: 0, sgst: 0, cess: 0, val: 0 };

/** `sum + sign × more`, head by head. */
export function plus(sum: Amounts, more: Amounts, sign: 1 | -1 = 1): Amounts {
  return {
    tax: sum.tax + sign * more.tax,
    igst: sum.igst + sign * more.igst,
    cgst: sum.cgst + sign * more.cgst,
    sgst: sum.sgst + sign * more.sgst,
    cess: sum.cess + sign * more.cess,
    val: sum.val + sign * more.val,
  };
}

/** What a record counts for: credit notes negative, values of total rows including tax. */
export function amountsOf({ section, all }: ReturnRecord): Amounts {
  if (section.startsWith('supeco')) return supplierAmounts(all);
  const lines = ofLines(rateLines(all));
  if (section.startsWith('hsn') && all.rt === undefined)
    return { ...ofLines([{ ...all, rt: 0 }]), val: paise(all.val) };
  if (sectionShape(section).kind === 'total') return lines;
  const amounts = { ...lines, val: paise(all.val) };
  return all.ntty === 'C' ? plus(NOTHING, amounts, -1) : amounts;
}

function supplierAmounts(all: ReturnRecord['all']): Amounts {
  const value = paise(all.suppval);
  return {
    tax: value,
    igst: paise(all.igst),
    cgst: paise(all.cgst),
    sgst: paise(all.sgst),
    cess: paise(all.cess),
    val: value,
  };
}

/** The sum of rate lines, its value being the taxable value with all taxes. */
export function ofLines(lines: readonly TaxLine[]): Amounts {
  let sum = NOTHING;
  for (const line of lines) sum = plus(sum, ofLine(line));
  return sum;
}

function ofLine(line: TaxLine): Amounts {
  const tax = paise(line.txval ?? line.ad_amt);
  const [igst, cgst, sgst, cess] = [paise(line.iamt), paise(line.camt), paise(line.samt), paise(line.csamt)];
  return { tax, igst, cgst, sgst, cess, val: tax + igst + cgst + sgst + cess };
}
