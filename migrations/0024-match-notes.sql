-- The codes of the reasons of a result, by which lists ask for it.
alter table matches add column reasons text[] collate "C" not null default '{}';
update matches set reasons = array(select reason ->> 'code' from json_array_elements(result -> 'reasons') as reason);

-- What people say to each other about a matched document: who looks after it, and comments. Nothing is changed or taken
-- back; the latest assignment is the one that holds, an empty one holds nobody.
create table match_notes (
  tenant_id text not null,
  gstin     text collate "C" not null,
  side      text collate "C" not null check (side in ('sale', 'purchase')),
  -- Identity of the counter party's document, or the id of our own where he has none.
  document  text collate "C" not null,
  number    bigint generated always as identity,
  kind      text not null check (kind in ('assigned', 'comment')),
  says      text not null,
  by        text not null,
  at        timestamptz not null,
  primary key (tenant_id, gstin, side, document, number)
);
