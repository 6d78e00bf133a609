import type { Finding, SaleDocument } from '../../core/index.ts';
import { rowsAre } from '../wording.ts';
import type { SourceRow } from '../worksheet-rows.ts';
import type { RegisterSheet } from './find-register.ts';
import type { RegisterMapping } from './mapping.ts';
import { readDate } from './read-dates.ts';
import { type RegisterColumns, RegisterRow, registerColumns } from './register-cells.ts';
import { documentOf } from './register-document.ts';
import { documentNumberOf, entryOf, type RegisterEntry } from './register-entry.ts';

/** The documents of a register, and what was found while reading it; rows with errors leave their whole document out. */
export interface ReadRegister {
  readonly documents: readonly SaleDocument[];
  readonly findings: readonly Finding[];
}

/** Whose rows are wanted, and of which return period; rows that name another are left out, and counted. */
export interface WantedRows {
  readonly gstin?: string;
  /** yyyy-mm */
  readonly returnPeriod?: string;
}

/** Reads a register by its mapping into documents. */
export function readRegister(
  sheet: RegisterSheet,
  mapping: RegisterMapping,
  wanted: WantedRows = {},
): ReadRegister {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => {
    findings.push(finding);
  };
  const columns = registerColumns(sheet, mapping, report);
  if (!columns) return { documents: [], findings };
  const groups = groupRows(sheet.rows, columns, wanted);
  sayOperator(columns);
  const documents = groups.flatMap((entries) => documentOf(entries, columns) ?? []);
  return { documents, findings };
}

/** The rows of each document, in the order of the register; documents with an unreadable row are left out. */
function groupRows(
  rows: readonly SourceRow[],
  columns: RegisterColumns,
  wanted: WantedRows,
): readonly (readonly RegisterEntry[])[] {
  const groups = new Map<string, RegisterEntry[]>();
  const spoilt = new Set<string>();
  const seen = new Map<string, number>();
  const leftOut = new Map<keyof WantedRows, number>();
  for (const source of rows) {
    const row = new RegisterRow(source, columns);
    const number = documentNumberOf(row).toUpperCase();
    if (isBlank(source) || isTotal(source, number)) continue;
    const other = otherThan(wanted, row);
    if (other) {
      leftOut.set(other, (leftOut.get(other) ?? 0) + 1);
      continue;
    }
    if (number === '') {
      row.refuse('documentNumber', withoutNumber);
      continue;
    }
    sayRepeated(source, row, seen);
    const entry = entryOf(row);
    if (entry) addEntry(groups, `${entry.kind}|${number}`, entry);
    else spoilt.add(number);
  }
  for (const [what, count] of leftOut) sayLeftOut(columns, what, { count, wanted });
  return [...groups].flatMap(([key, entries]) =>
    spoilt.has(key.slice(key.indexOf('|') + 1)) ? [] : [entries],
  );
}

function addEntry(groups: Map<string, RegisterEntry[]>, key: string, entry: RegisterEntry): void {
  const group = groups.get(key);
  if (group) group.push(entry);
  else groups.set(key, [entry]);
}

const withoutNumber = {
  code: 'DOCUMENT-NUMBER-BLANK',
  says: 'The row has no document number. Enter it in every line of the document.',
};

const isBlank = ({ cells }: SourceRow): boolean =>
  cells.every((cell) => cell === null || cell === undefined || String(cell).trim() === '');

/** Totals of programs stand below the table, without a document number. */
function isTotal({ cells }: SourceRow, number: string): boolean {
  const isTotalWord = (cell: unknown): boolean =>
    typeof cell === 'string' && /^(grand\s*|sub\s*)?total\b/i.test(cell.trim());
  return isTotalWord(number) || (number === '' && cells.some(isTotalWord));
}

/** The same row twice is two equal items of an invoice, or an export made twice; only a person can tell. */
function sayRepeated(source: SourceRow, row: RegisterRow, seen: Map<string, number>): void {
  const text = source.cells.join('\u001f');
  const earlier = seen.get(text);
  if (earlier === undefined) {
    seen.set(text, row.number);
    return;
  }
  row.note('documentNumber', {
    code: 'ROW-REPEATED',
    severity: 'warning',
    says: `The row is the same as row ${earlier} in every cell; both were counted. Remove one if it was exported twice.`,
  });
}

/** Whether a row names another registration or another period than the wanted one. */
function otherThan({ gstin, returnPeriod }: WantedRows, row: RegisterRow): keyof WantedRows | undefined {
  const named = row.text('supplierGstin').toUpperCase();
  if (gstin !== undefined && named !== '' && named !== gstin) return 'gstin';
  const period = periodIn(row.text('returnPeriod'));
  return returnPeriod !== undefined && period !== undefined && period !== returnPeriod
    ? 'returnPeriod'
    : undefined;
}

/** yyyy-mm of `10-2026`, `102026`, `2026-10` or `Oct-2026`; undefined for anything else. */
function periodIn(text: string): string | undefined {
  const digits = /^(\d{1,2})[-/ ]?(20\d\d)$/.exec(text);
  if (digits) return `${digits[2]}-${digits[1]?.padStart(2, '0')}`;
  if (/^20\d\d-\d\d$/.test(text)) return text;
  return readDate(`01-${text}`, undefined)?.slice(0, 7);
}

function sayLeftOut(
  { sheet, byField, report }: RegisterColumns,
  what: keyof WantedRows,
  { count, wanted }: { readonly count: number; readonly wanted: WantedRows },
): void {
  const column = byField.get(what === 'gstin' ? 'supplierGstin' : 'returnPeriod')?.[0]?.header;
  report({
    code: what === 'gstin' ? 'ROWS-OF-OTHER-GSTIN' : 'ROWS-OF-OTHER-PERIOD',
    severity: 'info',
    sheet,
    ...(column === undefined ? {} : { column }),
    says:
      what === 'gstin'
        ? `${rowsAre(count)} of other registrations than ${wanted.gstin} and left out. Report them in the returns of those GSTINs.`
        : `${rowsAre(count)} of other return periods than ${wanted.returnPeriod} and left out. Report them in the returns of those periods.`,
  });
}

/** Marketplaces register in each State; their reports do not name the GSTIN that table 14 asks for. */
function sayOperator({ sheet, byField, constants, report }: RegisterColumns): void {
  const isMarketplace = constants.operatorName !== undefined;
  if (!isMarketplace || constants.operatorGstin !== undefined || byField.has('operatorGstin')) return;
  report({
    code: 'OPERATOR-GSTIN-BLANK',
    severity: 'warning',
    sheet,
    source: 'Form GSTR-1, table 14',
    says: `The report does not name the GSTIN of ${constants.operatorName}, so table 14 is without these supplies. Enter it in the mapping; it stands in the certificate of tax collected (GSTR-8).`,
  });
}
