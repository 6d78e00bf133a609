import { rupees } from '../money.ts';
import { columnOf } from './columns.ts';
import type { Field } from './field.ts';
import type { SectionName } from './sections.ts';
import type { Table } from './table.ts';
import { tablesOf } from './tables/index.ts';

/** How the values of a column are to be shown; amounts are paise, dates yyyy-mm-dd, periods yyyy-mm. */
export type LineColumnKind = 'amount' | 'number' | 'date' | 'period' | 'state' | 'text';

/** A column of a table of the form as its lines are listed. */
export interface LineColumn {
  /** Our name of the field. */
  readonly name: string;
  /** Header of the column in the official workbook. */
  readonly title: string;
  readonly kind: LineColumnKind;
}

const taxHeads: Readonly<Record<string, string>> = {
  igst: 'Integrated Tax',
  cgst: 'Central Tax',
  sgst: 'State/UT Tax',
};

/** The columns of a section's tables, each once: those of the official sheet, and the tax that no sheet asks for. */
export function lineColumns(section: SectionName): readonly LineColumn[] {
  const columns = new Map<string, LineColumn>();
  for (const table of tablesOf(section)) {
    for (const column of columnsOf(table)) if (!columns.has(column.name)) columns.set(column.name, column);
  }
  const { cess, ...others } = Object.fromEntries(columns);
  return cess ? [...Object.values(others), cess] : Object.values(others);
}

function columnsOf({ fields, sheet }: Table): readonly LineColumn[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const column = sheet.columns[name];
    const title = column === undefined ? taxHeads[name] : columnOf(column);
    return title === undefined ? [] : [{ name, title, kind: kindOf(name, field) }];
  });
}

function kindOf(name: string, field: Field): LineColumnKind {
  if (field.toWire === rupees) return 'amount';
  if (name === 'placeOfSupply') return 'state';
  if (name.endsWith('Date')) return 'date';
  if (name === 'originalPeriod') return 'period';
  return typeof field.fromWire(1) === 'number' ? 'number' : 'text';
}
