-- Who may enter. The five tables of the sign-in library (better-auth 1.7.25, core and rate limit), as its own schema
-- generator writes them, with our names; ids are made by us. `demonstration` marks the invented people.

create table people (
  id uuid not null primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz default current_timestamp not null,
  demonstration boolean not null default false
);

create table sessions (
  id uuid not null primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  person_id uuid not null references people (id) on delete cascade
);
create index sessions_person_id_idx on sessions (person_id);

create table credentials (
  id uuid not null primary key,
  account_id text not null,
  provider_id text not null,
  person_id uuid not null references people (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz not null
);
create index credentials_person_id_idx on credentials (person_id);

create table verifications (
  id uuid not null primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz default current_timestamp not null
);
create index verifications_identifier_idx on verifications (identifier);

create table sign_in_attempts (
  id uuid not null primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- One-time links: the first administrator, an invitation, a new password. The token itself is never stored.
create table account_links (
  id uuid primary key,
  purpose text not null check (purpose in ('first-administrator', 'invitation', 'new-password')),
  token_hash text not null unique,
  person_id uuid references people (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'first-administrator') = (person_id is null))
);
create index account_links_person on account_links (person_id);
