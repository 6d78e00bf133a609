import type {
  Approval,
  ApprovalBooks,
  ApprovalPolicy,
  ApprovalPurpose,
  Delegation,
} from '../filing/needs/approvals.ts';
import type { ReturnKey } from '../filing/needs/store.ts';
import {
  announce,
  isReturn,
  keyOf,
  query,
  type ReturnKeyRow,
  readKey,
  type Transaction,
} from './transaction.ts';

interface ApprovalRow extends Omit<Approval, 'key'>, ReturnKeyRow {}

const columns = `approval_id as "approvalId", gstin, form, return_period, purpose, state, requested_by as "requestedBy",
  requested_at as "requestedAt", note, hash, documents, taxable_value as "taxableValue", tax,
  decided_by as "decidedBy", decided_at as "decidedAt", reason, is_emergency as "isEmergency", is_own as "isOwn",
  on_behalf_of as "onBehalfOf", changed`;

/** Documents that are on their way out belong to the return no more. */
const isLive = `state <> 'to-delete'`;

/** Requests, policies and delegations of the transaction's tenant. */
export function approvalsIn(tx: Transaction): ApprovalBooks {
  return { ...requestsIn(tx), ...rulesIn(tx) };
}

function requestsIn(tx: Transaction) {
  const some = async (where: string, values: readonly unknown[]): Promise<readonly Approval[]> =>
    (await query<ApprovalRow>(tx, `select ${columns} from return_approvals where ${where}`, values)).map(
      approvalOf,
    );
  return {
    async open({ approvalId, key, purpose, requestedBy, requestedAt, note }) {
      const [tenantId, ...ofReturn] = keyOf(tx, key);
      await forgetContents(tx, key, purpose);
      await query(
        tx,
        `insert into return_approvals (tenant_id, approval_id, gstin, form, return_period, purpose, state, requested_by,
           requested_at, note, hash, documents, taxable_value, tax)
         select $1, $5, $2, $3, $4, $9, 'waiting', $6, $7, $8,
           encode(sha256(convert_to(coalesce(string_agg(record_key || encode(content_hash, 'hex'), ',' order by record_key), ''), 'UTF8')), 'hex'),
           count(*), coalesce(sum(taxable_value), 0), coalesce(sum(igst + cgst + sgst + cess), 0)
         from records where ${isReturn} and ${isLive}`,
        [tenantId, ...ofReturn, approvalId, requestedBy, requestedAt, note, purpose],
      );
      await query(
        tx,
        `insert into approval_contents (tenant_id, approval_id, record_key, content_hash)
         select $1, $5, record_key, content_hash from records where ${isReturn} and ${isLive}`,
        [tenantId, ...ofReturn, approvalId],
      );
      await announce(tx, key);
      const [approval] = await some('tenant_id = $1 and approval_id = $2', [tenantId, approvalId]);
      if (!approval) throw new Error(`Approval ${approvalId} was written and cannot be read.`);
      return approval;
    },
    approval: async (approvalId) =>
      (await some('tenant_id = $1 and approval_id = $2', [tx.tenantId, approvalId]))[0] ?? null,
    newest: async (key, purpose) =>
      (
        await some(`${isReturn} and purpose = $5 order by requested_at desc limit 1`, [
          ...keyOf(tx, key),
          purpose,
        ])
      )[0] ?? null,
    ofReturn: (key) => some(`${isReturn} order by requested_at`, keyOf(tx, key)),
    list: (gstins, limit) =>
      some(
        `tenant_id = $1 and ($2::text[] is null or gstin = any($2::text[]))
         order by state <> 'waiting', requested_at desc limit $3`,
        [tx.tenantId, gstins, limit],
      ),
    async changedSince({ approvalId, key }) {
      const [row] = await query<{ readonly changed: number }>(
        tx,
        `select count(*)::int as changed
         from (select record_key, content_hash from records where ${isReturn} and ${isLive}) now
         full join (select record_key, content_hash from approval_contents where tenant_id = $1 and approval_id = $5) before
           using (record_key)
         where now.content_hash is distinct from before.content_hash`,
        [...keyOf(tx, key), approvalId],
      );
      return row?.changed ?? 0;
    },
    async save({ approvalId, key, ...outcome }) {
      const { state, decidedBy, decidedAt, reason, isEmergency, isOwn, onBehalfOf, changed } = outcome;
      await query(
        tx,
        `update return_approvals set state = $3, decided_by = $4, decided_at = $5, reason = $6, is_emergency = $7,
           is_own = $8, on_behalf_of = $9, changed = $10
         where tenant_id = $1 and approval_id = $2`,
        [
          tx.tenantId,
          approvalId,
          state,
          decidedBy,
          decidedAt,
          reason,
          isEmergency,
          isOwn,
          onBehalfOf,
          changed,
        ],
      );
      await announce(tx, key);
    },
  } satisfies Partial<ApprovalBooks>;
}

/** Only the newest request of a purpose is compared with the documents; of older ones the hash is enough. */
async function forgetContents(tx: Transaction, key: ReturnKey, purpose: ApprovalPurpose): Promise<void> {
  await query(
    tx,
    `delete from approval_contents where tenant_id = $1 and approval_id in
       (select approval_id from return_approvals where ${isReturn} and purpose = $5)`,
    [...keyOf(tx, key), purpose],
  );
}

function approvalOf({ gstin, form, return_period, ...rest }: ApprovalRow): Approval {
  return { ...rest, key: readKey({ gstin, form, return_period }) };
}

function rulesIn(tx: Transaction) {
  return {
    async policy(gstin) {
      const [row] = await query<Omit<ApprovalPolicy, 'gstin'>>(
        tx,
        `select is_needed as "isNeeded", keys_may_file as "keysMayFile" from approval_policies
         where tenant_id = $1 and gstin = $2`,
        [tx.tenantId, gstin],
      );
      return { gstin, isNeeded: row?.isNeeded ?? null, keysMayFile: row?.keysMayFile ?? false };
    },
    async savePolicy({ gstin, isNeeded, keysMayFile }) {
      await query(
        tx,
        `insert into approval_policies (tenant_id, gstin, is_needed, keys_may_file) values ($1, $2, $3, $4)
         on conflict (tenant_id, gstin) do update set is_needed = excluded.is_needed, keys_may_file = excluded.keys_may_file`,
        [tx.tenantId, gstin, isNeeded, keysMayFile],
      );
    },
    async actingPeople() {
      const [row] = await query<{ readonly people: number }>(
        tx,
        `select count(distinct user_id)::int as people from user_roles join users using (tenant_id, user_id)
         where tenant_id = $1 and disabled_at is null and user_roles.role not in ('client', 'auditor')`,
        [tx.tenantId],
      );
      return row?.people ?? 0;
    },
    async approvers(gstin) {
      const [row] = await query<{ readonly people: number }>(
        tx,
        `select count(distinct user_id)::int as people from user_roles join users using (tenant_id, user_id)
         where tenant_id = $1 and disabled_at is null and user_roles.role in ('admin', 'checker')
           and (user_roles.gstins is null or $2 = any(user_roles.gstins))`,
        [tx.tenantId, gstin],
      );
      return row?.people ?? 0;
    },
    delegations: () =>
      query<Delegation & { readonly [column: string]: unknown }>(
        tx,
        `select delegation_id as "delegationId", given_by as "givenBy", given_to as "givenTo", gstins,
           from_day as "from", to_day as "to"
         from approval_delegations where tenant_id = $1 order by from_day, delegation_id`,
        [tx.tenantId],
      ),
    async delegate({ delegationId, givenBy, givenTo, gstins, from, to }) {
      await query(
        tx,
        `insert into approval_delegations (tenant_id, delegation_id, given_by, given_to, gstins, from_day, to_day)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [tx.tenantId, delegationId, givenBy, givenTo, gstins, from, to],
      );
    },
    async endDelegation(delegationId) {
      await query(tx, 'delete from approval_delegations where tenant_id = $1 and delegation_id = $2', [
        tx.tenantId,
        delegationId,
      ]);
    },
  } satisfies Partial<ApprovalBooks>;
}
