import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Claim, ClaimedRequest, Consumer, Consumers } from '../filing/needs/consumers.ts';

/** How long a repeated request gets the first answer again, as the standard draft's examples have it. */
const kept = `interval '24 hours'`;
/** A request that has not ended by then never will: its process died. The largest save is given up earlier. */
const abandoned = `interval '10 minutes'`;

interface AnswerRow {
  readonly is_same: boolean;
  readonly status: number | null;
  readonly body: string | null;
}

/** Answers kept for requests that may be repeated. */
export function keptAnswersIn(pool: pg.Pool): Pick<Consumers, 'claim' | 'keepAnswer' | 'forgetClaim'> {
  return {
    claim: (consumer, claimed) => claim(pool, consumer, claimed),
    keepAnswer: async ({ tenantId, consumerId }, idempotencyKey, { status, body }) => {
      const sql = `update api_answers set status = $4, body = $5
        where tenant_id = $1 and consumer_id = $2 and idempotency_key = $3`;
      await pool.query(sql, [tenantId, consumerId, idempotencyKey, status, body]);
    },
    forgetClaim: async ({ tenantId, consumerId }, idempotencyKey) => {
      const sql = `delete from api_answers
        where tenant_id = $1 and consumer_id = $2 and idempotency_key = $3 and status is null`;
      await pool.query(sql, [tenantId, consumerId, idempotencyKey]);
    },
  };
}

async function claim(
  pool: pg.Pool,
  { tenantId, consumerId }: Consumer,
  { idempotencyKey, request }: ClaimedRequest,
): Promise<Claim> {
  await pool.query(`delete from api_answers where tenant_id = $1 and asked_at <= now() - ${kept}`, [
    tenantId,
  ]);
  const requestHash = createHash('sha256').update(request).digest();
  // Either this statement writes the row or somebody else's row stands: two at once cannot both be first.
  const { rowCount } = await pool.query(
    `insert into api_answers as kept (tenant_id, consumer_id, idempotency_key, request_hash)
     values ($1, $2, $3, $4)
     on conflict (tenant_id, consumer_id, idempotency_key) do update set asked_at = now()
       where kept.status is null and kept.request_hash = excluded.request_hash
         and kept.asked_at <= now() - ${abandoned}`,
    [tenantId, consumerId, idempotencyKey, requestHash],
  );
  if (rowCount === 1) return { is: 'first' };
  const { rows } = await pool.query<AnswerRow>(
    `select request_hash = $4 as is_same, status, body from api_answers
     where tenant_id = $1 and consumer_id = $2 and idempotency_key = $3`,
    [tenantId, consumerId, idempotencyKey, requestHash],
  );
  const found = rows[0];
  // Given back between the two statements: the caller tries again as after any request at work.
  if (!found) return { is: 'at-work' };
  if (!found.is_same) return { is: 'other-request' };
  if (found.status === null || found.body === null) return { is: 'at-work' };
  return { is: 'answered', answer: { status: found.status, body: found.body } };
}
