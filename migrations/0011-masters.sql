-- The masters of a tenant: parties (customers, vendors, transporters), items (HSN and SAC), companies and campuses. What
-- makes each of them stands in its content; the columns are what lists are found, sorted and narrowed by.
create table masters (
  tenant_id  text not null references tenants (tenant_id),
  entry      bigint generated always as identity,
  master     text collate "C" not null check (master in ('party', 'item', 'company', 'campus')),
  name       text not null,
  -- What a list is narrowed by: customer, vendor, transporter; goods, services; the GSTIN of a campus.
  labels     text[] collate "C" not null,
  -- What a find looks in, in small letters.
  search     text not null,
  content    json not null,
  version    integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null,
  deleted_at timestamptz,
  primary key (tenant_id, entry)
);
create index masters_by_name on masters (tenant_id, master, lower(name), entry) where deleted_at is null;

-- What may come once only among the masters of a kind: the GSTIN of a party, the PAN of a company.
create table master_keys (
  tenant_id text not null,
  master    text collate "C" not null,
  key       text collate "C" not null,
  entry     bigint not null,
  primary key (tenant_id, master, key),
  foreign key (tenant_id, entry) references masters (tenant_id, entry) on delete cascade
);
create index master_keys_of_entry on master_keys (tenant_id, entry);
