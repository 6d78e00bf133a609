import type { InwardDocument, ReturnPeriod, StatementKind } from '../../core/index.ts';
import type {
  CounterpartyDocument,
  CounterpartyFilter,
  Decision,
  DocumentAndNeighbours,
} from '../../filing/needs/counterparties.ts';
import type { Page, PageWanted, RecordTotals } from '../../filing/needs/page.ts';
import { aDate, aName, pageOf, readCursor } from '../cursor.ts';
import { findCondition } from '../find-condition.ts';
import { readSums, type SumsRow, sums } from '../sums.ts';
import { query, type Transaction } from '../transaction.ts';

interface DocumentRow {
  readonly kind: StatementKind;
  readonly document_id: string;
  readonly identity: string;
  readonly return_period: ReturnPeriod | null;
  readonly document_date: string;
  readonly content: InwardDocument;
  readonly first_seen: string;
  readonly last_seen: string;
  readonly withdrawn_at: string | null;
}

const columns =
  'kind, document_id, identity, return_period, document_date, content, first_seen, last_seen, withdrawn_at';

function readRow(row: DocumentRow): CounterpartyDocument {
  return {
    kind: row.kind,
    identity: row.identity,
    returnPeriod: row.return_period,
    document: row.content,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    withdrawnAt: row.withdrawn_at,
  };
}

/** Every document of some kinds of statements that is not withdrawn. */
export async function readDocuments(
  tx: Transaction,
  gstin: string,
  kinds: readonly StatementKind[],
): Promise<readonly CounterpartyDocument[]> {
  const rows = await query<DocumentRow>(
    tx,
    `select ${columns} from counterparty_documents where tenant_id = $1 and gstin = $2 and kind = any($3::text[])
       and withdrawn_at is null order by document_date, kind, document_id`,
    [tx.tenantId, gstin, kinds],
  );
  return rows.map(readRow);
}

function matching(tx: Transaction, gstin: string, filter: CounterpartyFilter) {
  const values: unknown[] = [tx.tenantId, gstin];
  const conditions = ['tenant_id = $1 and gstin = $2'];
  const add = (condition: (parameter: string) => string, value: unknown): void => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (!filter.withdrawn) conditions.push('withdrawn_at is null');
  if (filter.kinds) add((given) => `kind = any(${given}::text[])`, filter.kinds);
  if (filter.returnPeriod) add((given) => `return_period = ${given}`, filter.returnPeriod);
  if (filter.isFiled !== undefined) add((given) => `is_filed = ${given}`, filter.isFiled);
  const find = filter.find?.trim();
  if (find) {
    const condition = findCondition(find);
    add(condition.sql, condition.value);
  }
  return { sql: conditions.join(' and '), values };
}

/** One page of the list. Throws `UnknownCursor`. */
export async function readDocumentPage(
  tx: Transaction,
  gstin: string,
  { filter, wanted }: { readonly filter: CounterpartyFilter; readonly wanted: PageWanted },
): Promise<Page<CounterpartyDocument>> {
  const { sql, values } = matching(tx, gstin, filter);
  const after = wanted.cursor === undefined ? [] : readCursor(wanted.cursor, aDate, aName, aName);
  const [date, kind, id] = [2, 3, 4].map((place) => `$${values.length + place}`);
  const from =
    after.length > 0
      ? `and (document_date, kind, document_id) > (${date}::date, ${kind}::text collate "C", ${id}::text collate "C")`
      : '';
  const rows = await query<DocumentRow>(
    tx,
    `select ${columns} from counterparty_documents where ${sql} ${from}
     order by document_date, kind, document_id limit $${values.length + 1}`,
    [...values, wanted.limit + 1, ...after],
  );
  return pageOf(rows, wanted.limit, {
    place: (row) => [row.document_date, row.kind, row.document_id],
    show: readRow,
  });
}

/** Count and amounts of everything that matches. */
export async function readDocumentTotals(
  tx: Transaction,
  gstin: string,
  filter: CounterpartyFilter,
): Promise<RecordTotals> {
  const { sql, values } = matching(tx, gstin, filter);
  const [row] = await query<SumsRow>(tx, `select ${sums} from counterparty_documents where ${sql}`, values);
  return readSums(row);
}

/** A document in the statement that says most of it, with those before and after it in the list of these statements. */
export async function readDocument(
  tx: Transaction,
  gstin: string,
  { kinds, identity }: { readonly kinds: readonly StatementKind[]; readonly identity: string },
): Promise<DocumentAndNeighbours | null> {
  const [row] = await query<DocumentRow>(
    tx,
    `select ${columns} from counterparty_documents where tenant_id = $1 and gstin = $2 and kind = any($3::text[])
       and identity = $4 order by withdrawn_at is not null, array_position($3::text[], kind) limit 1`,
    [tx.tenantId, gstin, kinds, identity],
  );
  if (!row) return null;
  const beside = async (comparison: '<' | '>'): Promise<string | null> => {
    const order = comparison === '<' ? 'desc' : 'asc';
    const [other] = await query<{ readonly identity: string }>(
      tx,
      `select identity from counterparty_documents where tenant_id = $1 and gstin = $2 and kind = any($3::text[])
         and withdrawn_at is null and identity <> $4
         and (document_date, kind, document_id) ${comparison} ($5::date, $6::text collate "C", $7::text collate "C")
       order by document_date ${order}, kind ${order}, document_id ${order} limit 1`,
      [tx.tenantId, gstin, kinds, identity, row.document_date, row.kind, row.document_id],
    );
    return other?.identity ?? null;
  };
  return { found: readRow(row), previous: await beside('<'), next: await beside('>') };
}

/** The documents of IMS by the action that the portal shows on them. */
export async function readActionCounts(
  tx: Transaction,
  gstin: string,
): Promise<Readonly<Record<Decision['action'], number>>> {
  const rows = await query<{ readonly action: Decision['action']; readonly count: number }>(
    tx,
    `select coalesce(content->>'action', 'N') as action, count(*) as count from counterparty_documents
     where tenant_id = $1 and gstin = $2 and kind = 'IMS' and withdrawn_at is null group by 1`,
    [tx.tenantId, gstin],
  );
  return { A: 0, R: 0, P: 0, N: 0, ...Object.fromEntries(rows.map(({ action, count }) => [action, count])) };
}
