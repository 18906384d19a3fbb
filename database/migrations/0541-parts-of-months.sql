-- A month that the ministry split into several files (PASP2401a.dbc, PASP2401b.dbc): each part has versions of its own, and
-- what stands for a month is one whole file ('') or one file for each part.

alter table source_versions add column part text not null default '' check (part ~ '^([A-Z]|[0-9]+)?$');

-- The part of what was imported before, by its name, as the name is read since.
alter table source_versions disable trigger source_versions_append_only;
update source_versions
set part = upper(replace(substring(file_name from '(?i)^(?:CIHA|[A-Z]{2,3})[A-Z]{2}[0-9]{2}(?:0[1-9]|1[0-2])([A-Z]|_[0-9]+)\.'), '_', ''))
where file_name ~* '^(CIHA|[A-Z]{2,3})[A-Z]{2}[0-9]{2}(0[1-9]|1[0-2])([A-Z]|_[0-9]+)\.' and period ~ '-';
alter table source_versions enable trigger source_versions_append_only;

alter table source_currents add column part text not null default '';
update source_currents c set part = v.part from source_versions v where v.id = c.version_id and v.part <> '';
alter table source_currents drop constraint source_currents_pkey;
alter table source_currents add primary key (system, uf, period, part);

alter table source_current_changes add column part text not null default '';
alter table source_current_changes disable trigger source_current_changes_append_only;
update source_current_changes c set part = v.part from source_versions v where v.id = c.version_id and v.part <> '';
alter table source_current_changes enable trigger source_current_changes_append_only;
