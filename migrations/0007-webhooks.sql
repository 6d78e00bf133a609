-- What a program may do, and when it last did.
alter table api_consumers add column role text not null default 'admin'
  check (role in ('admin', 'preparer', 'filer', 'viewer'));
alter table api_consumers add column last_used_at timestamptz;

-- Where programs hear of what happened. Secrets are sealed; the one before stays good until its time is over.
create table webhooks (
  tenant_id                 text not null references tenants (tenant_id),
  webhook_id                text collate "C" not null,
  url                       text not null,
  events                    text[] not null,
  -- Null: every GSTIN of the tenant.
  gstins                    text[] collate "C",
  sealed_secret             bytea not null,
  sealed_earlier_secret     bytea,
  earlier_secret_until      timestamptz,
  created_at                timestamptz not null,
  -- When the deliveries began to fail that have failed ever since.
  failing_since             timestamptz,
  disabled_at               timestamptz,
  disabled_because          text,
  primary key (tenant_id, webhook_id)
);

-- The outbox: written in the transaction of what happened, sent by a job of the same transaction.
create table webhook_deliveries (
  tenant_id   text not null,
  delivery_id text collate "C" not null,
  webhook_id  text collate "C" not null,
  event       text not null,
  -- The very bytes that are signed and sent.
  body        text not null,
  state       text not null check (state in ('waiting', 'delivered', 'dead')),
  created_at  timestamptz not null,
  next_at     timestamptz,
  primary key (tenant_id, delivery_id),
  foreign key (tenant_id, webhook_id) references webhooks (tenant_id, webhook_id) on delete cascade
);
create index webhook_deliveries_list on webhook_deliveries (tenant_id, webhook_id, created_at, delivery_id);
create index webhook_deliveries_age on webhook_deliveries (tenant_id, created_at);

create table webhook_attempts (
  tenant_id   text not null,
  delivery_id text collate "C" not null,
  number      integer not null,
  at          timestamptz not null,
  duration_ms integer not null,
  -- Null where no answer came; then `trouble` says why.
  status      integer,
  answer      text not null,
  trouble     text,
  primary key (tenant_id, delivery_id, number),
  foreign key (tenant_id, delivery_id) references webhook_deliveries (tenant_id, delivery_id) on delete cascade
);
