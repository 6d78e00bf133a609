-- Who of ours asked for the OTP or signed in: the list of sessions says whom to ask before one is ended.
alter table portal_sessions add column signed_in_by text;
