import type { Finding } from '../finding.ts';
import { isIffMonth, wireReturnPeriod } from '../return-period.ts';
import type { Cell, Field } from './field.ts';
import { blankRow } from './packed-records.ts';
import type { Gstr1Record, RowValue } from './record.ts';
import { RecordCollector } from './record-collector.ts';
import type { RecordList } from './record-list.ts';
import type { DraftRow } from './records.ts';
import { type Sheets, sameName, tableOfSheet, tablesOfSheet } from './sheet.ts';
import type { Filer, Table } from './table.ts';
import { validateRecords } from './validate.ts';

/** Records of a return with what was found in them; records with errors are left out. */
export interface ReadReturn {
  readonly records: readonly Gstr1Record[];
  readonly findings: readonly Finding[];
}

/** The same for a return of any length: its records are made one at a time. */
export interface ReadRecords {
  readonly records: RecordList;
  readonly findings: readonly Finding[];
}

/** Takes the cells of one row and its number in the file; the cells are not kept. */
export type TakeRow = (cells: readonly Cell[], row: number) => void;

/** A return that is read row by row, so that no sheet need ever be held as a whole. */
export interface SheetsReading {
  /** Begins a sheet by its name and column names; undefined when nothing of it can be read, which the findings explain. */
  begin(name: string, header: readonly string[]): TakeRow | undefined;
  /** What all rows came to; nothing may be added after it. */
  end(): ReadRecords;
}

/** Begins to read the sheets of the official workbook into the records of a return (rupees in the cells, paise in the records). */
export function readingOfSheets(filer: Filer): SheetsReading {
  const findings: Finding[] = [];
  const collector = new RecordCollector(filer, findings);
  return {
    begin(name, header) {
      const table = admittedTable(filer, name, findings);
      const columns = table && findColumns({ table, name, header }, findings);
      return columns ? rowReader({ table, name, columns, collector, findings }) : undefined;
    },
    end: () => ({ records: validateRecords(filer, collector.records(), findings), findings }),
  };
}

/** Reads whole sheets into the records of a return, made one at a time. */
export function readSheetRecords(filer: Filer, sheets: Sheets): ReadRecords {
  const reading = readingOfSheets(filer);
  for (const [name, { header, rows, rowNumbers, firstRow = 5 }] of Object.entries(sheets)) {
    const take = reading.begin(name, header);
    for (let index = 0; take && index < rows.length; index++)
      take(rows[index] ?? [], rowNumbers?.[index] ?? firstRow + index);
  }
  return reading.end();
}

/** Reads the sheets of the official workbook into the records of a return (rupees in the cells, paise in the records). */
export function readGstr1Sheets(filer: Filer, sheets: Sheets): ReadReturn {
  const { records, findings } = readSheetRecords(filer, sheets);
  return { records: [...records], findings };
}

function admittedTable(filer: Filer, name: string, findings: Finding[]): Table | undefined {
  const known = tablesOfSheet(name);
  if (known.length === 0) {
    findings.push({
      code: 'SHEET-UNKNOWN',
      severity: 'warning',
      sheet: name,
      says: `Sheet "${name}" is not a sheet of GSTR-1 and was not read. Rename it if it holds data of the return.`,
    });
    return undefined;
  }
  const table = tableOfSheet(name, filer.returnPeriod);
  const period = wireReturnPeriod(filer.returnPeriod);
  if (!table) {
    findings.push({
      code: 'SHEET-OF-ANOTHER-TIME',
      severity: 'error',
      sheet: name,
      source: 'Form GSTR-1',
      says: `Sheet "${name}" does not exist in return period ${period}. Use the sheet of that time${name.startsWith('hsn') ? ': hsn to 042025, hsn(b2b) and hsn(b2c) from 052025' : ''}.`,
    });
    return undefined;
  }
  if (filer.frequency === 'quarterly' && isIffMonth(filer.returnPeriod) && !table.inIff) {
    findings.push({
      code: 'SHEET-NOT-IN-IFF',
      severity: 'error',
      sheet: name,
      source: 'Rule 59(2) CGST Rules',
      says: `Sheet "${name}" is not part of the Invoice Furnishing Facility. Report it in the return of the quarter's last month.`,
    });
    return undefined;
  }
  return table;
}

interface Column {
  readonly name: string;
  readonly field: Field;
  readonly header: string;
  readonly index: number;
  /** Second column of a field that is read from two. */
  readonly second?: { readonly header: string; readonly index: number };
  /** The last cell that was read: lines of one document repeat most of it. */
  readonly last: { cell: Cell; value: RowValue | undefined };
}

interface OpenSheet {
  readonly table: Table;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly collector: RecordCollector;
  readonly findings: Finding[];
}

function rowReader({ table, name, columns, collector, findings }: OpenSheet): TakeRow {
  const headers = new Map(columns.map((column) => [column.name, column.header]));
  const blank = blankRow(table);
  return (cells, row) => {
    if (columns.every((column) => isBlank(cells[column.index]))) return;
    const draft: DraftRow = { ...blank };
    let sound = true;
    for (const column of columns) {
      const fault = readCell(column, cells, draft);
      if (!fault) continue;
      sound = false;
      findings.push({ severity: 'error', sheet: name, row, ...fault });
    }
    collector.add({ table, row: draft, sound, at: { sheet: name, row }, headers });
  };
}

function findColumns(
  { table, name, header: found }: { table: Table; name: string; header: readonly string[] },
  findings: Finding[],
): readonly Column[] | null {
  const positions = new Map<string, number>();
  found.forEach((header, index) => {
    if (!positions.has(sameName(header))) positions.set(sameName(header), index);
  });
  const columns: Column[] = [];
  let complete = true;
  for (const [fieldName, headers] of Object.entries(table.sheet.columns)) {
    const field = table.fields[fieldName];
    const [header = '', secondHeader] = [headers ?? ''].flat();
    const index = positions.get(sameName(header));
    const second =
      secondHeader === undefined
        ? undefined
        : { header: secondHeader, index: positions.get(sameName(secondHeader)) ?? -1 };
    if (!field) continue;
    if (index !== undefined && second?.index !== -1) {
      columns.push({
        name: fieldName,
        field,
        header: found[index] ?? header,
        index,
        last: { cell: undefined, value: undefined },
        ...(second ? { second } : {}),
      });
    } else if (field.blank === 'refused') {
      complete = false;
      findings.push({
        code: 'COLUMN-MISSING',
        severity: 'error',
        sheet: name,
        column: header,
        says: `Sheet "${name}" has no column "${header}". Add it with this very name; without it no row of the sheet can be read.`,
      });
    }
  }
  return complete ? columns : null;
}

const isBlank = (cell: Cell): boolean =>
  cell === null || cell === undefined || cell === '' || (typeof cell === 'string' && cell.trim() === '');

type CellFault = Pick<Finding, 'code' | 'says' | 'column' | 'value' | 'portalCode' | 'source'>;

function readCell(column: Column, cells: readonly Cell[], draft: DraftRow): CellFault | undefined {
  const { field, second } = column;
  let cell = cells[column.index];
  if (second) {
    const other = cells[second.index];
    if (isBlank(cell) !== isBlank(other)) return missing(isBlank(cell) ? column.header : second.header);
    if (!isBlank(cell)) cell = `${cell}\n${other}`;
  }
  if (cell === null || cell === undefined || isBlank(cell)) {
    if (field.blank === 'refused') return missing(column.header);
    if (field.blank !== 'absent') draft[column.name] = field.blank.value;
    return undefined;
  }
  if (cell === column.last.cell) {
    draft[column.name] = column.last.value;
    return undefined;
  }
  const value = field.read(cell);
  if (typeof value !== 'object') {
    column.last.cell = cell;
    column.last.value = value;
    draft[column.name] = value;
    return undefined;
  }
  return { ...value, column: column.header, value: second ? String(cell).replace('\n', ' ') : cell };
}

function missing(header: string): CellFault {
  return {
    code: 'CELL-BLANK',
    says: `${header} is blank. Fill it in; the return cannot do without it.`,
    column: header,
    value: null,
  };
}
