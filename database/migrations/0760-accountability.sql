-- The accounts that a municipality gives of what one competência paid (Art. 9º): the snapshot of its events (stream
-- `accounts/<agreement>/<competência>`). No key to agreements: those are the seed's rows and are replaced.
create table accountability_reports (
  agreement text not null,
  competencia text not null check (competencia ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  version integer not null check (version > 0),
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'NOTICED', 'ANALYSED', 'ACCEPTED', 'CLOSED')),
  -- What its events make of it, as `domain/accountability` folds them.
  content jsonb not null,
  primary key (agreement, competencia)
);
