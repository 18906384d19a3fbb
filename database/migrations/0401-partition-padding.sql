-- Texts of partitions written until now may have blanks at their left, as right-aligned numbers of a DBF have.
-- From now on they have none, and a question compares them as they are.

alter table source_versions add column padded boolean not null default true;
alter table source_versions alter column padded set default false;
