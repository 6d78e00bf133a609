-- The documents of the taxpayer's own books: what he sold and what he bought, as they were typed or imported. The
-- records of a return are made from them; an entry is named by its number for ever.
create table documents (
  tenant_id          text not null,
  entry              bigint generated always as identity,
  gstin              text collate "C" not null,
  direction          text collate "C" not null check (direction in ('sale', 'purchase')),
  return_period      text collate "C" not null,
  -- What makes it that document: a second one with the same identity is the same document again.
  identity           text collate "C" not null,
  kind               text collate "C" not null,
  document_number    text not null,
  document_date      date not null,
  counterparty_gstin text collate "C",
  counterparty_name  text,
  place_of_supply    text,
  -- Tables of the form that report it.
  tables             text[] collate "C" not null,
  value              bigint not null,
  taxable_value      bigint not null,
  igst               bigint not null,
  cgst               bigint not null,
  sgst               bigint not null,
  cess               bigint not null,
  content            json not null,
  content_hash       bytea not null,
  -- An entry with errors is kept, but no return reports it.
  is_draft           boolean not null,
  findings           json not null,
  version            integer not null default 1,
  import_id          text,
  changed_at         timestamptz not null,
  changed_by         text not null,
  deleted_at         timestamptz,
  primary key (tenant_id, entry),
  foreign key (tenant_id, gstin) references registrations (tenant_id, gstin)
);
create unique index documents_identity on documents (tenant_id, gstin, direction, identity) where deleted_at is null;
create index documents_of_period on documents (tenant_id, gstin, direction, return_period, document_date, entry)
  where deleted_at is null;
