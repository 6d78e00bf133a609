import type { ReturnPeriod } from '../return-period.ts';
import type { Gstr1Record, Row } from './record.ts';
import { recordKey, tableOf, toRecord } from './records.ts';
import type { ReturnForm, Table } from './table.ts';
import { tables } from './tables/index.ts';

/** A filed record, how it should have read, and the return period in which it was filed. */
export interface Correction {
  readonly filed: Gstr1Record;
  /** In the same table as `filed`, or in its amendment table. */
  readonly changed: Gstr1Record;
  readonly filedIn: ReturnPeriod;
}

/**
 * The record of the amendment table (9A, 9C, 10, 11 II, 14A, 15A) that makes a filed record read as it should. What was
 * amended once is amended again under its revised number. Null for tables 8, 12 and 13, which have no amendment: their
 * correction is netted in the current period (section 39(9)). Throws when `changed` is of another table.
 */
export function amendmentRecordOf(
  filed: Gstr1Record,
  changed: Gstr1Record,
  filedIn: ReturnPeriod,
): Gstr1Record | null {
  const base = tableOf(filed);
  const table = amendmentTableOf(base);
  if (!table) return null;
  const given = tableOf(changed);
  if (given !== base && given !== table && given.section !== table.amends)
    throw new TypeError(`A record of ${base.name} cannot be amended by one of ${given.name}.`);
  const rows = changed.rows.map((row) => amendedRow(table, row, originalOf({ filed, base, filedIn })));
  const key = recordKey(table, { ...rows[0] });
  if (key === undefined) throw new TypeError(`The amendment of ${filed.key} lacks a part of its identity.`);
  return toRecord(table, key, rows, changed.origin);
}

/** The table that amends records of a table: an amendment is amended in its own table again. */
function amendmentTableOf(base: Table): Table | undefined {
  if (base.amends !== undefined) return base;
  const candidates = tables.filter(({ amends }) => amends === base.section);
  const member = base.name.split('.')[1];
  return member === undefined ? candidates[0] : candidates.find(({ name }) => name.endsWith(`.${member}a`));
}

interface Filed {
  readonly filed: Gstr1Record;
  readonly base: Table;
  readonly filedIn: ReturnPeriod;
}

/** How the amendment names what it amends. */
function originalOf({ filed, base, filedIn }: Filed): Row {
  const { documentNumber, documentDate, rows } = filed;
  if (base.document && documentNumber !== null && documentDate !== null)
    return { originalNumber: documentNumber, originalDate: documentDate };
  const operator = rows[0]?.['operatorGstin'];
  const supplier = rows[0]?.['supplierGstin'];
  return {
    // The month stays the first one: all amendments of a month speak of that month.
    originalPeriod: rows[0]?.['originalPeriod'] ?? filedIn,
    ...(operator === undefined ? {} : { originalOperatorGstin: operator }),
    ...(supplier === undefined ? {} : { originalSupplierGstin: supplier }),
  };
}

function amendedRow(table: Table, row: Row, original: Row): Row {
  const known = Object.entries({ ...row, ...original }).filter(([name]) => name in table.fields);
  const amended = Object.fromEntries(known);
  const { liability } = amended;
  // Table 14A calls its two members by names of its own.
  if (table.section !== 'supecoa' || typeof liability !== 'string' || liability.endsWith('a')) return amended;
  return { ...amended, liability: `${liability}a` };
}

/**
 * Amendment records of several corrections: rows of table 7, 11 and 15 that differ in their rate only are one record of
 * the amendment table, as the portal has it.
 */
export function amendmentRecordsOf(corrections: readonly Correction[]): readonly Gstr1Record[] {
  const byKey = new Map<string, Gstr1Record>();
  for (const { filed, changed, filedIn } of corrections) {
    const record = amendmentRecordOf(filed, changed, filedIn);
    if (!record) continue;
    const before = byKey.get(record.key);
    const origin = [...(before?.origin ?? []), ...record.origin];
    const rows = [...(before?.rows ?? []), ...record.rows];
    byKey.set(record.key, before ? toRecord(tableOf(record), record.key, rows, origin) : record);
  }
  return [...byKey.values()];
}

/** What an amendment may not change, by section, and where it is written. */
const fixed: Readonly<Record<string, readonly string[]>> = {
  b2b: ['invoiceType'],
  b2cl: ['placeOfSupply'],
  exp: ['exportType'],
  cdnr: ['noteType', 'invoiceType'],
  cdnur: ['noteType', 'noteOn'],
  b2cs: ['placeOfSupply'],
  at: ['placeOfSupply'],
  txpd: ['placeOfSupply'],
  supeco: ['liability'],
};

/**
 * Our names of the fields in which a correction changes what an amendment cannot change (RET191181, RET191199,
 * RET191200, RET191168, RET191197); empty when it may be made. In GSTR-1A the recipient is fixed besides.
 */
export function unamendableFields(
  filed: Gstr1Record,
  changed: Gstr1Record,
  form: ReturnForm = 'GSTR1',
): readonly string[] {
  const { section, amends } = tableOf(filed);
  const names = [...(fixed[amends ?? section] ?? []), ...(form === 'GSTR1A' ? ['recipientGstin'] : [])];
  return names.filter((name) => comparable(filed, name) !== comparable(changed, name));
}

function comparable({ rows }: Gstr1Record, name: string): unknown {
  const value = rows[0]?.[name];
  return name === 'liability' ? String(value).replace(/a$/, '') : value;
}

const inWords: Readonly<Record<string, string>> = {
  recipientGstin: 'the recipient',
  invoiceType: 'the type of the document',
  noteType: 'credit into debit note, or the other way round',
  noteOn: 'the kind of supply the note is on',
  exportType: 'the export type',
  placeOfSupply: 'the place of supply',
  liability: 'the kind of the supply, section 52 or 9(5)',
};

/** How people call a field that an amendment cannot change. */
export function fixedFieldInWords(field: string): string {
  return inWords[field] ?? field;
}
