import type { BookPlace } from '../documents/supply.ts';
import type { Finding } from '../finding.ts';
import type { Cell, Field } from '../gstr1/field.ts';
import type { RowValue } from '../gstr1/record.ts';
import { type Sheet, sameName } from '../gstr1/sheet.ts';
import type { PurchaseRow } from './purchase-table.ts';

/** What is needed of a table to read the rows of its sheet. */
export interface SheetTable {
  readonly sheet: { readonly columns: Readonly<Record<string, string>> };
  readonly fields: Readonly<Record<string, Field>>;
}

/** A row as it was read; unsound when one of its cells could not be, which the findings then say. */
export interface SheetRow {
  readonly row: PurchaseRow;
  readonly sound: boolean;
  readonly at: BookPlace;
  /** Header of the column of a field. */
  column(field: string): string;
}

/** Reads the rows of a sheet, blank ones left out; none when a column is missing without which no row can be read. */
export function readSheetRows(
  table: SheetTable,
  { name, sheet }: { readonly name: string; readonly sheet: Sheet },
  findings: Finding[],
): readonly SheetRow[] {
  const columns = columnsOf(table, { name, sheet }, findings);
  if (!columns) return [];
  const headers = new Map([...columns].map(([field, { header }]) => [field, header]));
  const column = (field: string): string => headers.get(field) ?? table.sheet.columns[field] ?? field;
  const places = [...columns.values()];
  return sheet.rows.flatMap((cells, index) => {
    if (places.every(({ at }) => isBlank(cells[at]))) return [];
    const at = { sheet: name, row: sheet.rowNumbers?.[index] ?? (sheet.firstRow ?? 5) + index };
    const { row, faults } = readCells(table, cells, columns);
    for (const fault of faults) findings.push({ severity: 'error', ...at, ...fault });
    return [{ row, sound: faults.length === 0, at, column }];
  });
}

type Columns = ReadonlyMap<string, { readonly header: string; readonly at: number }>;

function columnsOf(
  { sheet: { columns: wanted }, fields }: SheetTable,
  { name, sheet }: { readonly name: string; readonly sheet: Sheet },
  findings: Finding[],
): Columns | null {
  const columns = new Map<string, { readonly header: string; readonly at: number }>();
  let complete = true;
  for (const [field, text] of Object.entries(wanted)) {
    const at = sheet.header.findIndex((header) => sameName(header) === sameName(text));
    if (at >= 0) columns.set(field, { header: sheet.header[at] ?? text, at });
    else if (fields[field]?.blank === 'refused') {
      complete = false;
      findings.push({
        code: 'COLUMN-MISSING',
        severity: 'error',
        sheet: name,
        column: text,
        says: `Sheet "${name}" has no column "${text}". Add it with this very name; without it no row of the sheet can be read.`,
      });
    }
  }
  return complete ? columns : null;
}

const isBlank = (cell: Cell): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

type CellFault = Pick<Finding, 'code' | 'says' | 'column' | 'value' | 'source'>;

function readCells(
  { fields }: SheetTable,
  cells: readonly Cell[],
  columns: Columns,
): { readonly row: PurchaseRow; readonly faults: readonly CellFault[] } {
  const row: Record<string, RowValue> = {};
  const faults: CellFault[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const column = columns.get(name);
    const cell = column && cells[column.at];
    if (cell === null || cell === undefined || isBlank(cell)) {
      if (typeof field.blank === 'object') row[name] = field.blank.value;
      else if (field.blank === 'refused' && column) faults.push(blankCell(column.header));
      continue;
    }
    const value = field.read(cell);
    if (typeof value === 'object') faults.push({ ...value, column: column?.header ?? name, value: cell });
    else if (value !== undefined) row[name] = value;
  }
  return { row, faults };
}

function blankCell(header: string): CellFault {
  return {
    code: 'CELL-BLANK',
    column: header,
    value: null,
    says: `${header} is blank. Fill it in; the document cannot do without it.`,
  };
}
