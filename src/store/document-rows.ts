import { hash } from 'node:crypto';
import type { Amounts, Finding, ReturnPeriod } from '../core/index.ts';
import type { DocumentEntry, EntryContent, NewEntry } from '../filing/needs/documents.ts';
import { type AmountsRow, readAmounts } from './sums.ts';

/** Which of the two books. */
export type Direction = 'sale' | 'purchase';

/** A book of a registration. */
export interface Ledger {
  readonly gstin: string;
  readonly direction: Direction;
}

/** A document as it is kept. */
export interface DocumentRow extends AmountsRow {
  readonly entry: number;
  readonly gstin: string;
  readonly return_period: ReturnPeriod;
  readonly identity: string;
  readonly kind: NewEntry<EntryContent>['kind'];
  readonly document_number: string;
  readonly document_date: string;
  readonly counterparty_gstin: string | null;
  readonly counterparty_name: string | null;
  readonly place_of_supply: string | null;
  readonly tables: readonly string[];
  readonly content: unknown;
  readonly is_draft: boolean;
  readonly findings: readonly Finding[];
  readonly version: number;
  readonly import_id: string | null;
  readonly changed_at: string;
  readonly changed_by: string;
}

/** The columns that hold a document, with their types, in the order of `valuesOf`. */
export const contentColumns = {
  return_period: 'text',
  identity: 'text',
  kind: 'text',
  document_number: 'text',
  document_date: 'date',
  counterparty_gstin: 'text',
  counterparty_name: 'text',
  place_of_supply: 'text',
  tables: 'text',
  value: 'bigint',
  taxable_value: 'bigint',
  igst: 'bigint',
  cgst: 'bigint',
  sgst: 'bigint',
  cess: 'bigint',
  content: 'json',
  content_hash: 'bytea',
  is_draft: 'boolean',
  findings: 'json',
} as const;

/** Names of the columns that hold a document. */
export const names = Object.keys(contentColumns);
/** The columns that are read of a document. */
export const columns = `entry, gstin, ${names.filter((name) => name !== 'content_hash').join(', ')},
  version, import_id, changed_at, changed_by`;

/** Everything travels as text: arrays of arrays and of json would be read as something else. */
export function valuesOf(entry: NewEntry<EntryContent>): readonly (string | null)[] {
  const { amounts } = entry;
  const content = JSON.stringify(entry.content);
  return [
    entry.returnPeriod,
    entry.identity,
    entry.kind,
    entry.number,
    entry.date,
    entry.counterpartyGstin,
    entry.counterpartyName,
    entry.placeOfSupply,
    `{${entry.tables.join(',')}}`,
    ...amountNames.map((name) => String(amounts[name])),
    content,
    `\\x${hash('sha256', `${entry.returnPeriod}${entry.isDraft}${content}`, 'hex')}`,
    String(entry.isDraft),
    JSON.stringify(entry.findings),
  ];
}

const amountNames = [
  'value',
  'taxableValue',
  'igst',
  'cgst',
  'sgst',
  'cess',
] as const satisfies readonly (keyof Amounts)[];

/** The document of a row. */
export function readRow<Content extends EntryContent>(row: DocumentRow): DocumentEntry<Content> {
  return {
    entry: row.entry,
    gstin: row.gstin,
    returnPeriod: row.return_period,
    identity: row.identity,
    kind: row.kind,
    number: row.document_number,
    date: row.document_date,
    counterpartyGstin: row.counterparty_gstin,
    counterpartyName: row.counterparty_name,
    placeOfSupply: row.place_of_supply,
    tables: row.tables,
    amounts: readAmounts(row),
    content: row.content as Content,
    isDraft: row.is_draft,
    findings: row.findings,
    version: row.version,
    importId: row.import_id,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}
