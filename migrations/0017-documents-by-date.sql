-- An amendment names what it corrects by number and date.
create index documents_by_date on documents (tenant_id, gstin, direction, document_date) where deleted_at is null;
