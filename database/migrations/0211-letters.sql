-- Mail that waits to be sent, written with the transaction that asks for it. What it says is composed when it is sent,
-- so nothing secret rests here. `recipient` is a person's id.
create table letters (
  id uuid primary key,
  template text not null,
  recipient uuid not null,
  data jsonb not null,
  created_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  ended_at timestamptz,
  -- Codes of the last failure; never words of the mail server, which repeat addresses.
  error text
);
create index letters_waiting on letters (next_at) where state = 'waiting';

-- What the demonstration and the tests send: mail that stays here.
create table kept_letters (
  id uuid primary key,
  at timestamptz not null,
  name text not null,
  address text not null,
  subject text not null,
  text text not null,
  html text not null,
  headers jsonb not null
);

-- When each task that runs by itself last began, so that of several processes one runs it.
create table scheduled_runs (
  name text primary key,
  at timestamptz not null
);
