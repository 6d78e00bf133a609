-- What the portal holds of a record that people have changed since: content by its hash (hex), kept only while it
-- equals sent_hash or processed_hash. A record whose content is what the portal holds needs none. PostgreSQL
-- compresses it out of line.
alter table records add column earlier jsonb;
