-- What one tally counted in one file is one row of places, its amounts packed column by column (`domain/counted-places.ts`): a row
-- for each place took the embedded database longer to write, and to add up, than the file took to count. Parts are kept of every
-- variant. Everything here is made of files and seeds, and is counted again from them at the next start.

drop table indicator_counts;
drop table indicator_establishment_counts;
delete from indicator_computations;
alter table indicator_computations drop column sheet_id, drop column amounts_before;
drop table indicator_sheets;
delete from seeds where name = 'indicators';

-- `places` and `municipalities` (where each establishment stands; null for municipalities) are codes joined by commas. `parts` holds
-- the amounts after number `parts_after`, and `measures` those before: most questions ask no parts.
create table indicator_counts (
  computation_id uuid not null references indicator_computations (id) on delete cascade,
  place_kind text not null check (place_kind in ('municipality', 'establishment')),
  places text not null,
  municipalities text check ((municipalities is null) = (place_kind = 'municipality')),
  parts_after smallint not null,
  measures bytea not null,
  parts bytea not null,
  primary key (computation_id, place_kind)
);
