-- The month of monitoring: how it turns around the conduction meeting, what each unit says of its actions for a competência, and what
-- becomes of that. Where a competência stands comes from its calendar and the clock; no flag is kept beside them.

create table cycle_settings (
  starts text primary key check (starts ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  meeting_week integer not null check (meeting_week in (-1, 1, 2, 3, 4)),
  meeting_weekday integer not null check (meeting_weekday between 1 and 7),
  meeting_months_after integer not null check (meeting_months_after between 0 and 2),
  day_count text not null check (day_count in ('calendar', 'working')),
  opens_before integer not null check (opens_before between 1 and 40),
  report_before integer not null check (report_before between 0 and 40),
  agenda_before integer not null check (agenda_before between 0 and 40),
  minutes_after integer not null check (minutes_after between 0 and 40),
  locks_after integer not null check (locks_after between 0 and 40)
);

-- A conduction meeting that is on another day than the rule's.
create table moved_meetings (
  competencia text primary key,
  day date not null,
  reason text not null,
  version integer not null
);

-- A competência that somebody has written in; `units` is what was asked and said of each unit when it locked, and never changes after.
create table cycle_months (
  competencia text primary key,
  locked_at timestamptz,
  units jsonb check ((units is null) = (locked_at is null))
);
create function hold_locked_month() returns trigger
language plpgsql
as $$
begin
  if old.locked_at is not null then
    raise exception 'append-only: uma competência fechada não se altera' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger cycle_months_held before update on cycle_months for each row execute function hold_locked_month();
create trigger cycle_months_not_deleted before delete on cycle_months for each row execute function refuse_change();

create table month_reports (
  competencia text not null references cycle_months (competencia),
  unit text not null,
  state text not null check (state in ('draft', 'submitted', 'sent', 'returned', 'approved')),
  version integer not null,
  -- Of the first sending to who approves: what makes it in time or late.
  first_sent_on date,
  changed_at timestamptz not null,
  changed_by uuid,
  reason text,
  meeting_held boolean,
  meeting_day date,
  meeting_note text,
  primary key (competencia, unit)
);

create table month_evidence (
  sha256 text primary key,
  file_name text not null,
  media_type text not null,
  bytes bigint not null
);

create table month_cells (
  competencia text not null references cycle_months (competencia),
  action text not null,
  unit text not null,
  status text check (status in ('notStarted', 'inProgress', 'completed', 'cancelled')),
  progress integer check (progress between 0 and 100),
  comment text,
  evidence text[] not null default '{}',
  review text check (review in ('returned', 'answered', 'approved')),
  reason text,
  version integer not null,
  written_at timestamptz not null,
  written_by uuid,
  primary key (competencia, action, unit)
);
create index month_cells_line on month_cells (action, unit, competencia desc);
