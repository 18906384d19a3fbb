-- Files that prove what an instrument's events say, by the hash of their bytes; the bytes are in the file store.
create table instrument_files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  sent_at timestamptz not null,
  sent_by uuid
);

-- Who signs for each party. Personal data stand here and nowhere else: no event, no issued paper and no public copy holds them.
create table instrument_signatories (
  instrument text not null,
  party text not null check (party in ('state', 'municipality')),
  name text not null check (name <> ''),
  identity_card text not null,
  cpf text not null,
  civil_status text not null,
  address text not null,
  said_at timestamptz not null,
  said_by uuid,
  primary key (instrument, party)
);
