-- Calls that are about no period (sessions, the IMS, preferences, the public record) belong to a GSTIN only.
alter table portal_calls alter column return_period drop not null;
create index portal_calls_of_gstin on portal_calls (tenant_id, gstin, call_id) where return_period is null;
