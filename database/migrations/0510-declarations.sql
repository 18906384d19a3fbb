-- What is declared because no public file says it: programmed quantities (PPI, Documento Descritivo), in versions that an
-- act published and nobody changes afterwards.

create table declaration_evidence (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  sent_at timestamptz not null,
  sent_by uuid
);

create table programme_versions (
  id uuid primary key,
  hospital text not null,
  kind text not null check (kind in ('ppi', 'descriptive')),
  number integer not null,
  first_month text not null check (first_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  last_month text check (last_month ~ '^\d{4}-(0[1-9]|1[0-2])$' and last_month >= first_month),
  state text not null check (state in ('draft', 'published', 'discarded')),
  origin text not null check (origin in ('entered', 'document', 'demonstration')),
  based_on uuid,
  act jsonb,
  evidence text references declaration_evidence (sha256),
  cells jsonb not null,
  sequence integer not null,
  opened_at timestamptz not null,
  opened_by uuid,
  published_at timestamptz,
  published_by uuid,
  check ((state = 'published') = (published_at is not null)),
  check (state <> 'published' or act is not null)
);
create unique index programme_versions_number on programme_versions (hospital, kind, number);
create unique index programme_versions_one_draft on programme_versions (hospital, kind) where state = 'draft';

create function hold_programme_version() returns trigger
language plpgsql
as $$
begin
  if old.state <> 'draft' then
    raise exception 'append-only: uma versão publicada não se altera; publica-se outra' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger programme_versions_held before update on programme_versions
  for each row execute function hold_programme_version();
create trigger programme_versions_not_deleted before delete on programme_versions
  for each row execute function refuse_change();
create trigger programme_versions_no_truncate before truncate on programme_versions
  for each statement execute function refuse_change();
