-- The hospital's monthly declaration: answers saved as they are typed, sent, returned or approved. An approved one never
-- changes; a correction is another version of the same month.

create table declarations (
  id uuid primary key,
  hospital text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  version integer not null check (version > 0),
  origin text not null check (origin in ('entered', 'document', 'demonstration')),
  state text not null check (state in ('draft', 'sent', 'returned', 'approved')),
  number_year integer,
  number integer,
  reason text,
  content jsonb not null,
  sequence integer not null,
  opened_at timestamptz not null,
  opened_by uuid,
  sent_at timestamptz,
  sent_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  check ((number is null) = (number_year is null)),
  check (state not in ('sent', 'approved') or number is not null)
);
create unique index declarations_version on declarations (hospital, month, version);
create unique index declarations_one_open on declarations (hospital, month) where state <> 'approved';
create unique index declarations_number on declarations (number_year, number) where number is not null;

create function hold_declaration() returns trigger
language plpgsql
as $$
begin
  if old.state = 'approved' then
    raise exception 'append-only: uma declaração aprovada não se altera; corrige-se com outra versão' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger declarations_held before update on declarations for each row execute function hold_declaration();
create trigger declarations_not_deleted before delete on declarations for each row execute function refuse_change();
create trigger declarations_no_truncate before truncate on declarations for each statement execute function refuse_change();
