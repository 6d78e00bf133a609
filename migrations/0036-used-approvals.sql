-- An approval that a reset has used up says so itself: a program's reset leaves no task from which it could be told.
alter table return_approvals
  drop constraint return_approvals_state_check,
  add constraint return_approvals_state_check
    check (state in ('waiting', 'approved', 'rejected', 'recalled', 'voided', 'used'));
update return_approvals set state = 'used'
where purpose = 'reset' and state = 'approved' and exists (
  select from tasks
  where tasks.tenant_id = return_approvals.tenant_id and tasks.gstin = return_approvals.gstin
    and tasks.form = return_approvals.form and tasks.return_period = return_approvals.return_period
    and tasks.kind = 'reset' and tasks.started_at >= return_approvals.decided_at);
