-- What counter parties report, as statements of the portal say it, and what the taxpayer decides on it.

-- A statement as it was read, whole: the raw answer stays, with its hash.
create table statements (
  tenant_id     text not null,
  statement_id  text not null,
  gstin         text collate "C" not null,
  kind          text collate "C" not null,
  -- Null for IMS, which is of no period.
  return_period text collate "C",
  -- 'portal', or the name of the file a person downloaded.
  source        text not null,
  raw_hash      text not null,
  raw           bytea not null,
  at            timestamptz not null,
  by            text not null,
  counts        json not null,
  findings      json not null,
  primary key (tenant_id, statement_id),
  foreign key (tenant_id, gstin) references registrations (tenant_id, gstin)
);
create index statements_of_gstin on statements (tenant_id, gstin, at, statement_id);
alter table statements alter column raw set storage external;

-- Parts of a statement that is being downloaded; gone when it is whole.
create table statement_parts (
  tenant_id text not null,
  task_id   text not null,
  number    integer not null,
  answer    bytea,
  primary key (tenant_id, task_id, number)
);
alter table statement_parts alter column answer set storage external;

create table counterparty_documents (
  tenant_id          text not null,
  gstin              text collate "C" not null,
  kind               text collate "C" not null,
  document_id        text collate "C" not null,
  -- The same in every statement: party, class, number and financial year.
  identity           text collate "C" not null,
  return_period      text collate "C",
  section            text collate "C" not null,
  document_kind      text collate "C" not null,
  counterparty_gstin text collate "C" not null,
  counterparty_name  text,
  document_number    text not null,
  document_date      date not null,
  is_filed           boolean not null,
  -- Paise, signed: credit notes are negative.
  value              bigint,
  taxable_value      bigint not null,
  igst               bigint not null,
  cgst               bigint not null,
  sgst               bigint not null,
  cess               bigint not null,
  content            json not null,
  statement_id       text not null,
  first_seen         timestamptz not null,
  last_seen          timestamptz not null,
  -- Set when a later statement did not have it any more.
  withdrawn_at       timestamptz,
  primary key (tenant_id, gstin, kind, document_id)
);
create index counterparty_documents_list on counterparty_documents (tenant_id, gstin, document_date, kind, document_id);

create table decisions (
  tenant_id text not null,
  gstin     text collate "C" not null,
  identity  text collate "C" not null,
  -- A accept, R reject, P pending, N no action.
  action    text not null check (action in ('A', 'R', 'P', 'N')),
  remarks   text not null default '',
  -- Credit that is given back, in paise by head; null where nothing is declared.
  reduction json,
  state     text not null check (state in ('staged', 'sent', 'confirmed', 'refused')),
  says      text not null default '',
  by        text not null,
  at        timestamptz not null,
  primary key (tenant_id, gstin, identity)
);

-- The last matching of a registration.
create table matches (
  tenant_id          text not null,
  gstin              text collate "C" not null,
  place              integer not null,
  code               text not null,
  action             text,
  counterparty_gstin text collate "C" not null,
  document_number    text not null,
  ours               text[] collate "C" not null,
  theirs             text[] collate "C" not null,
  taxable_difference bigint not null,
  tax_difference     bigint not null,
  result             json not null,
  primary key (tenant_id, gstin, place)
);
create table matchings (
  tenant_id text not null,
  gstin     text collate "C" not null,
  at        timestamptz not null,
  totals    json not null,
  primary key (tenant_id, gstin)
);
