-- What did not go as planned, why, what is done about it and whether it worked. Each row is the snapshot of the events of stream
-- nonconformity/<id>, whose sequence is its version.

create table nonconformity_years (
  year integer primary key,
  last integer not null default 0
);

create table nonconformities (
  id uuid primary key,
  year integer not null,
  number integer not null check (number > 0),
  -- What it is about: of one subject only one is open at a time.
  subject text not null,
  state text not null check (state in ('analysis', 'treatment', 'verification', 'effective', 'cancelled')),
  unit text not null,
  origin_kind text not null check (origin_kind in ('action', 'indicator', 'meeting')),
  action text,
  indicator text,
  opened_on date not null,
  opened_by uuid,
  -- Description, causes, measures and rounds.
  content jsonb not null,
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  changed_by uuid,
  unique (year, number)
);
create unique index nonconformities_open on nonconformities (subject) where state in ('analysis', 'treatment', 'verification');
create index nonconformities_newest on nonconformities (opened_on desc, year desc, number desc);

-- How long after closing its effect is checked, and how long before a day people are told of it; each from a day on.
create table nonconformity_settings (
  starts date primary key,
  check_after_days integer not null check (check_after_days between 1 and 730),
  warn_before_days integer not null check (warn_before_days between 0 and 60)
);
