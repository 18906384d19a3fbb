-- Collegiate bodies: groups, committees and the conduction meeting, with the act that created them; who sits in them by institution; their
-- meetings, agenda, what was decided of each item, who came, and the minutes. Each row is the snapshot of its own stream of events.

create table governance_bodies (
  id uuid primary key,
  content jsonb not null,
  territory text not null,
  origin text not null check (origin in ('document', 'entered')),
  version integer not null check (version > 0)
);

create table governance_seats (
  id uuid primary key,
  body uuid not null references governance_bodies (id),
  position integer not null,
  content jsonb not null,
  removed boolean not null default false,
  version integer not null check (version > 0)
);
create index governance_seats_of on governance_seats (body) where not removed;

-- A meeting of a series exists from its day on; it is a row from the first thing that is said of it. `key` is its day by the series.
create table governance_meetings (
  body uuid not null references governance_bodies (id),
  key date not null,
  day date not null,
  content jsonb not null,
  stage text not null check (stage in ('planned', 'agenda', 'open', 'closed', 'final', 'cancelled')),
  paper uuid references issued_papers (id),
  version integer not null check (version > 0),
  primary key (body, key)
);

create table governance_items (
  id uuid primary key,
  body uuid not null references governance_bodies (id),
  -- Null while it waits in the backlog for a meeting.
  meeting date,
  position integer not null default 0,
  content jsonb not null,
  -- What was said of it, in the order in which it was said.
  outcomes jsonb not null default '[]',
  removed boolean not null default false,
  version integer not null check (version > 0),
  foreign key (body, meeting) references governance_meetings (body, key)
);
create index governance_items_of on governance_items (body, meeting) where not removed;

create table governance_attendance (
  body uuid not null,
  meeting date not null,
  seat uuid not null references governance_seats (id),
  presence text not null check (presence in ('titular', 'substitute', 'absent', 'excused')),
  version integer not null check (version > 0),
  primary key (body, meeting, seat),
  foreign key (body, meeting) references governance_meetings (body, key)
);

create table governance_amendments (
  id uuid primary key,
  body uuid not null,
  meeting date not null,
  content jsonb not null,
  answer jsonb,
  version integer not null check (version > 0),
  foreign key (body, meeting) references governance_meetings (body, key)
);
