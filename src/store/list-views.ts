import type { ListView, ListViewBooks } from '../filing/needs/list-views.ts';
import { query, type Transaction } from './transaction.ts';

interface ViewRow {
  readonly list: string;
  readonly name: string;
  readonly layout: Pick<ListView, 'columns' | 'filters'>;
}

/** The lists of the people of the transaction's tenant. */
export function listViewsIn(tx: Transaction): ListViewBooks {
  return {
    ofPerson: async (userId) => {
      const sql =
        'select list, name, layout from list_views where tenant_id = $1 and user_id = $2 order by list, name';
      const rows = await query<ViewRow>(tx, sql, [tx.tenantId, userId]);
      return rows.map(({ list, name, layout }) => ({ list, name, ...layout }));
    },
    put: async (userId, { list, name, columns, filters }) => {
      const sql = `insert into list_views (tenant_id, user_id, list, name, layout) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, user_id, list, name) do update set layout = excluded.layout`;
      await query(tx, sql, [tx.tenantId, userId, list, name, JSON.stringify({ columns, filters })]);
    },
    remove: async (userId, { list, name }) => {
      const sql = 'delete from list_views where tenant_id = $1 and user_id = $2 and list = $3 and name = $4';
      await query(tx, sql, [tx.tenantId, userId, list, name]);
    },
  };
}
