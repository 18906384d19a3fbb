-- The month's comments are found by their words, as what the plan says is (0610).

alter table month_cells add column search_words tsvector
  generated always as (f_search_vector(coalesce(comment, ''))) stored;
create index month_cells_search on month_cells using gin (search_words);
