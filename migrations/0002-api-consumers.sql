-- Programs that call the product: their keys, their sessions and the answers kept for repeated requests. A key names
-- its tenant, so every question below knows the tenant before it is asked.

create table api_consumers (
  tenant_id        text not null references tenants (tenant_id),
  consumer_id      text not null,
  name             text not null,
  -- The account that the WhiteBooks dialect names in every query.
  email            text not null,
  key_hash         bytea not null,
  -- What a list may show of the key.
  key_start        text not null,
  secret_hash      bytea not null,
  -- Null: every GSTIN of the tenant, and new ones.
  gstins           text[] collate "C",
  -- Null: no limit.
  calls_per_minute integer check (calls_per_minute > 0),
  mode             text not null default 'pass-through' check (mode in ('pass-through', 'strict')),
  created_at       timestamptz not null default now(),
  revoked_at       timestamptz,
  primary key (tenant_id, consumer_id)
);
create unique index api_consumers_key on api_consumers (tenant_id, key_hash);

-- An API token (no GSTIN) or a taxpayer's session that a consumer opened through a dialect.
create table api_sessions (
  tenant_id   text not null,
  token_hash  bytea not null,
  consumer_id text not null,
  gstin       text collate "C",
  user_name   text,
  state       text not null check (state in ('otp-requested', 'signed-in')),
  opened_at   timestamptz not null default now(),
  expires_at  timestamptz not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, consumer_id) references api_consumers (tenant_id, consumer_id) on delete cascade
);
create index api_sessions_of_consumer on api_sessions (tenant_id, consumer_id, gstin, opened_at);

-- The answer to a request with an Idempotency-Key; without a status while the first request is still at work.
create table api_answers (
  tenant_id       text not null,
  consumer_id     text not null,
  idempotency_key text collate "C" not null,
  request_hash    bytea not null,
  status          integer,
  body            text,
  asked_at        timestamptz not null default now(),
  primary key (tenant_id, consumer_id, idempotency_key),
  foreign key (tenant_id, consumer_id) references api_consumers (tenant_id, consumer_id) on delete cascade
);
create index api_answers_age on api_answers (tenant_id, asked_at);
