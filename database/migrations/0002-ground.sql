-- What every room stands on: search without accents, the event log, commands, the outbox, stored files.

create extension if not exists unaccent schema public;

-- unaccent() is stable, so an index or generated column cannot use it; this wrapper fixes the dictionary, by
-- its schema too, because indexes and generated columns are computed with an empty search path.
create function f_unaccent(value text) returns text
language sql immutable parallel safe strict
as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

create function refuse_change() returns trigger
language plpgsql
as $$
begin
  raise exception 'append-only: % não pode ser alterada nem apagada', tg_table_name using errcode = '42501';
end
$$;

create table commands (
  id uuid primary key,
  name text not null,
  actor_id uuid,
  at timestamptz not null,
  answer jsonb not null
);

create table events (
  id uuid primary key,
  stream text not null,
  sequence integer not null check (sequence > 0),
  type text not null,
  at timestamptz not null,
  actor_id uuid,
  actor_kind text not null check (actor_kind in ('person', 'system', 'anonymous')),
  reason text,
  command_id uuid,
  data jsonb not null,
  previous_hash text,
  hash text not null,
  unique (stream, sequence)
);
create index events_at on events (at);
create index events_actor on events (actor_id, at);
create trigger events_append_only before update or delete on events for each row execute function refuse_change();
create trigger events_no_truncate before truncate on events for each statement execute function refuse_change();

create table outbox (
  id uuid primary key,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  dispatched_at timestamptz,
  done_at timestamptz,
  attempts integer not null default 0,
  error text
);
create index outbox_waiting on outbox (created_at) where dispatched_at is null;
create index outbox_unfinished on outbox (created_at) where done_at is null;

create table seeds (
  name text primary key,
  version text not null,
  applied_at timestamptz not null
);
