-- One mail a day at most to each person, of what they were told and did not read.

create table digests (
  id uuid primary key,
  person_id uuid not null references people (id) on delete cascade,
  day date not null,
  -- Whether it also told what this person wants once a week.
  weekly boolean not null,
  unique (person_id, day)
);
alter table notices add column digest_id uuid references digests (id);
create index notices_not_digested on notices (person_id) where digest_id is null and read_at is null;

-- Who wants no mail of notices at all, since when.
create table digest_stops (
  person_id uuid primary key references people (id) on delete cascade,
  at timestamptz not null
);
