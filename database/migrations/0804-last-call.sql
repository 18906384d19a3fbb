-- How many worked days before a month locks who still has blanks is told for the last time; until now it was always one.
alter table cycle_settings add column last_call_before integer not null default 1 check (last_call_before between 0 and 40);
