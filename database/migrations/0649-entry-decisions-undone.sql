-- Who approved a told value may take the approval back until the month in which it was given locks; from then on it is settled,
-- and an approved sheet never changes again. What was told in it does not change meanwhile either.

alter table indicator_entries add column settled boolean not null default false;

create or replace function hold_indicator_entry() returns trigger
language plpgsql
as $$
begin
  if old.state = 'discarded' or old.settled then
    raise exception 'append-only: um lançamento aprovado não se altera; corrige-se com outra versão' using errcode = '42501';
  end if;
  if old.state = 'approved' and (
    new.state not in ('approved', 'sent')
    or (new.indicator, new.period, new.level, new.version, new.cells, new.evidence, new.act_name, new.act_date, new.url, new.note)
      is distinct from
      (old.indicator, old.period, old.level, old.version, old.cells, old.evidence, old.act_name, old.act_date, old.url, old.note)
  ) then
    raise exception 'append-only: um lançamento aprovado não se altera; corrige-se com outra versão' using errcode = '42501';
  end if;
  return new;
end
$$;
