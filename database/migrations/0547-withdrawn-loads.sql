-- A load that should not have been made is withdrawn: from then on nothing stands for its month, or for its part of one.
-- What stood until then is still known of the days before.

alter table source_current_changes alter column version_id drop not null;
alter table source_current_changes add constraint source_current_changes_withdrawn_says_why
  check (version_id is not null or length(trim(reason)) >= 10);
