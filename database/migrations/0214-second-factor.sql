-- The second factor: the sign-in library's own table (better-auth 1.7.25, two-factor), with our names. The secret and the
-- recovery codes are encrypted with the key of the installation.

alter table people add column two_factor_enabled boolean default false;

create table second_factors (
  id uuid not null primary key,
  secret text not null,
  recovery_codes text not null,
  person_id uuid not null references people (id) on delete cascade,
  verified boolean default true,
  failures integer default 0,
  locked_until timestamptz
);
create index second_factors_secret_idx on second_factors (secret);
create index second_factors_person_id_idx on second_factors (person_id);
