-- The commission of a Termo and its four-monthly evaluations: snapshots of their events (streams `cac/<agreement>` and
-- `cac/<agreement>/<period>`). No key to agreements: the seed's rows are replaced.
create table cac_commissions (
  agreement text primary key,
  version integer not null check (version > 0),
  -- Act, day, body and seats, as `domain/cac` names them.
  content jsonb not null
);

create table cac_evaluations (
  agreement text not null,
  -- Four months of a year: `2020-3`.
  period text not null check (period ~ '^[0-9]{4}-[123]$'),
  version integer not null check (version > 0),
  state text not null check (state in ('OPEN', 'NOTICED', 'ANSWERED', 'OPINED', 'FINAL')),
  content jsonb not null,
  primary key (agreement, period)
);

-- What the members signed stays as they signed it.
create function refuse_final_evaluation() returns trigger language plpgsql as $$
begin
  if old.state = 'FINAL' then
    raise exception 'a final evaluation never changes' using errcode = 'P0001';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger cac_evaluations_final before update or delete on cac_evaluations for each row execute function refuse_final_evaluation();
