-- The books of every tenant. Every primary, unique and foreign key leads with tenant_id, so that the tables can be
-- distributed by tenant; amounts are whole paise; instants are timestamptz; bodies are compressed JSON.

create table tenants (
  tenant_id  text primary key,
  name       text not null,
  created_at timestamptz not null default now()
);

-- People and their sign-ins ------------------------------------------------------------------------------------------

create table users (
  tenant_id     text not null references tenants (tenant_id),
  user_id       text not null,
  email         text not null,
  name          text not null,
  password_hash text,
  role          text not null check (role in ('admin', 'preparer', 'filer', 'viewer')),
  language      text not null default 'en',
  created_at    timestamptz not null default now(),
  disabled_at   timestamptz,
  primary key (tenant_id, user_id)
);
create unique index users_email on users (tenant_id, lower(email));
-- Sign-in is the one question asked before the tenant is known.
create index users_sign_in on users (lower(email));

create table logins (
  tenant_id  text not null,
  token_hash bytea not null,
  user_id    text not null,
  user_agent text not null default '',
  opened_at  timestamptz not null default now(),
  seen_at    timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, user_id) references users (tenant_id, user_id) on delete cascade
);
create index logins_of_user on logins (tenant_id, user_id);

-- Registrations and their sessions at the portal ---------------------------------------------------------------------

create table registrations (
  tenant_id              text not null references tenants (tenant_id),
  gstin                  text collate "C" not null,
  legal_name             text not null,
  portal_user_name       text not null,
  signatory_pan          text not null,
  gateway                text not null,
  frequency              text not null check (frequency in ('monthly', 'quarterly')),
  turnover_previous_year bigint,
  turnover_current_year  bigint,
  primary key (tenant_id, gstin)
);

create table portal_sessions (
  tenant_id     text not null,
  gstin         text collate "C" not null,
  user_name     text not null,
  state         text not null check (state in ('otp-requested', 'signed-in')),
  sealed_secret bytea not null,
  expires_at    timestamptz not null,
  primary key (tenant_id, gstin),
  foreign key (tenant_id, gstin) references registrations (tenant_id, gstin) on delete cascade
);

-- Returns and their records ------------------------------------------------------------------------------------------

create table returns (
  tenant_id         text not null,
  gstin             text collate "C" not null,
  form              text collate "C" not null,
  return_period     text collate "C" not null,
  status            text not null default 'none'
                    check (status in ('none', 'uploaded', 'uploaded-with-errors', 'ready-to-file', 'filed')),
  is_nil            boolean not null default false,
  arn               text,
  filed_on          text,
  -- json, not jsonb: filing returns the portal's summary exactly as it came, the order of its members included.
  portal_summary    json,
  portal_summary_at timestamptz,
  primary key (tenant_id, gstin, form, return_period),
  foreign key (tenant_id, gstin) references registrations (tenant_id, gstin)
);

-- No foreign key to returns: it is checked for each of 100,000 rows, and putRecords writes the return first.
create table records (
  tenant_id         text not null,
  gstin             text collate "C" not null,
  form              text collate "C" not null,
  return_period     text collate "C" not null,
  record_key        text collate "C" not null,
  section           text collate "C" not null,
  counterparty_gstin text collate "C",
  counterparty_name text,
  document_number   text,
  document_date     date,
  place_of_supply   text,
  value             bigint not null,
  taxable_value     bigint not null,
  igst              bigint not null,
  cgst              bigint not null,
  sgst              bigint not null,
  cess              bigint not null,
  rows              json not null,
  origin            json not null,
  state             text not null default 'new'
                    check (state in ('new', 'modified', 'to-delete', 'sent', 'processed', 'error', 'filed')),
  content_hash      bytea not null,
  -- What was last sent and not refused (the portal may hold it), and what the portal is known to hold.
  sent_hash         bytea,
  processed_hash    bytea,
  -- What is on its way to the portal at this moment.
  in_flight         text check (in_flight in ('save', 'deletion')),
  error_code        text,
  error_message     text,
  import_id         text,
  primary key (tenant_id, gstin, form, return_period, record_key)
);
-- The list of a return, in the order of its cursor. Aggregate rows have no date and stand first.
create index records_list on records
  (tenant_id, gstin, form, return_period, (coalesce(document_date, '0001-01-01'::date)), record_key);
-- What needs a look. Not `new` and `sent`, in which whole returns stand: a list of those reads the return anyway, and
-- the index would cost an import a third more.
create index records_attention on records (tenant_id, gstin, form, return_period, state)
  where state in ('modified', 'to-delete', 'error');

create table imports (
  tenant_id     text not null,
  import_id     text not null,
  gstin         text collate "C" not null,
  form          text collate "C" not null,
  return_period text collate "C" not null,
  file_name     text not null,
  file_hash     text not null,
  at            timestamptz not null,
  by            text not null,
  state         text not null check (state in ('checked', 'imported', 'discarded')),
  counts        json not null,
  findings      bytea not null,
  records       bytea not null,
  file          bytea not null,
  primary key (tenant_id, import_id),
  foreign key (tenant_id, gstin, form, return_period) references returns (tenant_id, gstin, form, return_period)
);
create index imports_of_return on imports (tenant_id, gstin, form, return_period, at);
-- A file is compressed already (.xlsx), and so are the others by us: a second compression only costs time.
alter table imports alter column file set storage external;
alter table imports alter column records set storage external;
alter table imports alter column findings set storage external;

-- Tasks and their steps ----------------------------------------------------------------------------------------------

create table tasks (
  tenant_id     text not null,
  task_id       text not null,
  gstin         text collate "C" not null,
  form          text collate "C" not null,
  return_period text collate "C" not null,
  kind          text not null,
  state         text not null,
  by            text not null,
  started_at    timestamptz not null,
  ended_at      timestamptz,
  retry_at      timestamptz,
  says          text not null,
  code          text,
  done          integer not null,
  of            integer not null,
  primary key (tenant_id, task_id),
  foreign key (tenant_id, gstin, form, return_period) references returns (tenant_id, gstin, form, return_period)
);
create index tasks_of_return on tasks (tenant_id, gstin, form, return_period, started_at);
create index tasks_open on tasks (tenant_id, gstin)
  where state in ('running', 'waiting-for-sign-in', 'waiting-to-retry');

create table steps (
  tenant_id     text not null,
  task_id       text not null,
  number        integer not null,
  state         text not null check (state in ('planned', 'calling', 'waiting', 'done', 'refused', 'lost')),
  request       bytea,
  record_keys   bytea not null,
  reference_id  text,
  rejected      bytea,
  sealed_secret bytea,
  attempts      integer not null,
  called_at     timestamptz,
  primary key (tenant_id, task_id, number),
  foreign key (tenant_id, task_id) references tasks (tenant_id, task_id)
);
alter table steps alter column request set storage external;
alter table steps alter column record_keys set storage external;

-- What is kept for ever ----------------------------------------------------------------------------------------------

create table portal_calls (
  tenant_id     text not null,
  call_id       bigint generated always as identity,
  gstin         text collate "C" not null,
  form          text collate "C" not null,
  return_period text collate "C" not null,
  task_id       text,
  at            timestamptz not null,
  action        text not null,
  duration_ms   integer not null,
  reference_id  text,
  outcome       text not null,
  request       bytea,
  answer        bytea,
  primary key (tenant_id, call_id),
  foreign key (tenant_id, gstin, form, return_period) references returns (tenant_id, gstin, form, return_period)
);
create index portal_calls_of_return on portal_calls (tenant_id, gstin, form, return_period, call_id);
alter table portal_calls alter column request set storage external;
alter table portal_calls alter column answer set storage external;

-- Entry n is sha256(hash of entry n-1 || canonical entry n): a changed or missing entry shows.
create table audit (
  tenant_id text not null references tenants (tenant_id),
  sequence  bigint not null,
  at        text not null,
  by        text not null,
  act       text not null,
  object    text not null,
  details   json not null,
  hash      bytea not null,
  primary key (tenant_id, sequence)
);

create table audit_heads (
  tenant_id text primary key references tenants (tenant_id),
  sequence  bigint not null,
  hash      bytea not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Entries of % are kept as they were written; add a new one instead.', tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger kept_rows before update or delete on portal_calls for each row execute function refuse_change();
create trigger kept_table before truncate on portal_calls for each statement execute function refuse_change();
create trigger kept_rows before update or delete on audit for each row execute function refuse_change();
create trigger kept_table before truncate on audit for each statement execute function refuse_change();
