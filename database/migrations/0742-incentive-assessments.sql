-- The twice-yearly assessment of a Termo's incentive: the snapshot of its events (stream `assessment/<agreement>/<period>`). No key to
-- agreements: the seed's rows are replaced.
create table incentive_assessments (
  agreement text not null,
  -- A semester of a year, `2026-1`; a further one of the same semester, `2026-1-2`.
  period text not null check (period ~ '^[0-9]{4}-[12](-[2-9])?$'),
  version integer not null check (version > 0),
  state text not null check (state in ('OPEN', 'EVIDENCE_FROZEN', 'SCORED', 'RATIFIED', 'ORDERED', 'PUBLISHED')),
  content jsonb not null,
  primary key (agreement, period),
  -- What is ratified never passes what was scored.
  check (
    content #>> '{ratified,amount}' is null
    or (content #>> '{ratified,amount}')::numeric <= (content #>> '{scored,score,amount}')::numeric
  )
);

-- Evidence that was ratified on stays as it was, and what was published does not change.
create function refuse_settled_assessment() returns trigger language plpgsql as $$
begin
  if old.state = 'PUBLISHED' then
    raise exception 'a published assessment never changes' using errcode = 'P0001';
  end if;
  if tg_op = 'UPDATE' and old.state in ('RATIFIED', 'ORDERED')
    and (old.content #>> '{frozen,sha256}' is distinct from new.content #>> '{frozen,sha256}'
      or old.content #>> '{scored,sha256}' is distinct from new.content #>> '{scored,sha256}') then
    raise exception 'the evidence of a ratified assessment never changes' using errcode = 'P0001';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger incentive_assessments_settled before update or delete on incentive_assessments for each row execute function refuse_settled_assessment();
