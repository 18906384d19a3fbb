-- A step of the execution (ordinance, commitment, liquidation, bank order, payment, reconciliation) is annulled, in whole or in part: what is
-- annulled falls back to the stage before. Balances already keep the order: nothing falls back from a stage that it left.
alter table ledger_entries drop constraint ledger_entries_kind_check;
alter table ledger_entries add constraint ledger_entries_kind_check check (kind in ('authorisation', 'ordinance', 'commitment',
  'liquidation', 'bank-order', 'payment', 'reconciliation', 'adjustment', 'suspension', 'reinstatement', 'recovery-schedule',
  'recovery-instalment', 'accountability', 'return', 'annulment', 'reversal'));
alter table ledger_entries add constraint ledger_entries_annulment_refers check (refers_to is not null or kind <> 'annulment');

insert into ledger_shapes (kind, code, side)
  select 'annulment', code, case side when 'debit' then 'credit' else 'debit' end
  from ledger_shapes
  where kind in ('ordinance', 'commitment', 'liquidation', 'bank-order', 'payment', 'reconciliation');

create index ledger_entries_annulments on ledger_entries (refers_to) where kind = 'annulment';

-- The contrary of the step that it points at, line by line and of one amount; all annulments of a step together are of no more than it.
create function whole_ledger_annulment() returns trigger
language plpgsql
as $$
begin
  if exists (
    select from (select * from ledger_lines where entry = new.id) l
    full join (
      select o.*, e.account, e.kind from ledger_lines o join ledger_entries e on e.id = o.entry where o.entry = new.refers_to
    ) o on o.position = l.position
    where o.account is distinct from new.account
      or o.kind not in ('ordinance', 'commitment', 'liquidation', 'bank-order', 'payment', 'reconciliation')
      or l.competencia is distinct from o.competencia or l.code is distinct from o.code or l.side is not distinct from o.side
      or l.amount is distinct from -new.amount
  ) then
    perform refuse_ledger('a anulação não espelha o passo que desfaz');
  end if;
  if (select sum(-n.amount) from ledger_entries n where n.refers_to = new.refers_to and n.kind = 'annulment')
    > (select amount from ledger_entries where id = new.refers_to) then
    perform refuse_ledger('anula-se mais do que o passo foi');
  end if;
  return null;
end
$$;
create constraint trigger ledger_entries_annulment after insert on ledger_entries deferrable initially deferred
  for each row when (new.kind = 'annulment') execute function whole_ledger_annulment();

-- A reversal mirrors a whole entry, once: a step, or what undid something, is not reversed.
create function reversible_ledger_entry() returns trigger
language plpgsql
as $$
begin
  if exists (
    select from ledger_entries where id = new.refers_to and kind in ('ordinance', 'commitment', 'liquidation', 'bank-order', 'payment',
      'reconciliation', 'annulment', 'reversal', 'reinstatement')
  ) then
    perform refuse_ledger('um passo da execução se anula, e o que desfaz outro lançamento não se estorna');
  end if;
  return new;
end
$$;
create trigger ledger_entries_reversible before insert on ledger_entries
  for each row when (new.kind = 'reversal') execute function reversible_ledger_entry();

-- What of a competência is in recovery, what came back, what another recovery discounted and what was reconciled stands in its snapshot.
update transfer_months set content = content || jsonb_build_object(
  'recovery', jsonb_build_object(
    'scheduled', greatest((content #>> '{executed,ordered}')::numeric - (content ->> 'entitlement')::numeric, 0.00)::text,
    'recovered', '0.00'),
  'determined', '0.00',
  'executed', content -> 'executed' || '{"discounted": "0.00", "reconciled": "0.00"}',
  'ordinances', coalesce((select jsonb_agg(o.said || '{"withdrawn": false, "annulled": "0.00"}' order by o.place)
    from jsonb_array_elements(content -> 'ordinances') with ordinality as o (said, place)), '[]'),
  'proposal', case jsonb_typeof(content -> 'proposal')
    when 'object' then content -> 'proposal' || '{"decision": null}' else 'null' end);
