-- Normative acts as text with addresses. Reference data: brought to its seed files as a whole when they change, so no
-- other table points at these rows by key; a citation names the act and the address, and holds the hash of its words.

create table acts (
  id text primary key,
  kind text not null check (kind in ('resolution', 'plan', 'law')),
  number text,
  title text not null,
  body text not null,
  ementa text,
  signed_on date,
  effect_from date not null,
  effect_to date,
  source jsonb not null,
  ocr text,
  corrections jsonb not null,
  tables jsonb not null,
  omissions jsonb not null,
  check (effect_to is null or effect_from < effect_to)
);

create table act_units (
  act text not null references acts (id) on delete cascade,
  position integer not null,
  address text not null,
  kind text not null check (kind in ('provision', 'heading', 'table-row', 'page')),
  text text not null,
  status text not null check (status in ('printed', 'reconstructed')),
  ocr_start integer,
  ocr_end integer,
  primary key (act, position),
  unique (act, address)
);
