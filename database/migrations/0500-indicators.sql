-- Counts of each file by each method, by municipality: every value of every level is made of these, never of percentages.
-- Reference data of the room (official figures, targets) is replaced as a whole when its seed changes.

create table indicator_computations (
  id uuid primary key,
  indicator text not null,
  method text not null,
  origin text not null check (origin in ('import', 'seed')),
  version_id uuid,
  system text not null,
  uf text not null,
  period text not null,
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_date date not null,
  measures text[] not null,
  card_sha256 text not null,
  computed_at timestamptz not null,
  check ((origin = 'import') = (version_id is not null))
);
create unique index indicator_computations_once on indicator_computations (indicator, method, version_id) where origin = 'import';
create unique index indicator_computations_seeded on indicator_computations (indicator, method, uf, period) where origin = 'seed';

create table indicator_counts (
  computation_id uuid not null references indicator_computations (id) on delete cascade,
  municipality text not null,
  amounts numeric(20, 2)[] not null,
  primary key (computation_id, municipality)
);
create index indicator_counts_of_place on indicator_counts (municipality, computation_id);

create table indicator_sources (
  file text primary key,
  title text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  date text not null,
  origin text not null
);

create table indicator_official_figures (
  series text not null,
  territory text not null,
  period text not null,
  value numeric(20, 4) not null,
  source text not null references indicator_sources (file),
  primary key (series, territory, period)
);

create table indicator_targets (
  indicator text not null,
  territory text not null,
  year integer not null,
  raw text not null,
  value numeric(20, 4),
  parts jsonb not null,
  note text,
  act text not null,
  primary key (indicator, territory, year)
);
