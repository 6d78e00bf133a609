import { directionOf, type SaleDocument } from '../documents/supply.ts';
import { classify } from './classify.ts';
import type { Amounts } from './record.ts';
import type { DraftRow } from './records.ts';
import type { Filer } from './table.ts';
import { tableNamed } from './tables/index.ts';

/** What a document is in the return: where it stands, why, and what it comes to. */
export interface PlacedSale {
  /** Names of its tables, e.g. `b2b`; none when the return does not report it. */
  readonly tables: readonly string[];
  /** A sentence for each of them. */
  readonly why: readonly string[];
  /** Paise, signed as on the form: notes of credit and refunds are negative. */
  readonly amounts: Amounts;
}

/** Places a sale document of a filer and works out its tax by the rules of its tables. */
export function placeSale(filer: Filer, document: SaleDocument): PlacedSale {
  const supplies = classify(filer, document).filter(({ role }) => role === 'supply');
  const sum = { taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
  for (const { table: name, row, lines } of supplies) {
    if (name === null) {
      for (const line of lines) sum.taxableValue += directionOf(document) * line.taxableValue;
      continue;
    }
    const table = tableNamed(name);
    const derived: DraftRow = { ...row };
    table.derive?.(derived, filer);
    // Tables that are totals hold a note as a negative amount already; the others hold it as it stands on paper.
    const sign = table.document !== undefined ? directionOf(document) : 1;
    const plus = (field: string): number => sign * Number(derived[field] ?? 0);
    for (const field of table.totals.taxable) sum.taxableValue += plus(field);
    sum.igst += plus('igst');
    sum.cgst += plus('cgst');
    sum.sgst += plus('sgst');
    sum.cess += plus('cess');
  }
  return {
    tables: [...new Set(supplies.flatMap(({ table }) => table ?? []))],
    why: [...new Set(supplies.map(({ why }) => why))],
    amounts: { value: documentValue(document, sum), ...sum },
  };
}

/** The stated value, else taxable value and tax; on reverse charge the tax is the recipient's and not part of it. */
function documentValue(document: SaleDocument, sum: Omit<Amounts, 'value'>): number {
  if (document.value !== undefined) return directionOf(document) * document.value;
  const tax = sum.igst + sum.cgst + sum.sgst + sum.cess;
  return sum.taxableValue + (document.reverseCharge ? 0 : tax);
}
