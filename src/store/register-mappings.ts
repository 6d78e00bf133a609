import type { RegisterMappingBooks, RegisterMappingEntry } from '../filing/needs/register-mappings.ts';
import { aName, pageOf, readCursor } from './cursor.ts';
import { query, type Transaction } from './transaction.ts';

interface MappingRow {
  readonly fingerprint: string;
  readonly name: string;
  readonly mapping: RegisterMappingEntry['mapping'];
  readonly changed_at: string;
  readonly changed_by: string;
}

const columns = 'fingerprint, name, mapping, changed_at, changed_by';

/** The remembered mappings of the transaction's tenant. */
export function registerMappingsIn(tx: Transaction): RegisterMappingBooks {
  return {
    all: async () => {
      const sql = `select ${columns} from register_mappings where tenant_id = $1 order by name, fingerprint`;
      return (await query<MappingRow>(tx, sql, [tx.tenantId])).map(readRow);
    },
    page: async ({ cursor, limit }) => {
      const after = cursor === undefined ? [null, null] : readCursor(cursor, aName, aName);
      const sql = `select ${columns} from register_mappings
        where tenant_id = $1 and ($3::text is null or (name, fingerprint) > ($3, $4))
        order by name, fingerprint limit $2`;
      const rows = await query<MappingRow>(tx, sql, [tx.tenantId, limit + 1, ...after]);
      return pageOf(rows, limit, { place: ({ name, fingerprint }) => [name, fingerprint], show: readRow });
    },
    put: async ({ fingerprint, name, mapping, changedAt, changedBy }) => {
      const sql = `insert into register_mappings (tenant_id, fingerprint, name, mapping, changed_at, changed_by)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id, fingerprint) do update set name = excluded.name, mapping = excluded.mapping,
          changed_at = excluded.changed_at, changed_by = excluded.changed_by`;
      const values = [tx.tenantId, fingerprint, name, JSON.stringify(mapping), changedAt, changedBy];
      await query(tx, sql, values);
    },
    remove: async (fingerprint) => {
      const sql =
        'delete from register_mappings where tenant_id = $1 and fingerprint = $2 returning fingerprint';
      return (await query(tx, sql, [tx.tenantId, fingerprint])).length > 0;
    },
  };
}

function readRow({ fingerprint, name, mapping, changed_at, changed_by }: MappingRow): RegisterMappingEntry {
  return { fingerprint, name, mapping, changedAt: changed_at, changedBy: changed_by };
}
