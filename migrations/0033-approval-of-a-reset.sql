-- A reset waits for a second person as Submit and File do; a return has a request open for each of the two.
alter table return_approvals add column purpose text not null default 'file' check (purpose in ('file', 'reset'));
drop index return_approvals_open;
create unique index return_approvals_open on return_approvals (tenant_id, gstin, form, return_period, purpose)
  where state in ('waiting', 'approved');
