import { purchaseTables } from '../../core/gstr2/tables.ts';
import type { Buyer, Cell, Finding, ReadPurchases, Sheet } from '../../core/index.ts';
import { readPurchaseSheets } from '../../core/index.ts';

/** Sections of GSTR-2 that books can fill. */
export type PurchaseTarget = 'b2b' | 'b2bur' | 'cdn' | 'cdnur' | 'imp_g' | 'imp_s' | 'txi' | 'atadj';

/** A line of the books made ready for a section: cells as its sheet takes them, by our field. */
export interface OfficialPurchase {
  readonly target: PurchaseTarget;
  /** Row of the source. */
  readonly row: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** A sheet of the books, and by which of its columns our fields were read. */
export interface PurchaseSource {
  readonly sheet: string;
  /** Header text of a field in the source. */
  readonly columns: ReadonlyMap<string, string>;
}

/** Reads lines of the books as the official sheets they stand for; findings name the row and column of the source. */
export function readOfficialPurchases(
  buyer: Buyer,
  lines: readonly OfficialPurchase[],
  source: PurchaseSource,
): ReadPurchases {
  const sheets: Record<string, Sheet> = {};
  for (const table of purchaseTables) {
    const own = lines.filter(({ target }) => target === table.section);
    if (own.length === 0) continue;
    const fields = Object.keys(table.sheet.columns);
    sheets[table.sheet.name] = {
      header: fields.map((field) => table.sheet.columns[field] ?? field),
      rows: own.map(({ cells }) => fields.map((field) => cells[field] ?? null)),
      rowNumbers: own.map(({ row }) => row),
    };
  }
  const { documents, findings } = readPurchaseSheets(buyer, sheets);
  return {
    documents: documents.map((document) => ({
      ...document,
      origin: document.origin.map(({ row }) => ({ sheet: source.sheet, row })),
    })),
    findings: findings.map((finding) => atSource(finding, source)),
  };
}

function atSource(finding: Finding, { sheet, columns }: PurchaseSource): Finding {
  const table = purchaseTables.find((candidate) => candidate.sheet.name === finding.sheet);
  const field = Object.entries(table?.sheet.columns ?? {}).find(
    ([, header]) => header === finding.column,
  )?.[0];
  const column = field === undefined ? undefined : columns.get(field);
  return { ...finding, sheet, ...(column === undefined ? {} : { column }) };
}
