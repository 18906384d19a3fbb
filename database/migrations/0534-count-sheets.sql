-- Counts of one file are one sheet: a row for each place, with what is not zero of everything that was counted there. A
-- computation is a range of the sheet's amounts. A row for each card and place took more time to write than the file to count.

create table indicator_sheets (
  id uuid primary key
);
insert into indicator_sheets (id) select id from indicator_computations;

alter table indicator_computations
  add column sheet_id uuid references indicator_sheets (id) on delete cascade,
  add column amounts_before integer not null default 0;
update indicator_computations set sheet_id = id;
alter table indicator_computations alter column sheet_id set not null;
create index indicator_computations_of_sheet on indicator_computations (sheet_id);

alter table indicator_counts rename to indicator_counts_by_computation;
alter table indicator_establishment_counts rename to indicator_establishment_counts_by_computation;
drop index indicator_counts_of_establishment;

-- `at` are the places in the sheet, from 1 and growing, of the amounts that are not zero; `amounts` are in hundredths, null
-- where the file cannot tell.
create table indicator_counts (
  sheet_id uuid not null references indicator_sheets (id) on delete cascade,
  municipality text not null,
  at smallint[] not null,
  amounts bigint[] not null check (cardinality(amounts) = cardinality(at)),
  constraint indicator_counts_of_sheet primary key (sheet_id, municipality)
);
insert into indicator_counts (sheet_id, municipality, at, amounts)
  select c.computation_id, c.municipality,
    array(select place::smallint from unnest(c.amounts) with ordinality as a (amount, place)
      where amount is distinct from 0 order by place),
    array(select (amount * 100)::bigint from unnest(c.amounts) with ordinality as a (amount, place)
      where amount is distinct from 0 order by place)
  from indicator_counts_by_computation c;

create table indicator_establishment_counts (
  sheet_id uuid not null references indicator_sheets (id) on delete cascade,
  establishment text not null,
  municipality text not null,
  at smallint[] not null,
  amounts bigint[] not null check (cardinality(amounts) = cardinality(at)),
  constraint indicator_establishment_counts_of_sheet primary key (sheet_id, establishment, municipality)
);
insert into indicator_establishment_counts (sheet_id, establishment, municipality, at, amounts)
  select c.computation_id, c.establishment, c.municipality,
    array(select place::smallint from unnest(c.amounts) with ordinality as a (amount, place)
      where amount is distinct from 0 order by place),
    array(select (amount * 100)::bigint from unnest(c.amounts) with ordinality as a (amount, place)
      where amount is distinct from 0 order by place)
  from indicator_establishment_counts_by_computation c;
create index indicator_counts_of_establishment on indicator_establishment_counts (establishment, sheet_id);

drop table indicator_counts_by_computation;
drop table indicator_establishment_counts_by_computation;
