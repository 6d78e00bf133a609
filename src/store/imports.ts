import {
  companyLists,
  type Finding,
  type Gstr1Record,
  type ImportSubject,
  type RecordList,
} from '../core/index.ts';
import type { Page, PageWanted } from '../filing/needs/page.ts';
import type { ImportEntry, ImportHeading, ReturnKey } from '../filing/needs/store.ts';
import { pack, unpack } from './compressed.ts';
import { aName, anInstant, pageOf, readCursor } from './cursor.ts';
import { type KeptHeading, keptLines, keptRecords, packLines, readHeading } from './kept-records.ts';
import { lastOfEachKey, manyRecords, putLines, putRecords } from './put-records.ts';
import { recordLines } from './record-lines.ts';
import { ensureReturn } from './returns.ts';
import { isReturn, keyOf, query, type ReturnKeyRow, readKey, type Transaction } from './transaction.ts';

interface HeadingRow extends ReturnKeyRow {
  readonly import_id: string;
  readonly file_name: string;
  readonly file_hash: string;
  readonly at: string;
  readonly by: string;
  readonly state: ImportEntry['state'];
  readonly corrects: string | null;
  readonly subject: ImportSubject;
  readonly is_said: boolean;
  readonly kind: string;
  readonly says: string;
  readonly counts: ImportEntry['counts'];
}

interface ImportRow extends HeadingRow {
  readonly findings: Buffer;
  readonly heading: Buffer;
}

const headingColumns = `gstin, form, return_period, import_id, file_name, file_hash, at, by, state, counts, corrects, subject,
  is_said, kind, says`;
const columns = `${headingColumns}, findings`;
/** What belongs to the company, not to a return. */
const lists = companyLists.map((subject) => `'${subject}'`).join(', ');
const isImport = 'tenant_id = $1 and import_id = $2';

/** The heading of kept records is shorter: one entry for each section. */
const headingBytes = 64 * 1024;

/** Keeps an import and its file, and of a checked one the records, so that it can be confirmed later. */
export async function saveImport(
  tx: Transaction,
  entry: ImportEntry,
  { records, file }: { readonly records: RecordList; readonly file: Uint8Array },
): Promise<void> {
  await ensureReturn(tx, entry.key);
  await query(
    tx,
    `insert into imports (tenant_id, ${columns}, records, file)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     on conflict (tenant_id, import_id) do update set state = excluded.state, counts = excluded.counts,
       subject = excluded.subject, kind = excluded.kind, says = excluded.says, findings = excluded.findings, records = excluded.records,
       file = excluded.file
     where imports.state = 'reading'`,
    [
      ...keyOf(tx, entry.key),
      entry.importId,
      entry.fileName,
      entry.fileHash,
      entry.at,
      entry.by,
      entry.state,
      JSON.stringify(entry.counts),
      entry.corrects ?? null,
      entry.subject,
      entry.isSaid ?? false,
      entry.kind,
      entry.says ?? '',
      await pack(entry.findings),
      await packRecords(tx, entry, records),
      Buffer.from(file.buffer, file.byteOffset, file.byteLength),
    ],
  );
}

function packRecords(
  tx: Transaction,
  { key, importId, state, kind, effect }: ImportEntry,
  records: RecordList,
): Promise<Buffer> {
  const kept = state === 'checked' ? lastOfEachKey(records) : [];
  const heading: KeptHeading = { kind, effect, count: kept.length };
  return packLines(heading, recordLines(tx, key, { records: kept, importId }));
}

/** One import; null when there is none of this id. */
export async function readImport(tx: Transaction, importId: string): Promise<ImportEntry | null> {
  const sql = `select ${columns}, substring(records for ${headingBytes}) as heading from imports where ${isImport}`;
  const [row] = await query<ImportRow>(tx, sql, [tx.tenantId, importId]);
  if (!row) return null;
  const heading = readHeading(row.heading) ?? { kind: 'file', effect: [] };
  return {
    ...readHead(row),
    kind: heading.kind,
    findings: (await unpack<readonly Finding[]>(row.findings)) ?? [],
    effect: heading.effect,
  };
}

function readHead(row: HeadingRow): ImportHeading {
  return {
    importId: row.import_id,
    key: readKey(row),
    fileName: row.file_name,
    fileHash: row.file_hash,
    at: row.at,
    by: row.by,
    state: row.state,
    counts: row.counts,
    subject: row.subject,
    ...(row.is_said ? { isSaid: true } : {}),
    kind: row.kind,
    ...(row.says === '' ? {} : { says: row.says }),
    ...(row.corrects === null ? {} : { corrects: row.corrects }),
  };
}

/** The imports of a return, and the lists of its company, page by page, the newest first. */
export async function readImportPage(
  tx: Transaction,
  key: ReturnKey,
  { cursor, limit }: PageWanted,
): Promise<Page<ImportHeading>> {
  const [at = null, id = null] = cursor === undefined ? [] : readCursor(cursor, anInstant, aName);
  const sql = `select ${headingColumns} from imports
    where tenant_id = $1 and (${isReturn} or subject in (${lists})) and ($6::timestamptz is null or (at, import_id) < ($6, $7))
    order by at desc, import_id desc limit $5`;
  const rows = await query<HeadingRow>(tx, sql, [...keyOf(tx, key), limit + 1, at, id]);
  return pageOf(rows, limit, { place: (row) => [row.at, row.import_id], show: readHead });
}

/** The file of an import; null when there is none of this id. */
export async function readImportFile(tx: Transaction, importId: string): Promise<Uint8Array | null> {
  const file = await readBytes(tx, importId, 'file');
  return file && new Uint8Array(file);
}

/** The records of a checked import. */
export async function readImportRecords(tx: Transaction, importId: string): Promise<readonly Gstr1Record[]> {
  return keptRecords((await keptOf(tx, importId)).kept);
}

/** Puts the records of a checked import into the books: their lines go as they were kept. */
export async function putImport(
  tx: Transaction,
  key: ReturnKey,
  importId: string,
): Promise<ImportEntry['counts']> {
  const { kept, count } = await keptOf(tx, importId);
  if (count > manyRecords) return putLines(tx, key, { lines: keptLines(kept), count });
  return putRecords(tx, key, { records: await keptRecords(kept), importId });
}

async function keptOf(
  tx: Transaction,
  importId: string,
): Promise<{ readonly kept: Buffer; readonly count: number }> {
  const kept = await readBytes(tx, importId, 'records');
  const heading = kept && readHeading(kept);
  if (!heading)
    throw new Error(`Import "${importId}" was checked by another version. Import the file again.`);
  return { kept, count: heading.count };
}

/** Pieces of four megabytes: a hundred at once would come as text and hold up everybody else. */
const pieceBytes = 4 * 2 ** 20;

async function readBytes(
  tx: Transaction,
  importId: string,
  column: 'records' | 'file',
): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  const sql = `select substring(${column} from $3 for ${pieceBytes}) as piece from imports where ${isImport}`;
  for (;;) {
    const values = [tx.tenantId, importId, 1 + pieces.length * pieceBytes];
    const [row] = await query<{ readonly piece: Buffer }>(tx, sql, values);
    if (!row) return null;
    pieces.push(row.piece);
    if (row.piece.length < pieceBytes) return Buffer.concat(pieces);
  }
}

/** Says how far the reading of a file is, or why it ended; an import that was read already stays as it is. */
export async function sayOfImport(
  tx: Transaction,
  importId: string,
  { says, state }: { readonly says: string; readonly state: 'reading' | 'failed' },
): Promise<void> {
  await query(tx, `update imports set says = $3, state = $4 where ${isImport} and state = 'reading'`, [
    tx.tenantId,
    importId,
    says,
    state,
  ]);
}

/** Keeps what became of a checked import; its records are in the books now, or of no use. */
export async function setImportState(
  tx: Transaction,
  importId: string,
  { state, counts }: Pick<ImportEntry, 'state' | 'counts'>,
): Promise<void> {
  await query(
    tx,
    `update imports set state = $3, counts = $4, records = substring(records for position('\\x0a'::bytea in records))
     where ${isImport}`,
    [tx.tenantId, importId, state, JSON.stringify(counts)],
  );
}
