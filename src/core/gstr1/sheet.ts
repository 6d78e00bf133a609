import type { ReturnPeriod } from '../return-period.ts';
import type { Cell } from './field.ts';
import { isInForce, type Table } from './table.ts';
import { tables } from './tables/index.ts';

/** A sheet of the official workbook: its column names and its rows of cells. */
export interface Sheet {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Row number of the first row in the file; 5 in the official workbook. */
  readonly firstRow?: number;
  /** Row numbers where the rows do not follow one another. */
  readonly rowNumbers?: readonly number[];
}

/** Sheets by their names. */
export type Sheets = Readonly<Record<string, Sheet>>;

/** Headers and sheet names are compared without case, blanks and the star of required columns. */
export function sameName(text: string): string {
  return text.toLowerCase().replace(/[\s*]/g, '');
}

/** A column of a sheet as the official workbook has it. */
export interface SheetColumn {
  readonly header: string;
  readonly field: string;
  readonly required: boolean;
  /** Whether it holds money or quantities, so that `1,18,000.00` is a number there. */
  readonly amount: boolean;
}

/** A sheet of the official workbook and the table it feeds. */
export interface OfficialSheet {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly section: string;
  readonly title: string;
  readonly columns: readonly SheetColumn[];
}

function columnsOf(table: Table): readonly SheetColumn[] {
  return Object.entries(table.sheet.columns).flatMap(([name, headers]) => {
    const field = table.fields[name];
    const facts = { field: name, required: field?.blank === 'refused', amount: field?.sums === true };
    return [headers ?? []].flat().map((header) => ({ header, ...facts }));
  });
}

/** The sheets of the official workbook, in the order of the form. */
export const officialSheets: readonly OfficialSheet[] = tables.map((table) => ({
  name: table.sheet.name,
  aliases: table.sheet.aliases,
  section: table.section,
  title: table.title,
  columns: columnsOf(table),
}));

/** The tables a sheet's name may stand for, whatever the period. */
export function tablesOfSheet(name: string): readonly Table[] {
  const wanted = sameName(name);
  return tables.filter((table) =>
    [table.sheet.name, ...table.sheet.aliases].some((known) => sameName(known) === wanted),
  );
}

/** The table a sheet feeds in a return period; undefined when the sheet is unknown or of another time. */
export function tableOfSheet(name: string, period: ReturnPeriod): Table | undefined {
  return tablesOfSheet(name).find((table) => isInForce(table, period));
}
