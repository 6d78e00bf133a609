import type { Finding } from '../finding.ts';
import type { ReturnPeriod } from '../return-period.ts';
import { checkAmendment } from './amendment-check.ts';
import { amendmentRecordOf, amendmentRecordsOf } from './amendment-record.ts';
import { columnOf } from './columns.ts';
import { gstr1Payload } from './payload.ts';
import { readGstr1Json } from './read-json.ts';
import type { Gstr1Record, Row, RowValue } from './record.ts';
import { recordKey, tableOf, toRecord } from './records.ts';
import type { Filer, Table } from './table.ts';

/** What a record should have read, as a person writes it: cells of the official workbook by our names of the fields. */
export interface Revision {
  /** Facts that differ in all lines, such as the value of the document. */
  readonly changes?: Readonly<Record<string, string | number>>;
  /** All lines as they should be, each with its rate; the lines stay as they were where this is absent. */
  readonly lines?: readonly Readonly<Record<string, string | number>>[];
}

/** What is amended, in which return it was filed, and what belongs to the same record of the amendment table. */
export interface Original {
  readonly filed: Gstr1Record;
  readonly filedIn: ReturnPeriod;
  /** Other filed rows of the same month and place that table 10 or 11 II repeats: it reports them whole. */
  readonly siblings: readonly Gstr1Record[];
  /** The amendment that the later return holds already. */
  readonly waiting: Gstr1Record | null;
}

/** The record of the amendment table; null where findings forbid it. */
export interface RevisedRecord {
  readonly record: Gstr1Record | null;
  readonly findings: readonly Finding[];
}

/**
 * Makes the amendment of a filed record in the filer's return: reads the revision as cells, works its tax out anew and
 * puts it through the rules of the amendment table. Null with findings where it cannot be made.
 */
export function reviseRecord(filer: Filer, original: Original, revision: Revision): RevisedRecord {
  const { filed, filedIn } = original;
  const table = tableOf(filed);
  const findings: Finding[] = [];
  const rows = revisedRows(table, filed, { revision, findings });
  const key = recordKey(table, { ...rows[0] });
  if (hasErrors(findings) || key === undefined) return { record: null, findings };
  const changed = toRecord(table, key, rows, []);
  findings.push(...checkAmendment({ filed, changed, filedIn }, filer));
  const amendment = amendmentRecordOf(filed, changed, filedIn);
  if (!amendment) return { record: null, findings: [...findings, withoutAmendment(table)] };
  const whole = wholeRecord(amendment, original);
  const read = readGstr1Json(filer, JSON.parse(JSON.stringify(gstr1Payload(filer, [whole]))));
  findings.push(...read.findings.map(withoutPlace).filter(isAboutRecord));
  const record = [...read.records].find((each) => each.key === whole.key) ?? null;
  return { record: hasErrors(findings) ? null : record, findings };
}

const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');

/** Rows of the JSON it was written into mean nothing to a person. */
const withoutPlace = ({ sheet: _sheet, row: _row, ...finding }: Finding): Finding => finding;

/** Nobody stated the tax and the other tables here: what compares them says nothing. */
const besideThePoint: ReadonlySet<string> = new Set(['TAX-ARITHMETIC', 'TABLE-MISSING']);
const isAboutRecord = ({ code }: Finding): boolean => !besideThePoint.has(code);

function revisedRows(
  table: Table,
  filed: Gstr1Record,
  { revision, findings }: { readonly revision: Revision; readonly findings: Finding[] },
): readonly Row[] {
  const { changes = {}, lines } = revision;
  const [first = {}] = filed.rows;
  const inLines = new Set(table.levels.at(-1)?.fields);
  const ofDocument = Object.fromEntries(Object.entries(first).filter(([name]) => !inLines.has(name)));
  const before: readonly Row[] = lines
    ? lines.map((line) => ({ ...ofDocument, ...readCells(table, line, findings) }))
    : filed.rows;
  const read = readCells(table, changes, findings);
  return before.map((row) => withBlanks(table, { ...row, ...read }, findings));
}

/** What a line does not say means what a blank cell of the sheet would. */
function withBlanks(table: Table, row: Record<string, RowValue>, findings: Finding[]): Row {
  for (const [name, { blank }] of Object.entries(table.fields)) {
    if (row[name] !== undefined || blank === 'absent') continue;
    if (blank !== 'refused') {
      row[name] = blank.value;
      continue;
    }
    findings.push({
      code: 'CELL-BLANK',
      severity: 'error',
      says: `A line has no "${name}". Give it; the return cannot do without it.`,
      value: null,
    });
  }
  return row;
}

function readCells(table: Table, cells: Readonly<Record<string, string | number>>, findings: Finding[]): Row {
  const row: Record<string, RowValue> = {};
  for (const [name, cell] of Object.entries(cells)) {
    const column = table.sheet.columns[name];
    const field = table.fields[name];
    if (column === undefined || !field) {
      findings.push({
        code: 'FIELD-UNKNOWN',
        severity: 'error',
        says: `Table ${table.number} has no column "${name}". Name one of ${Object.keys(table.sheet.columns).join(', ')}.`,
        value: name,
      });
      continue;
    }
    const value = field.read(cell);
    if (typeof value === 'object')
      findings.push({ severity: 'error', ...value, column: columnOf(column), value: cell });
    else if (value !== undefined) row[name] = value;
  }
  return row;
}

/** Tables 10 and 11 II report a whole month and place: lines of other rates stand as they were last reported. */
function wholeRecord(amendment: Gstr1Record, { filed, filedIn, siblings, waiting }: Original): Gstr1Record {
  const table = tableOf(amendment);
  if (table.document) return amendment;
  const [before] = amendmentRecordsOf(
    [filed, ...siblings].map((record) => ({ filed: record, changed: record, filedIn })),
  ).filter(({ key }) => key === amendment.key);
  const replaced = new Set([...filed.rows, ...amendment.rows].map(({ rate }) => rate));
  const kept = (waiting ?? before)?.rows.filter(({ rate }) => !replaced.has(rate)) ?? [];
  return toRecord(table, amendment.key, [...kept, ...amendment.rows], []);
}

function withoutAmendment({ number }: Table): Finding {
  return {
    code: 'NO-AMENDMENT-TABLE',
    severity: 'error',
    says: `Table ${number} has no amendment table. Report the correction net in table ${number} of the later return.`,
    source: 'Section 39(9) CGST Act',
  };
}
