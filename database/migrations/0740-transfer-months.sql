-- The month of a transfer: the production that was recorded for it, by files or by hand, and where each competência stands.

-- What a hospital produced in a month, in BRL, without what its local manager paid. By files it holds at once; typed it holds from
-- the day on which another person countersigned it. A correction is another line: of those in force, the last stands.
create table production_records (
  id uuid primary key,
  agreement text not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  origin text not null check (origin in ('files', 'typed')),
  cnes text check (cnes ~ '^[0-9]{7}$'),
  hospital numeric(18, 2) not null check (hospital >= 0),
  ambulatory numeric(18, 2) not null check (ambulatory >= 0),
  hospital_faec numeric(18, 2) not null check (hospital_faec >= 0),
  ambulatory_faec numeric(18, 2) not null check (ambulatory_faec >= 0),
  -- Each file with its system and SHA-256; of typed production, none.
  files jsonb not null,
  -- Why it was typed, and by which document.
  reason text,
  known_on date not null,
  said_at timestamptz not null,
  said_by uuid,
  check ((origin = 'typed') = (reason is not null)),
  check (origin = 'typed' or (cnes is not null and jsonb_array_length(files) > 0))
);
create index production_records_month on production_records (agreement, month, id);
create trigger production_records_append_only before update or delete on production_records for each row execute function refuse_change();
create trigger production_records_no_truncate before truncate on production_records for each statement execute function refuse_change();

create table production_countersignatures (
  record uuid primary key references production_records (id),
  known_on date not null,
  said_at timestamptz not null,
  said_by uuid
);
create trigger production_countersignatures_append_only before update or delete on production_countersignatures for each row execute function refuse_change();
create trigger production_countersignatures_no_truncate before truncate on production_countersignatures for each statement execute function refuse_change();

-- Where a competência stands: the snapshot of its events (stream `transfer/<agreement>/<competência>`). No key to agreements: the
-- seed's rows are replaced.
create table transfer_months (
  agreement text not null,
  competencia text not null check (competencia ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  version integer not null check (version > 0),
  state text not null check (state in ('PRODUCTION_OPEN', 'PRODUCTION_CLOSED', 'CALCULATED', 'CHECKED', 'AUTHORISED', 'ORDERED',
    'COMMITTED', 'LIQUIDATED', 'PAID', 'ACCOUNTED', 'CLOSED')),
  -- What its events make of it, as `domain/month` folds them.
  content jsonb not null,
  primary key (agreement, competencia)
);
create index transfer_months_competencia on transfer_months (competencia);
