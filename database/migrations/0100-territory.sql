-- Where: states, regions and municipalities in their time; population by vintage; counts of establishments and beds.
-- Reference data: replaced as a whole when its seed changes, so no other table points at these rows by key.

create table territory_sources (
  file text primary key,
  title text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  date text not null,
  origin text not null,
  licence text not null
);

create table territory_units (
  level text not null check (level in ('state', 'macroRegion', 'healthRegion', 'municipality')),
  code text not null check (code ~ '^([0-9]{2}|[0-9]{4,6})$'),
  name text not null,
  parent text,
  ibge7 text check (ibge7 ~ '^[0-9]{7}$'),
  abbreviation text check (abbreviation ~ '^[A-Z]{2}$'),
  valid_from date,
  valid_to date,
  unique nulls not distinct (code, valid_from),
  check (valid_to is null or valid_from is null or valid_from < valid_to)
);
create index territory_units_parent on territory_units (parent);

create table territory_aliases (
  code text not null,
  name text not null,
  kind text not null check (kind in ('plan', 'datasus', 'spelling')),
  primary key (code, name)
);

create table regional_offices (
  name text primary key,
  seat text not null,
  region text not null,
  valid_from date,
  valid_to date,
  note text not null
);

create table territory_notes (
  position integer primary key,
  note text not null
);

create table population_vintages (
  id text primary key,
  position integer not null,
  label text not null,
  publisher text not null,
  kind text not null check (kind in ('census', 'estimate')),
  note text not null,
  years integer[] not null,
  sources text[] not null
);

create table population_figures (
  vintage text not null references population_vintages (id),
  municipality text not null check (municipality ~ '^[0-9]{6}$'),
  year integer not null,
  people bigint not null check (people >= 0),
  primary key (municipality, vintage, year)
);

create table facility_series (
  id text primary key,
  position integer not null,
  label text not null,
  day date not null,
  printed_source text not null,
  source text not null references territory_sources (file)
);

create table facility_figures (
  series text not null references facility_series (id),
  municipality text not null check (municipality ~ '^[0-9]{6}$'),
  value bigint not null check (value >= 0),
  primary key (municipality, series)
);

create table territory_geometry (
  state text primary key,
  sha256 text not null,
  topology text not null
);
