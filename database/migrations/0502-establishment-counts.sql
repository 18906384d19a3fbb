-- Counts of each file by each method, by establishment, for methods that tell where the service was given. What a method
-- divides by, when it is counted in files of another system, is a computation of its own: `<method>/denominator`.

create table indicator_establishment_counts (
  computation_id uuid not null references indicator_computations (id) on delete cascade,
  establishment text not null,
  municipality text not null,
  amounts numeric(20, 2)[] not null,
  primary key (computation_id, establishment, municipality)
);
create index indicator_counts_of_establishment on indicator_establishment_counts (establishment, computation_id);
create index indicator_computations_of_version on indicator_computations (version_id);
