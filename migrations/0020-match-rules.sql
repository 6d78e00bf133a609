-- How the documents of a registration are matched, for each regime; where nothing is said, the defaults hold.
create table match_rules (
  tenant_id                text not null,
  gstin                    text collate "C" not null,
  regime                   text not null check (regime in ('Classic', 'Current')),
  policy                   text not null check (policy in ('seed', 'careful')),
  -- How far amounts may differ and still agree, in paise: the taxable value, and each head of tax.
  taxable_tolerance        bigint not null check (taxable_tolerance >= 0),
  tax_tolerance            bigint not null check (tax_tolerance >= 0),
  compares_place_of_supply boolean not null,
  by                       text not null,
  at                       timestamptz not null,
  primary key (tenant_id, gstin, regime),
  foreign key (tenant_id, gstin) references registrations (tenant_id, gstin)
);

-- Purchases that took the values of the supplier's document, with what stood there before, so that it can be put back.
create table taken_values (
  tenant_id     text not null,
  entry         bigint not null,
  -- The version that taking the values made: once somebody changes the purchase again, nothing is put back.
  version       integer not null,
  gstin         text collate "C" not null,
  identity      text collate "C" not null,
  return_period text collate "C" not null,
  content       json not null,
  by            text not null,
  at            timestamptz not null,
  primary key (tenant_id, entry)
);
