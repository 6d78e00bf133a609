-- The second factor of a person, and what the list of sign-ins and of people shows of them.

create table second_factors (
  tenant_id     text not null,
  user_id       text not null,
  sealed_secret bytea not null,
  -- Null until a first code has shown that the telephone has the secret.
  confirmed_at  timestamptz,
  -- The half minute whose code was used last: no code fits twice.
  last_step     bigint not null default 0,
  recovery      bytea[] not null default '{}',
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references users (tenant_id, user_id) on delete cascade
);

alter table logins add column address text not null default '';
alter table users add column seen_at timestamptz;
