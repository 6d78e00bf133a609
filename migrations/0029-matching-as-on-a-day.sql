-- The matching as it stood on a day. A result says since when it stands; one that stood at the end of some day and stands
-- no longer is kept, and nothing of what is kept is changed or deleted. Days are those of India.
alter table matches add column since timestamptz;
-- The same while the result says the same.
alter table matches add column fingerprint uuid;
update matches set fingerprint = md5(result::text)::uuid, since = (
  select at from matchings
  where matchings.tenant_id = matches.tenant_id and matchings.gstin = matches.gstin and matchings.side = matches.side);
delete from matches where since is null;
alter table matches alter column since set not null, alter column fingerprint set not null;

-- Since when the matching of a registration is known day by day.
alter table matchings add column known_from timestamptz;
update matchings set known_from = at;
alter table matchings alter column known_from set not null;

create table past_matches (
  tenant_id          text not null,
  gstin              text collate "C" not null,
  side               text collate "C" not null check (side in ('sale', 'purchase')),
  number             bigint generated always as identity,
  since              timestamptz not null,
  until              timestamptz not null,
  place              integer not null,
  code               text not null,
  action             text,
  counterparty_gstin text collate "C" not null,
  document_number    text not null,
  ours               text[] collate "C" not null,
  theirs             text[] collate "C" not null,
  result             json not null,
  own                text collate "C",
  identity           text collate "C",
  our_period         text collate "C",
  their_period       text collate "C",
  reasons            text[] collate "C" not null,
  primary key (tenant_id, gstin, side, number)
);
create index past_matches_until on past_matches (tenant_id, gstin, side, until);

-- What was decided on a document, each time anew; null where a decision was taken back.
create table decision_log (
  tenant_id text not null,
  gstin     text collate "C" not null,
  number    bigint generated always as identity,
  identity  text collate "C" not null,
  decision  json,
  at        timestamptz not null,
  primary key (tenant_id, gstin, number)
);
insert into decision_log (tenant_id, gstin, identity, decision, at)
  select tenant_id, gstin, identity, json_build_object('identity', identity, 'action', action, 'remarks', remarks,
    'reduction', reduction, 'state', state, 'says', says, 'by', by, 'at', at), at from decisions;
