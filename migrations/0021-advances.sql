-- Advances are few among the documents, and an adjustment or refund names the voucher it takes up.
create index documents_advances on documents (tenant_id, gstin, direction, document_date, entry)
  where kind like 'advance%' and deleted_at is null;
create index documents_adjusting on documents (tenant_id, gstin, direction, upper(content -> 'adjusts' ->> 'number'))
  where kind like 'advance%' and deleted_at is null;
