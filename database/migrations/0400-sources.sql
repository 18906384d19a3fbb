-- What was imported: one row for each accepted version of a file, which version is current, and every attempt.

create table source_versions (
  id uuid primary key,
  system text not null,
  uf text not null check (uf ~ '^[A-Z]{2}$'),
  period text not null check (period ~ '^[0-9]{4}(-(0[1-9]|1[0-2]))?$'),
  file_name text not null,
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  issued_on date not null,
  issue_basis text not null check (issue_basis in ('header', 'footer', 'upload')),
  row_count integer not null check (row_count > 0),
  column_count integer not null,
  stored_columns text[] not null,
  hashed_columns text[] not null,
  dropped_columns text[] not null,
  warnings jsonb not null,
  partition_file text not null,
  partition_sha256 text not null check (partition_sha256 ~ '^[0-9a-f]{64}$'),
  partition_bytes bigint not null,
  imported_at timestamptz not null,
  imported_by uuid
);
create index source_versions_of_month on source_versions (system, uf, period);
create trigger source_versions_append_only before update or delete on source_versions
  for each row execute function refuse_change();

create table source_currents (
  system text not null,
  uf text not null,
  period text not null,
  version_id uuid not null references source_versions (id),
  since timestamptz not null,
  primary key (system, uf, period)
);

create table source_imports (
  id uuid primary key,
  file_name text not null,
  staged_file text not null,
  bytes bigint not null,
  sha256 text not null,
  status text not null check (status in ('queued', 'running', 'imported', 'replaced', 'unchanged', 'refused', 'cancelled', 'failed')),
  requested_by uuid,
  requested_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  stage text check (stage in ('reading', 'writing')),
  bytes_read bigint not null default 0,
  rows_read bigint not null default 0,
  cancel_requested boolean not null default false,
  version_id uuid references source_versions (id),
  system text,
  uf text,
  period text,
  row_count integer,
  column_count integer,
  reason text,
  error_code text,
  error_offset bigint
);
create index source_imports_recent on source_imports (requested_at desc, id desc);
create index source_imports_open on source_imports (status) where status in ('queued', 'running');
