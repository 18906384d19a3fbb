-- The semester: what is frozen of the plan and its indicators, what is judged of each objective on it, and who signs. What was frozen never
-- changes, and nothing changes once the report is issued.

create table evaluation_settings (
  starts text primary key check (starts ~ '^\d{4}-S[12]$'),
  months_to_freeze integer not null check (months_to_freeze between 1 and 6),
  scale jsonb not null,
  signed_by jsonb not null
);

-- `content` is the canonical JSON that `sha256` is of: text, so that its bytes are kept.
create table evaluation_snapshots (
  id uuid primary key,
  semester text not null check (semester ~ '^\d{4}-S[12]$'),
  attempt integer not null check (attempt > 0),
  content text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  late_reason text,
  frozen_at timestamptz not null,
  frozen_by uuid,
  unique (semester, attempt)
);
create trigger evaluation_snapshots_append_only before update or delete on evaluation_snapshots
  for each row execute function refuse_change();
create trigger evaluation_snapshots_no_truncate before truncate on evaluation_snapshots
  for each statement execute function refuse_change();

-- The fold of the events of stream evaluation/<semester>.
create table evaluations (
  semester text primary key,
  snapshot uuid references evaluation_snapshots (id),
  sha256 text,
  attempts integer not null,
  signatures jsonb not null,
  was_signed boolean not null,
  paper uuid references issued_papers (id),
  version integer not null,
  check ((snapshot is null) = (sha256 is null)),
  check (paper is null or snapshot is not null)
);
create function hold_final_evaluation() returns trigger
language plpgsql
as $$
begin
  if old.paper is not null then
    raise exception 'append-only: uma avaliação publicada não se altera' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger evaluations_held before update on evaluations for each row execute function hold_final_evaluation();
create trigger evaluations_not_deleted before delete on evaluations for each row execute function refuse_change();

-- One of each objective of a snapshot; the fold of stream evaluation-judgement/<snapshot>/<objective>.
create table evaluation_judgements (
  snapshot uuid not null references evaluation_snapshots (id),
  objective text not null,
  grade text,
  text text not null,
  recommendation text not null,
  version integer not null,
  written_at timestamptz not null,
  written_by uuid,
  primary key (snapshot, objective)
);
create function hold_final_judgement() returns trigger
language plpgsql
as $$
begin
  if exists (select from evaluations e where e.snapshot = new.snapshot and e.paper is not null) then
    raise exception 'append-only: o parecer de uma avaliação publicada não se altera' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger evaluation_judgements_held before insert or update on evaluation_judgements
  for each row execute function hold_final_judgement();
create trigger evaluation_judgements_not_deleted before delete on evaluation_judgements
  for each row execute function refuse_change();
