-- Maker and checker: a return is approved as its documents stand; of each its hash is noted, so that what changed afterwards is known.
create table return_approvals (
  tenant_id     text not null references tenants (tenant_id),
  approval_id   text not null,
  gstin         text collate "C" not null,
  form          text collate "C" not null,
  return_period text collate "C" not null,
  state         text not null check (state in ('waiting', 'approved', 'rejected', 'recalled', 'voided')),
  requested_by  text not null,
  requested_at  timestamptz not null,
  note          text not null,
  -- SHA-256 over the keys and hashes of all documents: the summary is made of nothing else.
  hash          text not null,
  documents     integer not null,
  taxable_value bigint not null,
  tax           bigint not null,
  decided_by    text,
  decided_at    timestamptz,
  reason        text,
  -- Approved past the rule of two by an administrator, and by who has asked for it himself.
  is_emergency  boolean not null default false,
  is_own        boolean not null default false,
  on_behalf_of  text,
  -- Documents that changed after the request, where that voided it.
  changed       integer,
  primary key (tenant_id, approval_id)
);
create unique index return_approvals_open on return_approvals (tenant_id, gstin, form, return_period)
  where state in ('waiting', 'approved');
create index return_approvals_of_return on return_approvals (tenant_id, gstin, form, return_period, requested_at);

create table approval_contents (
  tenant_id    text not null,
  approval_id  text not null,
  record_key   text collate "C" not null,
  content_hash bytea not null,
  primary key (tenant_id, approval_id, record_key),
  foreign key (tenant_id, approval_id) references return_approvals (tenant_id, approval_id)
);

-- How a GSTIN is filed; without a row as the number of people who can act says, and keys not past it.
create table approval_policies (
  tenant_id     text not null references tenants (tenant_id),
  gstin         text collate "C" not null,
  is_needed     boolean,
  keys_may_file boolean not null,
  primary key (tenant_id, gstin)
);

create table approval_delegations (
  tenant_id     text not null references tenants (tenant_id),
  delegation_id text not null,
  given_by      text not null,
  given_to      text not null,
  gstins        text[] collate "C",
  from_day      text not null,
  to_day        text not null,
  primary key (tenant_id, delegation_id)
);
