-- What was submitted of one obligation of one Termo: the snapshot of its events (stream `obligation/<agreement>/<obligation>`). No key to
-- agreements: those are the seed's rows and are replaced.
create table obligation_records (
  agreement text not null,
  -- Its provision: `cl-3/inc-5`.
  obligation text not null,
  version integer not null check (version > 0),
  -- Submissions with their protocols and answers, as `domain/obligations` folds them.
  content jsonb not null,
  primary key (agreement, obligation)
);
