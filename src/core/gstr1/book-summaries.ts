import { directionOf, type SaleDocument, type SaleLine } from '../documents/supply.ts';
import type { Finding } from '../finding.ts';
import { passesFields, placeInBooks } from './book-checks.ts';
import { addLine, addPlace, type BookRow, BookRows, baseOf } from './book-rows.ts';
import type { Placement } from './classify.ts';
import { crossesStates } from './conditions.ts';
import type { DraftRow } from './records.ts';
import { deriveTax } from './supply-tax.ts';
import type { Filer } from './table.ts';
import { tableNamed } from './tables/index.ts';

/** More lines without HSN than this are told as one. */
const mostToldApart = 20;

/** Tables 12 and 14: what repeats the supplies of other tables, by HSN and by operator. */
export class BookSummaries {
  readonly #rows = new BookRows();
  readonly #filer: Filer;
  readonly #report: (finding: Finding) => void;
  readonly #withoutHsn: { readonly document: SaleDocument; readonly line: SaleLine }[] = [];
  #withHsn = 0;

  constructor(filer: Filer, report: (finding: Finding) => void) {
    this.#filer = filer;
    this.#report = report;
  }

  /** The summary rows that repeat each line of a document; their amounts follow when the tax of the supplies is settled. */
  rowsOf(
    document: SaleDocument,
    placements: readonly Placement[],
  ): ReadonlyMap<SaleLine, readonly BookRow[]> {
    const rows = new Map<SaleLine, BookRow[]>();
    for (const placement of placements) {
      if (placement.role !== 'hsn' && placement.role !== 'operator') continue;
      const row = this.#rowOf(placement, document);
      if (!row) continue;
      for (const line of placement.lines) {
        addPlace(row, line.origin);
        rows.set(line, [...(rows.get(line) ?? []), row]);
      }
    }
    return rows;
  }

  /** Table 14(b): the operator's tax is stated for each rate and place of supply, in one row for each operator. */
  addPaidByOperator({ row, lines }: Placement, document: SaleDocument): void {
    const table = tableNamed('supeco');
    const summary = this.#rows.add(table, { ...row, [baseOf(table)]: 0 }, document);
    const interState = crossesStates({ document, taxability: 'taxable', lines }, this.#filer);
    for (const line of lines) {
      const { taxableValue, cess = 0 } = line;
      const due: { rate: number; igst?: number; cgst?: number; sgst?: number } = { rate: line.rate };
      deriveTax(due, taxableValue, interState);
      const { igst = 0, cgst = 0, sgst = 0 } = due;
      addLine(summary, { taxableValue, igst, cgst, sgst, cess }, directionOf(document));
      addPlace(summary, line.origin);
    }
  }

  /** All rows, once every supply has been added; says which lines table 12 is without. */
  rows(): Iterable<BookRow> {
    this.#sayWithoutHsn();
    return this.#rows.values();
  }

  #rowOf({ table: name, row, lines, role }: Placement, document: SaleDocument): BookRow | undefined {
    const table = tableNamed(name ?? '');
    const line = lines[0];
    if (!line) return undefined;
    if (role === 'hsn' && line.hsn === undefined) {
      this.#withoutHsn.push({ document, line });
      return undefined;
    }
    if (role === 'hsn') this.#withHsn++;
    const { sheet, row: number } = line.origin;
    const tested: DraftRow = { ...row };
    // Only the form to 04-2021 states the value; it is added up with the tax.
    if (table.fields['totalValue']?.blank === 'refused') tested['totalValue'] = 0;
    const passes = passesFields({ table, row: tested }, document, (finding) =>
      this.#report({ ...finding, sheet, row: number }),
    );
    if (!passes) return undefined;
    // Descriptions differ from line to line; the official name is added by the table itself.
    return this.#rows.add(table, { ...tested, ownDescription: undefined, [baseOf(table)]: 0 }, document);
  }

  #sayWithoutHsn(): void {
    const missing = this.#withoutHsn;
    const first = missing[0];
    if (!first) return;
    if (this.#withHsn === 0) this.#say(first, 'No line of the books has an HSN');
    else if (missing.length > mostToldApart) this.#say(first, `${missing.length} lines have no HSN`);
    else
      for (const each of missing) this.#say(each, `A line of document "${each.document.number}" has no HSN`);
  }

  #say({ document, line }: { readonly document: SaleDocument; readonly line: SaleLine }, what: string): void {
    this.#report({
      code: 'HSN-BLANK',
      severity: 'warning',
      says: `${what}, so table 12 is without it. Enter the code of the goods or service, or complete table 12 by hand.`,
      ...placeInBooks(document, 'hsn', line.origin),
      value: null,
      source: 'Form GSTR-1, table 12',
    });
  }
}
