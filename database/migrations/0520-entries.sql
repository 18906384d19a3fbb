-- Values of indicators that people tell: a sheet is one indicator, period and level of territory; its cells are numerators,
-- denominators or printed values of places. An approved sheet never changes; a correction is another version of it.

create table indicator_entries (
  id uuid primary key,
  indicator text not null,
  period text not null,
  level text not null check (level in ('municipality', 'healthRegion', 'macroRegion', 'state')),
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'sent', 'returned', 'approved', 'discarded')),
  reason text,
  cells jsonb not null,
  evidence text references fact_evidence (sha256),
  act_name text,
  act_date date,
  url text,
  note text,
  authors uuid[] not null,
  sequence integer not null,
  opened_at timestamptz not null,
  opened_by uuid,
  sent_at timestamptz,
  sent_by uuid,
  decided_at timestamptz,
  decided_by uuid
);
create unique index indicator_entries_version on indicator_entries (indicator, period, level, version);
create unique index indicator_entries_one_open on indicator_entries (indicator, period, level)
  where state in ('draft', 'sent', 'returned');
create index indicator_entries_newest on indicator_entries (opened_at desc, id desc);

create function hold_indicator_entry() returns trigger
language plpgsql
as $$
begin
  if old.state in ('approved', 'discarded') then
    raise exception 'append-only: um lançamento aprovado não se altera; corrige-se com outra versão' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger indicator_entries_held before update on indicator_entries
  for each row execute function hold_indicator_entry();
create trigger indicator_entries_not_deleted before delete on indicator_entries
  for each row execute function refuse_change();
create trigger indicator_entries_no_truncate before truncate on indicator_entries
  for each statement execute function refuse_change();
