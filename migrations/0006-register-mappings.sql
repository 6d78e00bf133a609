-- What the columns of a form of sales register are: chosen once by a person, known again by the headers.
create table register_mappings (
  tenant_id   text not null references tenants (tenant_id),
  -- Of the headers, whatever their order, case and blanks.
  fingerprint text collate "C" not null,
  -- What people know the form by: the sheet or file it was first seen in.
  name        text not null,
  -- Layout, field of each column, values for all rows, order of dates.
  mapping     jsonb not null,
  changed_at  timestamptz not null,
  changed_by  text not null,
  primary key (tenant_id, fingerprint)
);
