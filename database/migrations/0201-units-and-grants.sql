-- Units with other names and dates, and who may do what: person × role × unit × territory × [from, to).

create table units (
  id text primary key check (id ~ '^[A-Z0-9][A-Z0-9-]*$'),
  position integer not null,
  acronym text not null,
  name text not null,
  kind text not null,
  parent text references units (id) deferrable initially deferred,
  territory text,
  valid_from date,
  valid_to date,
  origin text not null,
  check (valid_to is null or valid_from is null or valid_from < valid_to)
);

create table unit_aliases (
  unit text not null references units (id) on delete cascade,
  name text not null,
  primary key (unit, name)
);
create index unit_aliases_plain on unit_aliases (f_unaccent(name));

create table grants (
  id uuid primary key,
  person_id uuid not null references people (id),
  role text not null,
  unit text references units (id),
  territory text,
  valid_from date not null,
  valid_to date,
  reason text not null,
  check (valid_to is null or valid_from <= valid_to)
);
create index grants_person on grants (person_id);
