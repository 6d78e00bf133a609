import type { Page, PageWanted } from '../filing/needs/page.ts';
import type { PortalSummary } from '../filing/needs/portal.ts';
import type { ReturnKey, ReturnState, ReturnStatus } from '../filing/needs/store.ts';
import { aName, aPeriod, pageOf, readCursor } from './cursor.ts';
import {
  announce,
  isReturn,
  keyOf,
  query,
  type ReturnKeyRow,
  readKey,
  type Transaction,
} from './transaction.ts';

interface ReturnRow extends ReturnKeyRow {
  readonly status: ReturnStatus;
  readonly is_nil: boolean;
  readonly arn: string | null;
  readonly filed_on: string | null;
  readonly portal_summary: PortalSummary | null;
  readonly portal_summary_at: string | null;
}

const columns =
  'gstin, form, return_period, status, is_nil, arn, filed_on, portal_summary, portal_summary_at';

function readRow(row: ReturnRow): ReturnState {
  return {
    ...readKey(row),
    status: row.status,
    isNil: row.is_nil,
    arn: row.arn,
    filedOn: row.filed_on,
    portalSummary: row.portal_summary,
    portalSummaryAt: row.portal_summary_at,
  };
}

function untouched(key: ReturnKey): ReturnState {
  const { gstin, form, returnPeriod } = key;
  const nothing = { isNil: false, arn: null, filedOn: null, portalSummary: null, portalSummaryAt: null };
  return { gstin, form, returnPeriod, status: 'none', ...nothing };
}

/** Writes an untouched return where there is none yet: whatever belongs to a return needs its row. */
export async function ensureReturn(tx: Transaction, key: ReturnKey): Promise<void> {
  await query(
    tx,
    `insert into returns (tenant_id, gstin, form, return_period) values ($1, $2, $3, $4) on conflict do nothing`,
    keyOf(tx, key),
  );
}

/** Reads a return and keeps everybody else from locking it until the transaction ends. */
export async function lockReturn(tx: Transaction, key: ReturnKey): Promise<ReturnState> {
  await ensureReturn(tx, key);
  // `no key update`: rows that only refer to the return (imports, calls) may be written meanwhile.
  const sql = `select ${columns} from returns where ${isReturn} for no key update`;
  const [row] = await query<ReturnRow>(tx, sql, keyOf(tx, key));
  return row ? readRow(row) : untouched(key);
}

/** Reads a return; one never touched is `none`. */
export async function readReturn(tx: Transaction, key: ReturnKey): Promise<ReturnState> {
  const [row] = await query<ReturnRow>(
    tx,
    `select ${columns} from returns where ${isReturn}`,
    keyOf(tx, key),
  );
  return row ? readRow(row) : untouched(key);
}

/** The returns of the tenant, or of one registration, the newest period first. */
export async function readReturns(tx: Transaction, gstin?: string): Promise<readonly ReturnState[]> {
  const rows = await query<ReturnRow>(
    tx,
    `select ${columns} from returns where tenant_id = $1 and ($2::text is null or gstin = $2)
     order by return_period desc, gstin, form`,
    [tx.tenantId, gstin ?? null],
  );
  return rows.map(readRow);
}

/** One page of the returns of a form, the newest period first. */
export async function readReturnPage(
  tx: Transaction,
  { form, gstins }: { readonly form: ReturnKey['form']; readonly gstins: readonly string[] | null },
  { cursor, limit }: PageWanted,
): Promise<Page<ReturnState>> {
  const after = cursor === undefined ? null : readCursor(cursor, aPeriod, aName);
  const rows = await query<ReturnRow>(
    tx,
    `select ${columns} from returns where tenant_id = $1 and form = $2 and ($3::text[] is null or gstin = any($3))
       and ($5::text is null or return_period < $5 or (return_period = $5 and gstin > $6))
     order by return_period desc, gstin limit $4`,
    [tx.tenantId, form, gstins, limit + 1, ...(after ?? [null, null])],
  );
  return pageOf(rows, limit, { place: (row) => [row.return_period, row.gstin], show: readRow });
}

/** Keeps the state of a return. */
export async function saveReturn(tx: Transaction, state: ReturnState): Promise<void> {
  const summary = state.portalSummary === null ? null : JSON.stringify(state.portalSummary);
  await query(
    tx,
    `insert into returns (tenant_id, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, gstin, form, return_period) do update set
       status = excluded.status, is_nil = excluded.is_nil, arn = excluded.arn, filed_on = excluded.filed_on,
       portal_summary = excluded.portal_summary, portal_summary_at = excluded.portal_summary_at`,
    [
      ...keyOf(tx, state),
      state.status,
      state.isNil,
      state.arn,
      state.filedOn,
      summary,
      state.portalSummaryAt,
    ],
  );
  await announce(tx, state);
}
