import { hash } from 'node:crypto';
import type { Gstr1Record, SectionName } from '../core/index.ts';
import type { BookRecord, RecordState } from '../filing/needs/store.ts';
import { copyFields, type SentValue } from './copy-text.ts';
import { type KeptRows, readRows, rowsJson } from './rows-json.ts';
import { type AmountsRow, readAmounts } from './sums.ts';

interface ContentRow extends AmountsRow {
  readonly record_key: string;
  readonly section: SectionName;
  readonly counterparty_gstin: string | null;
  readonly counterparty_name: string | null;
  readonly document_number: string | null;
  readonly document_date: string | null;
  readonly place_of_supply: string | null;
  readonly rows: KeptRows;
  readonly origin: Gstr1Record['origin'];
}

/** A row of `records` as it is read. */
export interface RecordRow extends ContentRow {
  readonly state: RecordState;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly import_id: string | null;
}

/** The columns that hold the content of a record, in the order of `columnValues`. */
export const contentColumns = [
  'record_key',
  'section',
  'counterparty_gstin',
  'counterparty_name',
  'document_number',
  'document_date',
  'place_of_supply',
  'value',
  'taxable_value',
  'igst',
  'cgst',
  'sgst',
  'cess',
  'rows',
  'origin',
  'content_hash',
] as const;

/** What is kept of content that people have changed since the portal took it: all but its name and its hash. */
export const keptColumns = contentColumns.filter((name) => name !== 'record_key' && name !== 'content_hash');

/** Their types. */
export const contentTypes = [
  'text',
  'text',
  'text',
  'text',
  'text',
  'date',
  'text',
  'bigint',
  'bigint',
  'bigint',
  'bigint',
  'bigint',
  'bigint',
  'json',
  'json',
  'bytea',
] as const;

/** The columns that `readRecord` needs. */
export const readColumns = [
  ...contentColumns.filter((name) => name !== 'content_hash'),
  'state',
  'error_code',
  'error_message',
  'import_id',
].join(', ');

/** A record's values as they are sent, in the order of `contentColumns`. */
export function columnValues(record: Gstr1Record): readonly SentValue[] {
  const content = contentValues(record);
  return [...content, JSON.stringify(record.origin), hashOf(copyFields(content))];
}

/** The same as fields of COPY. */
export function copyLine(record: Gstr1Record): string {
  const content = copyFields(contentValues(record));
  return `${content}\t${copyFields([JSON.stringify(record.origin), hashOf(content)])}`;
}

/** SHA-256 (as PostgreSQL reads bytes) over everything of a record but where it came from: the same document from another row is the same. */
function hashOf(content: string): string {
  return `\\x${hash('sha256', content, 'hex')}`;
}

function contentValues(record: Gstr1Record): readonly SentValue[] {
  const { amounts } = record;
  return [
    record.key,
    record.section,
    record.counterpartyGstin,
    record.counterpartyName,
    record.documentNumber,
    record.documentDate,
    record.placeOfSupply,
    paise(amounts.value),
    paise(amounts.taxableValue),
    paise(amounts.igst),
    paise(amounts.cgst),
    paise(amounts.sgst),
    paise(amounts.cess),
    rowsJson(record.rows),
  ];
}

function paise(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new Error(`The amount ${amount} is not whole paise.`);
  return amount;
}

/** Reads a row back. */
export function readRecord(row: RecordRow): BookRecord {
  return {
    record: readContent(row),
    state: row.state,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    importId: row.import_id,
  };
}

function readContent(row: ContentRow): Gstr1Record {
  return {
    key: row.record_key,
    section: row.section,
    counterpartyGstin: row.counterparty_gstin,
    counterpartyName: row.counterparty_name,
    documentNumber: row.document_number,
    documentDate: row.document_date,
    placeOfSupply: row.place_of_supply,
    amounts: readAmounts(row),
    rows: readRows(row.rows),
    origin: row.origin,
  };
}

/** Reads a record back from its values as text, in the order of `columnValues`. */
export function readValues(values: readonly (string | null)[]): Gstr1Record {
  const cells = contentColumns.map((name, column) => [
    name,
    readValue(values[column] ?? null, contentTypes[column]),
  ]);
  return readContent(Object.fromEntries(cells) as ContentRow);
}

function readValue(value: string | null, type: (typeof contentTypes)[number] | undefined): unknown {
  if (value === null) return null;
  if (type === 'json') return JSON.parse(value);
  return type === 'bigint' ? Number(value) : value;
}
