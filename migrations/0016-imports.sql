-- What imports replaced, so that they can be undone until something of them is sent; files that are read while people
-- go on; and what a file was recognised as, for the list.
alter table imports drop constraint imports_state_check;
alter table imports add constraint imports_state_check
  check (state in ('reading', 'failed', 'checked', 'imported', 'discarded', 'undone'));
alter table imports add column kind text not null default '';
-- How far the reading is, or why it ended without an answer.
alter table imports add column says text not null default '';

-- A record of the books as it was before an import changed it.
create table replaced_records (
  tenant_id  text not null,
  import_id  text not null,
  record_key text collate "C" not null,
  was        jsonb not null,
  primary key (tenant_id, import_id, record_key)
);
-- An import whose records a later one has changed is undone after that one.
create index replaced_records_of_import on replaced_records (tenant_id, (was ->> 'import_id'));
