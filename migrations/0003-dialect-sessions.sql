-- Sessions at the portal that programs opened through the WhiteBooks dialect. They are apart from those of the
-- registrations: a program signs in before it names a GSTIN, and its signing out must not end anybody else's session.
create table dialect_sessions (
  tenant_id     text not null,
  -- SHA-256 of the `txn`, hex.
  session_id    text collate "C" not null,
  consumer_id   text not null,
  state_code    text collate "C" not null,
  -- Null until a call names it.
  gstin         text collate "C",
  user_name     text not null,
  state         text not null check (state in ('otp-requested', 'signed-in')),
  sealed_secret bytea not null,
  opened_at     timestamptz not null,
  expires_at    timestamptz not null,
  primary key (tenant_id, session_id),
  foreign key (tenant_id, consumer_id) references api_consumers (tenant_id, consumer_id) on delete cascade
);
create index dialect_sessions_of_user on dialect_sessions (tenant_id, consumer_id, state_code, lower(user_name));
