-- A sign-in at the identity provider is half of one where a second factor is on: it opens nothing until its code is given.
alter table logins add column awaits_code boolean not null default false;
