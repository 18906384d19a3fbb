-- Who answered an open question of a programme: from which month it is calculated so, by which act, and why. A correction is
-- another line: of those that reach a month, the last that was said stands. No key to programmes: the seed's rows are replaced.
create table reading_decisions (
  id uuid primary key,
  programme text not null,
  reading text not null,
  option text not null,
  from_month text not null check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  act text not null,
  reason text not null check (length(reason) > 0),
  known_on date not null,
  said_at timestamptz not null,
  said_by uuid
);
create index reading_decisions_question on reading_decisions (programme, reading, id);
create trigger reading_decisions_append_only before update or delete on reading_decisions for each row execute function refuse_change();
create trigger reading_decisions_no_truncate before truncate on reading_decisions for each statement execute function refuse_change();
