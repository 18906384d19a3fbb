-- Whether the last return gave back the whole report, or only lines of it: then only these may be written.
alter table month_reports add column whole_returned boolean not null default false;
