-- A link between two records that the document does not tie is this project's reading until somebody says otherwise.
alter table plan_entries drop constraint plan_entries_origin_check;
alter table plan_entries add constraint plan_entries_origin_check
  check (origin in ('document', 'reading', 'demonstration', 'entered'));
