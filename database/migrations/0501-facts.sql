-- Facts that indicators count: what happened, to whom, on which day, by which act, with which evidence. A fact is never
-- changed nor erased: it is annulled with a reason, and a correction is another fact that says which one it takes the place of.

create table care_lines (
  code text primary key,
  position integer not null,
  name text not null,
  parent text,
  cite jsonb not null
);

create table fact_evidence (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  sent_at timestamptz not null,
  sent_by uuid
);

create table facts (
  id uuid primary key,
  kind text not null,
  territory text not null,
  care_line text,
  detail text,
  quantity integer check (quantity > 0),
  day date not null,
  act_name text,
  act_date date,
  act_id text,
  evidence text references fact_evidence (sha256),
  url text,
  note text,
  source text not null check (source in ('register', 'reaction')),
  origin text,
  batch uuid not null,
  corrects uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  annulled_how text check (annulled_how in ('annulled', 'corrected', 'undone')),
  annulled_at timestamptz,
  annulled_by uuid,
  annulment_reason text,
  check ((source = 'reaction') = (origin is not null)),
  check ((annulled_how is null) = (annulled_at is null) and (annulled_how is null) = (annulment_reason is null))
);
create unique index facts_once on facts (kind, territory, coalesce(care_line, ''), coalesce(detail, ''), day)
  where annulled_at is null;
create unique index facts_of_origin on facts (kind, origin, territory, coalesce(care_line, ''), coalesce(detail, ''))
  where source = 'reaction';
create index facts_of_kind on facts (kind, day desc, id desc);
create index facts_of_batch on facts (batch);

create function hold_fact() returns trigger
language plpgsql
as $$
begin
  if old.annulled_at is not null
    or (to_jsonb(new) - '{annulled_how,annulled_at,annulled_by,annulment_reason}'::text[])
      is distinct from (to_jsonb(old) - '{annulled_how,annulled_at,annulled_by,annulment_reason}'::text[]) then
    raise exception 'append-only: um fato não se altera; anula-se com motivo' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger facts_held before update on facts for each row execute function hold_fact();
create trigger facts_not_deleted before delete on facts for each row execute function refuse_change();
create trigger facts_no_truncate before truncate on facts for each statement execute function refuse_change();

-- From when to when each subject counts by a rule, [counted_from, counted_to): made again for one subject when one of its
-- facts changes, and never read when the card that made it is another.
create table indicator_fact_spans (
  indicator text not null,
  rule text not null,
  territory text not null,
  care_line text,
  detail text,
  position integer not null,
  counted_from date not null,
  counted_to date check (counted_to > counted_from),
  amount integer not null check (amount > 0),
  facts uuid[] not null,
  card_sha256 text not null,
  computed_at timestamptz not null
);
create unique index indicator_fact_spans_once on indicator_fact_spans
  (indicator, rule, territory, coalesce(care_line, ''), coalesce(detail, ''), position);
