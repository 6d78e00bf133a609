-- How a person has arranged a list: columns in order, their widths, the filters; under no name as the list was left,
-- under a name as it was kept.
create table list_views (
  tenant_id text not null,
  user_id   text not null,
  list      text collate "C" not null,
  name      text not null,
  layout    json not null,
  primary key (tenant_id, user_id, list, name),
  foreign key (tenant_id, user_id) references users (tenant_id, user_id) on delete cascade
);
