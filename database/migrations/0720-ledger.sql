-- The ledger of the transfers: double entry by account, competência and stage, append-only, one hash chain for each ledger.
-- What the rules decide in the code is held here too: whoever writes past the code meets the same refusals.

-- The head of a chain; only the arrival of an entry moves it, and its row makes writers stand in line.
create table ledgers (
  id text primary key,
  entries bigint not null default 0 check (entries >= 0),
  last_hash text check (last_hash ~ '^[0-9a-f]{64}$'),
  check ((entries = 0) = (last_hash is null))
);

-- Federal money has no name among the sources: the differential is paid with own resources (Portaria GM/MS 1.606/2001).
create table ledger_accounts (
  id uuid primary key,
  ledger text not null references ledgers (id),
  source text not null check (source in ('state', 'municipal')),
  fund text not null check (fund <> ''),
  municipality text not null check (municipality ~ '^[0-9]{6}$'),
  unit text not null check (unit <> ''),
  programme text not null check (programme <> ''),
  -- The part of a transfer that may go to sanitary adequacy; 0 where no act allows it.
  sanitary_cap numeric(5, 4) not null check (sanitary_cap between 0 and 1),
  unique (ledger, source, fund, municipality, unit, programme)
);

create table ledger_chart (
  code text primary key,
  nature text not null check (nature in ('debit', 'credit'))
);
insert into ledger_chart (code, nature) values
  ('entitlement', 'debit'), ('to-recover', 'debit'), ('in-recovery', 'debit'), ('recovered', 'debit'),
  ('to-order', 'credit'), ('to-commit', 'credit'), ('to-liquidate', 'credit'), ('to-pay', 'credit'),
  ('bank-ordered', 'credit'), ('paid', 'credit'), ('reconciled', 'credit'), ('discounted', 'credit'),
  ('to-account', 'debit'), ('spent', 'debit'), ('sanitary', 'debit'), ('ineligible', 'debit'), ('returned', 'debit'),
  ('received', 'credit'), ('withheld', 'debit'), ('withheld-control', 'credit');

-- Which accounts a kind of entry may move, and on which side; a reversal mirrors what it reverses.
create table ledger_shapes (
  kind text not null,
  code text not null references ledger_chart (code),
  side text not null check (side in ('debit', 'credit')),
  primary key (kind, code, side)
);
insert into ledger_shapes (kind, code, side) values
  ('authorisation', 'entitlement', 'debit'), ('authorisation', 'to-order', 'credit'),
  ('ordinance', 'to-order', 'debit'), ('ordinance', 'to-commit', 'credit'),
  ('commitment', 'to-commit', 'debit'), ('commitment', 'to-liquidate', 'credit'),
  ('liquidation', 'to-liquidate', 'debit'), ('liquidation', 'to-pay', 'credit'),
  ('bank-order', 'to-pay', 'debit'), ('bank-order', 'bank-ordered', 'credit'),
  ('payment', 'bank-ordered', 'debit'), ('payment', 'paid', 'credit'),
  ('payment', 'to-account', 'debit'), ('payment', 'received', 'credit'),
  ('reconciliation', 'paid', 'debit'), ('reconciliation', 'reconciled', 'credit'),
  ('adjustment', 'entitlement', 'debit'), ('adjustment', 'to-order', 'credit'),
  ('adjustment', 'to-order', 'debit'), ('adjustment', 'to-recover', 'debit'), ('adjustment', 'entitlement', 'credit'),
  ('suspension', 'withheld', 'debit'), ('suspension', 'withheld-control', 'credit'),
  ('reinstatement', 'withheld-control', 'debit'), ('reinstatement', 'withheld', 'credit'),
  ('recovery-schedule', 'in-recovery', 'debit'), ('recovery-schedule', 'to-recover', 'credit'),
  ('recovery-instalment', 'recovered', 'debit'), ('recovery-instalment', 'in-recovery', 'credit'),
  ('recovery-instalment', 'to-pay', 'debit'), ('recovery-instalment', 'discounted', 'credit'),
  ('accountability', 'spent', 'debit'), ('accountability', 'sanitary', 'debit'), ('accountability', 'ineligible', 'debit'),
  ('accountability', 'to-account', 'credit'),
  ('return', 'returned', 'debit'), ('return', 'to-account', 'credit'), ('return', 'ineligible', 'credit');

-- `content` is the very text that was hashed; the columns beside it are there to be asked and must say the same.
create table ledger_entries (
  id uuid primary key,
  ledger text not null references ledgers (id),
  sequence bigint not null check (sequence > 0),
  account uuid not null references ledger_accounts (id),
  kind text not null check (kind in ('authorisation', 'ordinance', 'commitment', 'liquidation', 'bank-order', 'payment',
    'reconciliation', 'adjustment', 'suspension', 'reinstatement', 'recovery-schedule', 'recovery-instalment',
    'accountability', 'return', 'reversal')),
  competencia text check (competencia ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  occurred_on date not null,
  refers_to uuid references ledger_entries (id),
  amount numeric(18, 2) not null,
  at timestamptz not null,
  actor_id uuid,
  content text not null,
  previous_hash text,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  unique (ledger, sequence),
  check (competencia is not null or kind in ('suspension', 'reinstatement', 'reversal')),
  check (refers_to is not null or kind not in ('reinstatement', 'reversal', 'recovery-instalment'))
);
-- An entry is reversed once, a suspension reinstated once.
create unique index ledger_entries_closed_once on ledger_entries (refers_to) where kind in ('reversal', 'reinstatement');
create index ledger_entries_account on ledger_entries (account, sequence);
create index ledger_entries_month on ledger_entries (account, competencia, kind);
create index ledger_entries_instalments on ledger_entries (refers_to) where kind = 'recovery-instalment';

create table ledger_lines (
  entry uuid not null references ledger_entries (id),
  position smallint not null check (position >= 0),
  competencia text not null check (competencia ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  code text not null references ledger_chart (code),
  side text not null check (side in ('debit', 'credit')),
  amount numeric(18, 2) not null check (amount > 0),
  primary key (entry, position)
);

-- Running balances: no account of a competência below zero is that nothing is paid, liquidated, committed or ordered beyond
-- what the stage before it holds (Lei 4.320/1964, arts. 58–64).
create table ledger_balances (
  account uuid not null references ledger_accounts (id),
  competencia text not null,
  code text not null references ledger_chart (code),
  balance numeric(18, 2) not null check (balance >= 0),
  primary key (account, competencia, code)
);

create function refuse_ledger(reason text) returns void
language plpgsql
as $$
begin
  raise exception 'livro-razão: %', reason using errcode = '23514';
end
$$;

-- Balances and heads are moved by the ledger's own triggers and by nobody else.
create function only_by_the_ledger() returns trigger
language plpgsql
as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'append-only: % só muda pelos lançamentos', tg_table_name using errcode = '42501';
  end if;
  return new;
end
$$;

create function chain_ledger_entry() returns trigger
language plpgsql
as $$
declare
  said jsonb := new.content::jsonb;
  asked jsonb := said -> 'request';
begin
  if new.hash <> encode(sha256(convert_to(new.content, 'UTF8')), 'hex') then
    perform refuse_ledger('o hash não é o do conteúdo');
  end if;
  if (said ->> 'id', said ->> 'ledger', said ->> 'sequence', said -> 'account' ->> 'id', said ->> 'previousHash')
      is distinct from (new.id::text, new.ledger, new.sequence::text, new.account::text, new.previous_hash)
    or (asked ->> 'kind', asked ->> 'competencia', asked ->> 'occurredOn', asked ->> 'refersTo')
      is distinct from (new.kind, new.competencia, to_char(new.occurred_on, 'YYYY-MM-DD'), new.refers_to::text)
    or ((said ->> 'amount')::numeric, (said ->> 'at')::timestamptz, said -> 'actor' ->> 'id')
      is distinct from (new.amount, new.at, new.actor_id::text) then
    perform refuse_ledger('as colunas não dizem o mesmo que o conteúdo');
  end if;
  if new.kind in ('bank-order', 'payment') and exists (
    select from ledger_entries s
    where s.account = new.account and s.kind = 'suspension'
      and (s.content::jsonb #> '{request,months}' = 'null'::jsonb
        or s.content::jsonb #> '{request,months}' ? new.competencia)
      and not exists (select from ledger_entries c where c.refers_to = s.id and c.kind in ('reversal', 'reinstatement'))
  ) then
    perform refuse_ledger('nada se paga durante a suspensão');
  end if;
  update ledgers set entries = new.sequence, last_hash = new.hash
    where id = new.ledger and entries = new.sequence - 1 and last_hash is not distinct from new.previous_hash;
  if not found then
    perform refuse_ledger('o lançamento não segue o último da cadeia');
  end if;
  return new;
end
$$;
create trigger ledger_entries_chain before insert on ledger_entries for each row execute function chain_ledger_entry();

create function balance_ledger_lines() returns trigger
language plpgsql
as $$
begin
  -- All lines of an entry come at once, while it is the last of its chain, and are those that were hashed.
  if exists (
    select from (select distinct entry from new_lines) n
    join ledger_entries e on e.id = n.entry
    join ledgers g on g.id = e.ledger
    where e.sequence <> g.entries
      or e.content::jsonb -> 'lines' is distinct from (
        select jsonb_agg(jsonb_build_object('amount', l.amount::text, 'code', l.code, 'competencia', l.competencia, 'side', l.side)
          order by l.position)
        from ledger_lines l where l.entry = e.id)
  ) then
    perform refuse_ledger('as linhas não são as do conteúdo');
  end if;
  insert into ledger_balances (account, competencia, code, balance)
    select distinct e.account, l.competencia, l.code, 0 from new_lines l join ledger_entries e on e.id = l.entry
    on conflict do nothing;
  update ledger_balances b set balance = b.balance + n.net
    from (
      select e.account, l.competencia, l.code, sum(case when l.side = c.nature then l.amount else -l.amount end) as net
      from new_lines l join ledger_entries e on e.id = l.entry join ledger_chart c on c.code = l.code
      group by e.account, l.competencia, l.code
    ) n
    where b.account = n.account and b.competencia = n.competencia and b.code = n.code;
  if exists (
    select from new_lines l
    join ledger_entries e on e.id = l.entry
    join ledger_accounts a on a.id = e.account
    join ledger_balances s on s.account = a.id and s.competencia = l.competencia and s.code = 'sanitary'
    left join ledger_balances r on r.account = a.id and r.competencia = l.competencia and r.code = 'received'
    where l.code in ('sanitary', 'received') and s.balance > a.sanitary_cap * coalesce(r.balance, 0)
  ) then
    perform refuse_ledger('o gasto em adequação sanitária passa do limite do repasse');
  end if;
  return null;
end
$$;
create trigger ledger_lines_balance after insert on ledger_lines referencing new table as new_lines
  for each statement execute function balance_ledger_lines();

-- At the end of the transaction: every entry has its lines, they balance in each competência and are those of its kind, and
-- what a retroactive act takes from a paid competência has its recovery.
create function whole_ledger_entry() returns trigger
language plpgsql
as $$
begin
  if not exists (select from ledger_lines where entry = new.id)
    and jsonb_array_length(new.content::jsonb -> 'lines') > 0 then
    perform refuse_ledger('lançamento sem as suas linhas');
  end if;
  if new.kind not in ('suspension', 'reinstatement', 'reversal')
    and not exists (select from ledger_lines where entry = new.id) then
    perform refuse_ledger('lançamento sem linhas');
  end if;
  if exists (
    select from ledger_lines where entry = new.id group by competencia
    having sum(case side when 'debit' then amount else -amount end) <> 0
  ) then
    perform refuse_ledger('débitos e créditos não são iguais');
  end if;
  if new.kind <> 'reversal' and exists (
    select from ledger_lines l where l.entry = new.id
      and not exists (select from ledger_shapes s where s.kind = new.kind and s.code = l.code and s.side = l.side)
  ) then
    perform refuse_ledger('as linhas não são as deste tipo de lançamento');
  end if;
  if new.kind in ('reversal', 'reinstatement') and exists (
    select from (select * from ledger_lines where entry = new.id) l
    full join (select o.*, e.account from ledger_lines o join ledger_entries e on e.id = o.entry where o.entry = new.refers_to) o
      on o.position = l.position
    where o.account is distinct from new.account or l.competencia is distinct from o.competencia
      or l.code is distinct from o.code or l.amount is distinct from o.amount or l.side is not distinct from o.side
  ) then
    perform refuse_ledger('o lançamento não espelha aquele que desfaz');
  end if;
  if exists (select from ledger_balances where account = new.account and code = 'to-recover' and balance > 0) then
    perform refuse_ledger('baixa de competência paga sem cronograma de recuperação');
  end if;
  return null;
end
$$;
create constraint trigger ledger_entries_whole after insert on ledger_entries deferrable initially deferred
  for each row execute function whole_ledger_entry();

create trigger ledger_chart_append_only before update or delete on ledger_chart for each row execute function refuse_change();
create trigger ledger_shapes_append_only before update or delete on ledger_shapes for each row execute function refuse_change();
create trigger ledger_entries_append_only before update or delete on ledger_entries for each row execute function refuse_change();
create trigger ledger_entries_no_truncate before truncate on ledger_entries for each statement execute function refuse_change();
create trigger ledger_lines_append_only before update or delete on ledger_lines for each row execute function refuse_change();
create trigger ledger_lines_no_truncate before truncate on ledger_lines for each statement execute function refuse_change();
create trigger ledger_accounts_append_only before update or delete on ledger_accounts for each row execute function refuse_change();
create trigger ledger_accounts_no_truncate before truncate on ledger_accounts for each statement execute function refuse_change();
create trigger ledger_balances_guarded before insert or update on ledger_balances for each row execute function only_by_the_ledger();
create trigger ledger_balances_not_deleted before delete on ledger_balances for each row execute function refuse_change();
create trigger ledger_balances_no_truncate before truncate on ledger_balances for each statement execute function refuse_change();
create trigger ledgers_guarded before update on ledgers for each row execute function only_by_the_ledger();
create trigger ledgers_not_deleted before delete on ledgers for each row execute function refuse_change();
create trigger ledgers_no_truncate before truncate on ledgers for each statement execute function refuse_change();
