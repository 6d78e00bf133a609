-- In which role somebody acted, and by which request; entries written before have neither, and their hashes stay as they are.
alter table audit add column role text;
alter table audit add column request_id text;
create index audit_of_object on audit (tenant_id, object, sequence);
