-- Warnings and notes that a registration shows otherwise than they are made; errors stay what they are.
create table finding_rules (
  tenant_id text not null,
  gstin     text collate "C" not null,
  code      text collate "C" not null,
  treatment text not null check (treatment in ('off', 'info', 'warning', 'error')),
  by        text not null,
  at        timestamptz not null,
  primary key (tenant_id, gstin, code),
  foreign key (tenant_id, gstin) references registrations (tenant_id, gstin)
);
