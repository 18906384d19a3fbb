-- What people are told: one row per person and thing told, once by its key, and how each kind reaches each person.

create table notices (
  id uuid primary key,
  person_id uuid not null references people (id) on delete cascade,
  kind text not null,
  text text not null check (text <> ''),
  -- An address of the application: where the thing is, and where it is answered.
  link text not null check (link like '/%'),
  key text not null,
  at timestamptz not null,
  read_at timestamptz,
  unique (person_id, key)
);
create index notices_of_person on notices (person_id, id desc);
create index notices_unread on notices (person_id, id desc) where read_at is null;

-- Only what a person chose otherwise than the kind's own default.
create table notice_choices (
  person_id uuid not null references people (id) on delete cascade,
  kind text not null,
  choice text not null check (choice in ('inbox', 'daily', 'weekly', 'never')),
  primary key (person_id, kind)
);
