-- Full-text search over the plan. Words are compared without accents and with the plurals of -ão, -al, -el and -m brought to
-- their singular, which the Portuguese stemmer no longer knows once the accents are gone; it does the rest.

create function f_search(value text) returns text
language sql immutable parallel safe strict
as $$
  select regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    public.f_unaccent(value),
    '[^a-z0-9.]+', ' ', 'g'),
    '(a|o)es\M', 'ao', 'g'),
    'ais\M', 'al', 'g'),
    'eis\M', 'el', 'g'),
    'ns\M', 'm', 'g')
$$;

create function f_search_vector(value text) returns tsvector
language sql immutable parallel safe strict
as $$ select to_tsvector('pg_catalog.portuguese'::regconfig, public.f_search(value)) $$;

alter table plan_objectives add column search_words tsvector
  generated always as (f_search_vector(title || ' ' || coalesce(responsible, ''))) stored;
alter table plan_targets add column search_words tsvector
  generated always as (f_search_vector(text || ' ' || measure)) stored;
alter table plan_indicators add column search_words tsvector
  generated always as (f_search_vector(title || ' ' || short_name || ' ' || coalesce(ppa_code, ''))) stored;
alter table plan_strategic_actions add column search_words tsvector
  generated always as (f_search_vector(id || ' ' || title || ' ' || coalesce(title_unfolded, '') || ' ' || owner)) stored;
alter table plan_actions add column search_words tsvector
  generated always as (f_search_vector(id || ' ' || title || ' ' || owner || ' ' || participants || ' ' || notes
    || ' ' || coalesce(deadline->>'raw', ''))) stored;
alter table plan_lines add column search_words tsvector
  generated always as (f_search_vector(coalesce(note, ''))) stored;

create index plan_strategic_actions_search on plan_strategic_actions using gin (search_words);
create index plan_actions_search on plan_actions using gin (search_words);
create index plan_lines_search on plan_lines using gin (search_words);
