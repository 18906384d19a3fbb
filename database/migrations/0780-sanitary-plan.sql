-- Clause 5 lets up to 30% of a transfer go to sanitary adequacy "somente neste caso": the works of a plan that the SES approved. The entry
-- that posts them names that approval, by its document and day.
create function sanitary_plan_of_entry() returns trigger
language plpgsql
as $$
declare
  asked jsonb := new.content::jsonb -> 'request';
begin
  if (asked ->> 'sanitary')::numeric > 0 and (
    coalesce(asked #>> '{plan,document}', '') = ''
    or coalesce(asked #>> '{plan,on}', '9999-12-31') > to_char(new.occurred_on, 'YYYY-MM-DD')
  ) then
    perform refuse_ledger('adequação sanitária sem plano aprovado');
  end if;
  return new;
end
$$;
create trigger ledger_entries_sanitary_plan before insert on ledger_entries for each row
  when (new.kind = 'accountability') execute function sanitary_plan_of_entry();
