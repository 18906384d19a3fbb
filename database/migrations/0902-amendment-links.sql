-- An institution that came to a meeting says by its link what it would change in the draft of the minutes.
alter table governance_links drop constraint governance_links_purpose_check;
alter table governance_links add constraint governance_links_purpose_check
  check (purpose in ('indication', 'attendance', 'amendment'));
alter table governance_links drop constraint governance_links_check;
alter table governance_links add constraint governance_links_check
  check ((purpose = 'indication') = (meeting is null));
