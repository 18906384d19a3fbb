-- Records that are dated by a day of their own (of a discharge, say) are counted under its month, whatever month the file is of: one
-- file then gives counts of several periods. `file_period` is the file's own where it is not `period`.
alter table indicator_computations add column file_period text;
drop index indicator_computations_once;
create unique index indicator_computations_once on indicator_computations (indicator, method, version_id, period)
  where origin = 'import';
