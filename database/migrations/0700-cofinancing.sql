-- Co-financing: programmes (rules as data), agreements and their dated facts, calculations that were saved.
-- Programmes and agreements of the seed are reference data, brought to their files as a whole when they change.

create table programmes (
  id text primary key,
  slug text not null unique,
  name text not null,
  act text not null,
  definition jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$')
);

create table agreements (
  id text primary key,
  programme text not null references programmes (id),
  name text not null,
  municipality text not null check (municipality ~ '^[0-9]{6}$'),
  health_region text not null,
  definition jsonb not null
);
create index agreements_municipality on agreements (municipality);

-- A fact binds in [effect_from, effect_to) and was known in [known_from, known_to); `month` where it is of one competência.
create table agreement_facts (
  agreement text not null references agreements (id),
  fact text not null,
  position integer not null,
  month text check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  label text not null,
  value jsonb not null,
  items jsonb,
  effect_from date not null,
  effect_to date,
  known_from date not null,
  known_to date,
  status text not null check (status in ('printed', 'reconstructed', 'assumed')),
  cite jsonb,
  note text,
  primary key (agreement, position),
  check (effect_to is null or effect_from < effect_to),
  check (known_to is null or known_from < known_to)
);

-- What was calculated, as it was: the tree with every value, article and reading, and the hash of it all.
create table calculations (
  id uuid primary key,
  agreement text not null,
  competencia text not null check (competencia ~ '^[0-9]{4}-[0-9]{2}$'),
  regime text not null check (regime in ('exceptional', 'normal')),
  amount numeric(18, 2) not null,
  factor text not null,
  content jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  actor_id uuid,
  unique (agreement, competencia, sha256)
);
create index calculations_newest on calculations (agreement, competencia, at desc);
create trigger calculations_append_only before update or delete on calculations for each row execute function refuse_change();
create trigger calculations_no_truncate before truncate on calculations for each statement execute function refuse_change();
