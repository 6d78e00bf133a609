import type pg from 'pg';
import type { OtpRelay, RelayAddresses, RelayBooks } from '../filing/needs/otp-relays.ts';
import { aName } from './cursor.ts';
import { newToken, tokenPlace } from './token.ts';
import { announce, query, type ReturnKeyRow, readKey, type Transaction } from './transaction.ts';

interface RelayRow extends ReturnKeyRow {
  readonly relay_id: string;
  readonly asked_by: string;
  readonly why: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly state: OtpRelay['state'];
  readonly tries: number;
  readonly seen_at: string | null;
}

const columns = `relay_id, gstin, form, return_period, asked_by, why, created_at, expires_at, state, tries, seen_at`;

/** The one-time pages of the transaction's tenant. */
export function relaysIn(tx: Transaction): RelayBooks {
  return {
    async open(relay) {
      const token = newToken(tx.tenantId);
      const [, hash] = tokenPlace(token);
      const { relayId, key, askedBy, why, createdAt, expiresAt, state, tries } = relay;
      await query(
        tx,
        `insert into otp_relays (tenant_id, relay_id, gstin, form, return_period, asked_by, why, token_hash,
           created_at, expires_at, state, tries)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          tx.tenantId,
          relayId,
          key.gstin,
          key.form,
          key.returnPeriod,
          askedBy,
          why,
          hash,
          createdAt,
          expiresAt,
          state,
          tries,
        ],
      );
      await announce(tx, key);
      return token;
    },
    async lock(relayId) {
      const [row] = await query<RelayRow>(
        tx,
        `select ${columns} from otp_relays where tenant_id = $1 and relay_id = $2 for update`,
        [tx.tenantId, relayId],
      );
      return row ? relayOf(row) : null;
    },
    async openOf(gstin) {
      const rows = await query<RelayRow>(
        tx,
        `select ${columns} from otp_relays where tenant_id = $1 and gstin = $2 and state = 'open' for update`,
        [tx.tenantId, gstin],
      );
      return rows.map(relayOf);
    },
    async save({ relayId, key, state, tries, seenAt }) {
      await query(
        tx,
        `update otp_relays set state = $3, tries = $4, seen_at = $5 where tenant_id = $1 and relay_id = $2`,
        [tx.tenantId, relayId, state, tries, seenAt],
      );
      await announce(tx, key);
    },
  };
}

function relayOf(row: RelayRow): OtpRelay {
  return {
    relayId: row.relay_id,
    key: readKey(row),
    askedBy: row.asked_by,
    why: row.why,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    state: row.state,
    tries: row.tries,
    seenAt: row.seen_at,
  };
}

/** Finds the page of an address among those of the tenant that it names. */
export function relayAddresses(pool: pg.Pool): RelayAddresses {
  return {
    async find(token) {
      const [tenantId, hash] = tokenPlace(token);
      if (!aName(tenantId)) return null;
      const sql = 'select relay_id from otp_relays where tenant_id = $1 and token_hash = $2';
      const { rows } = await pool.query<{ readonly relay_id: string }>(sql, [tenantId, hash]);
      return rows[0] ? { tenantId, relayId: rows[0].relay_id } : null;
    },
  };
}
