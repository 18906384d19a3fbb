-- The memory of calculation that was issued with each saved calculation.
alter table calculations add column paper uuid not null references issued_papers (id);
