import type { InwardDocument, InwardLine } from '../inward/inward-document.ts';
import { isTaxRate } from '../tax-rate.ts';
import type { PurchaseEntry, PurchaseItem, PurchaseLine } from './purchase.ts';

/**
 * A purchase with the particulars and amounts of the supplier's document in place of its own: date, place of supply,
 * reverse charge, type, value and lines. What only the books know stays: number, vendor, what the credit is for.
 */
export function withTheirValues(entry: PurchaseEntry, theirs: InwardDocument): PurchaseEntry {
  const { date, placeOfSupply, reverseCharge, type, value, amounts } = theirs;
  const { items, ...head } = entry;
  const lines = theirLines(theirs).map((line) => lineOf(entry.lines, line));
  const itemsThen = items && itemsOf(items, lines);
  return {
    ...head,
    date,
    ...(placeOfSupply === undefined ? {} : { placeOfSupply }),
    ...(reverseCharge === undefined ? {} : { reverseCharge }),
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { value }),
    ...(head.supplyType === undefined ? {} : { supplyType: amounts.igst > 0 ? 'INTER' : 'INTRA' }),
    lines,
    ...(itemsThen ? { items: itemsThen } : {}),
  };
}

/** Newer statements state whole documents only: such a one is a line of the rate that its tax comes to, if it is one. */
function theirLines({ lines, amounts }: InwardDocument): readonly InwardLine[] {
  if (lines.length > 0) return lines;
  const { taxableValue, igst, cgst, sgst } = amounts;
  const percent = taxableValue === 0 ? 0 : Math.round(((igst + cgst + sgst) * 10_000) / taxableValue) / 100;
  return [{ ...amounts, ...(isTaxRate(percent) ? { rate: percent } : {}) }];
}

const credits = [
  ['creditIgst', 'igst'],
  ['creditCgst', 'cgst'],
  ['creditSgst', 'sgst'],
  ['creditCess', 'cess'],
] as const;

/** What ours says of the credit at the same rate goes over; credit is never more than the tax. */
function lineOf(
  ours: readonly PurchaseLine[],
  { rate, taxableValue, igst, cgst, sgst, cess }: InwardLine,
): PurchaseLine {
  const before = ours.find((line) => line.rate === rate) ?? ours[0];
  const line = { ...(rate === undefined ? {} : { rate }), taxableValue, igst, cgst, sgst, cess };
  if (!before) return line;
  const taken = credits.flatMap(([credit, tax]) => {
    const [was, charged] = [before[credit], before[tax]];
    return was === undefined
      ? []
      : [[credit, was >= charged ? line[tax] : Math.min(was, line[tax])] as const];
  });
  const { eligibility } = before;
  return { ...line, ...(eligibility ? { eligibility } : {}), ...Object.fromEntries(taken) };
}

/** The items with the new amounts where each line is one item; else nobody can say which item changed, and lines stay. */
function itemsOf(
  items: readonly PurchaseItem[],
  lines: readonly PurchaseLine[],
): readonly PurchaseItem[] | null {
  if (items.length !== lines.length) return null;
  const changed: PurchaseItem[] = [];
  for (const item of items) {
    const line = items.length === 1 ? lines[0] : lines.find(({ rate }) => rate === item.rate);
    if (!line) return null;
    changed.push({ ...item, ...line });
  }
  return new Set(changed.map(({ rate }) => rate)).size === items.length ? changed : null;
}
