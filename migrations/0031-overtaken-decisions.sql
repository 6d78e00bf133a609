-- A decision that the portal had shown and shows no more, because the supplier changed or withdrew the document since, is
-- to be made again.
alter table decisions drop constraint decisions_state_check,
  add constraint decisions_state_check check (state in ('staged', 'sent', 'confirmed', 'refused', 'overtaken'));
