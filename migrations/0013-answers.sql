-- Both sides are matched now: what is bought with what suppliers report, and what is sold with what recipients say of it.
alter table matchings add column side text collate "C" not null default 'purchase' check (side in ('sale', 'purchase'));
alter table matchings drop constraint matchings_pkey, add primary key (tenant_id, gstin, side);
alter table matchings alter column side drop default;

alter table matches add column side text collate "C" not null default 'purchase' check (side in ('sale', 'purchase'));
-- The documents of a result by which lists ask for it, and the periods in which the two sides report them.
alter table matches add column own text collate "C";
alter table matches add column identity text collate "C";
alter table matches add column our_period text collate "C";
alter table matches add column their_period text collate "C";
alter table matches drop constraint matches_pkey, add primary key (tenant_id, gstin, side, place);
alter table matches alter column side drop default;
create index matches_of_own on matches (tenant_id, gstin, side, own);
create index matches_of_identity on matches (tenant_id, gstin, side, identity);
create index matches_of_period on matches (tenant_id, gstin, side, their_period);
-- What was matched before names its documents otherwise; the next download or import matches anew.
delete from matches;
delete from matchings;

-- What is answered to documents of classic periods. Pending is a choice of a person and survives every download.
create table answers (
  tenant_id text not null,
  gstin     text collate "C" not null,
  side      text collate "C" not null check (side in ('sale', 'purchase')),
  identity  text collate "C" not null,
  -- In place of the computed flag: accept, reject, pending; null where the computed one holds.
  chosen    text check (chosen in ('A', 'R', 'P')),
  -- What the portal was last told, and of which version of the document.
  sent      text check (sent in ('A', 'R')),
  checksum  text,
  state     text not null check (state in ('none', 'sent', 'confirmed', 'refused')),
  says      text not null default '',
  by        text not null,
  at        timestamptz not null,
  primary key (tenant_id, gstin, side, identity)
);

-- Documents that a person has put together.
create table links (
  tenant_id text not null,
  gstin     text collate "C" not null,
  side      text collate "C" not null check (side in ('sale', 'purchase')),
  own       text collate "C" not null,
  identity  text collate "C" not null,
  by        text not null,
  at        timestamptz not null,
  primary key (tenant_id, gstin, side, identity)
);
create unique index links_of_own on links (tenant_id, gstin, side, own);

create index counterparty_documents_identity on counterparty_documents (tenant_id, gstin, identity);
