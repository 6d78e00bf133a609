import type { SaleDocument, SaleLine } from './supply.ts';

/**
 * The documents of a period with its advances as table 11A takes them: of a receipt what an invoice of the same period
 * took up is left out, and so is that adjustment, for the invoice alone is reported (instructions to table 11A).
 */
export function advancesLeft(documents: readonly SaleDocument[]): readonly SaleDocument[] {
  const receipts = new Map<string, SaleDocument>();
  for (const document of documents)
    if (document.kind === 'advance-receipt' && !document.amends) receipts.set(nameOf(document), document);
  const taken = new Map<SaleDocument, SaleDocument[]>();
  const within = new Set<SaleDocument>();
  for (const document of documents) {
    if (document.kind !== 'advance-adjustment' || document.amends || !document.adjusts) continue;
    const receipt = receipts.get(nameOf(document.adjusts));
    if (!receipt) continue;
    within.add(document);
    taken.set(receipt, [...(taken.get(receipt) ?? []), document]);
  }
  if (within.size === 0) return documents;
  return documents
    .filter((document) => !within.has(document))
    .map((document) => {
      const lines = taken.get(document)?.flatMap((adjustment) => adjustment.lines);
      return lines ? { ...document, lines: lessLines(document.lines, lines) } : document;
    });
}

const nameOf = ({ number, date }: Pick<SaleDocument, 'number' | 'date'>): string =>
  `${number.toUpperCase()}|${date}`;

/** Takes amounts off the lines of their rate, the first lines first; more than there is takes nothing below zero. */
function lessLines(lines: readonly SaleLine[], taken: readonly SaleLine[]): readonly SaleLine[] {
  const left = new Map<number, { advance: number; cess: number }>();
  for (const { rate, taxableValue, cess = 0 } of taken) {
    const before = left.get(rate) ?? { advance: 0, cess: 0 };
    left.set(rate, { advance: before.advance + taxableValue, cess: before.cess + cess });
  }
  return lines.map((line) => {
    const open = left.get(line.rate);
    if (!open) return line;
    const advance = Math.min(open.advance, line.taxableValue);
    const cess = Math.min(open.cess, line.cess ?? 0);
    open.advance -= advance;
    open.cess -= cess;
    const { cess: before, ...rest } = line;
    return {
      ...rest,
      taxableValue: line.taxableValue - advance,
      ...(before === undefined ? {} : { cess: before - cess }),
    };
  });
}
