-- Roles of people, each for some GSTINs or for all; until now everybody had one, for the whole company. Who filed until
-- now goes on filing: an administrator is a signatory too, and a filer was checker and signatory in one.

create table user_roles (
  tenant_id text not null,
  user_id   text not null,
  role      text not null check (role in ('admin', 'maker', 'checker', 'signatory', 'client', 'auditor')),
  -- Null: every GSTIN of the tenant, and new ones.
  gstins    text[] collate "C" check (gstins <> '{}' and (role <> 'admin' or gstins is null)),
  primary key (tenant_id, user_id, role),
  foreign key (tenant_id, user_id) references users (tenant_id, user_id) on delete cascade
);

insert into user_roles (tenant_id, user_id, role)
select tenant_id, user_id, new_role
from users join (values
  ('admin', 'admin'), ('admin', 'signatory'), ('preparer', 'maker'), ('filer', 'checker'), ('filer', 'signatory'),
  ('viewer', 'auditor')
) as became (old_role, new_role) on old_role = role;

alter table users drop column role;
