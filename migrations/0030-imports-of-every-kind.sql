-- Files of every kind come in through one page: purchases, statements of the portal and lists of masters beside sales.
alter table imports add column subject text not null default 'sales'
  check (subject in ('sales', 'purchases', 'statement', 'customers', 'vendors', 'items'));
-- Lists belong to the company; they are shown with the imports of every return.
create index imports_of_lists on imports (tenant_id, at) where subject in ('customers', 'vendors', 'items');

-- A master as it was before an import changed it, null where the import added it; and the version it had then.
create table replaced_masters (
  tenant_id text not null,
  import_id text not null,
  entry     bigint not null,
  version   integer not null,
  was       json,
  primary key (tenant_id, import_id, entry),
  foreign key (tenant_id, entry) references masters (tenant_id, entry)
);
