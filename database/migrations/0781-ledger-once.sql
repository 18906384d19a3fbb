-- What the rules of the code decide of rights, instalments and signatures, held by the database too.

-- At the end of the transaction: one authorisation of a competência stands, an instalment is settled once, and the parts of an adjustment are
-- what the right of the competência moved by.
create function right_of_ledger_entry() returns trigger
language plpgsql
as $$
declare
  asked jsonb := new.content::jsonb -> 'request';
  parts numeric;
begin
  if new.kind = 'authorisation' and exists (
    select from ledger_entries e where e.account = new.account and e.competencia = new.competencia
      and e.kind = 'authorisation' and e.id <> new.id
      and not exists (select from ledger_entries r where r.refers_to = e.id and r.kind = 'reversal')
  ) then
    perform refuse_ledger('a competência já tem autorização');
  end if;
  if new.kind = 'recovery-instalment' and exists (
    select from ledger_entries e where e.refers_to = new.refers_to and e.kind = 'recovery-instalment' and e.id <> new.id
      and e.content::jsonb #>> '{request,number}' = asked ->> 'number'
      and not exists (select from ledger_entries r where r.refers_to = e.id and r.kind = 'reversal')
  ) then
    perform refuse_ledger('a parcela já foi lançada');
  end if;
  if new.kind = 'adjustment' then
    select coalesce(sum(value::numeric), 0) into parts from jsonb_each_text(asked -> 'attribution');
    if parts <> (
        select coalesce(sum(case l.side when 'debit' then l.amount else -l.amount end), 0) from ledger_lines l
        where l.entry = new.id and l.code = 'entitlement')
      or (asked ->> 'entitlement')::numeric <> (
        select coalesce(sum(case l.side when 'debit' then l.amount else -l.amount end), 0)
        from ledger_lines l join ledger_entries e on e.id = l.entry
        where e.account = new.account and e.sequence <= new.sequence
          and l.competencia = new.competencia and l.code = 'entitlement') then
      perform refuse_ledger('as partes do ajuste não são a diferença do direito');
    end if;
  end if;
  return null;
end
$$;
-- After `ledger_entries_whole`, which first asks that the entry has its lines.
create constraint trigger ledger_entries_whole_right after insert on ledger_entries deferrable initially deferred
  for each row when (new.kind in ('authorisation', 'recovery-instalment', 'adjustment'))
  execute function right_of_ledger_entry();

-- Author, checker and authoriser are three people. An adjustment puts its own author in the place of the first; its signature is another event.
alter table transfer_months add constraint transfer_months_three_people check (
  content -> 'sides' ? 'ADJUSTED'
  or (
    (content #>> '{check,by}' <> content #>> '{calculation,by}') is not false
    and (content #>> '{authorisation,by}' <> content #>> '{calculation,by}') is not false
    and (content #>> '{authorisation,by}' <> content #>> '{check,by}') is not false
  )
);

-- No factor is below nothing; how far one may go is the programme's to say, and dated (`domain/factor-limit.ts`).
alter table calculations add constraint calculations_factor_not_negative check (factor !~ '^-' and amount >= 0);
