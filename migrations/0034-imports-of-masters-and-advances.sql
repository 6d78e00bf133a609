-- Companies, campuses and advances come in by file too.
alter table imports drop constraint imports_subject_check;
alter table imports add constraint imports_subject_check check (subject in (
  'sales', 'purchases', 'statement', 'advances-received', 'advances-paid',
  'customers', 'vendors', 'items', 'companies', 'campuses'));
drop index imports_of_lists;
create index imports_of_lists on imports (tenant_id, at)
  where subject in ('customers', 'vendors', 'items', 'companies', 'campuses');
-- A person said what the files are about: a reading that begins again does not guess.
alter table imports add column is_said boolean not null default false;
