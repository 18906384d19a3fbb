-- The plan as its document says it, and what units report of it. The text of the document is reference data, brought to
-- its seed at each start; what units report lives in plan_lines, each line the snapshot of one stream of events.

create table plans (
  id text primary key,
  title text not null,
  unit text not null,
  territory text not null,
  starts date not null,
  ends date not null,
  place text not null,
  printed_year integer not null,
  note text,
  implementation text not null,
  identity jsonb not null,
  sources jsonb not null,
  guidelines jsonb not null
);

create table plan_objectives (
  plan text not null references plans (id),
  id text primary key,
  position integer not null,
  number integer,
  perspective text not null,
  perspective_title text not null,
  title text not null,
  responsible text,
  note text
);

create table plan_indicators (
  plan text not null references plans (id),
  id text primary key,
  position integer not null,
  code text not null,
  ppa_code text,
  short_name text not null,
  title text not null,
  title_raw text not null,
  block text not null,
  unit text not null,
  direction text not null check (direction in ('higher', 'lower')),
  accumulation text not null check (accumulation in ('point', 'periodic-sum', 'cumulative')),
  baseline numeric,
  flag text,
  unique (plan, code)
);

create table plan_indicator_years (
  indicator text not null references plan_indicators (id),
  year integer not null,
  raw text not null,
  value numeric,
  parts jsonb,
  primary key (indicator, year)
);

create table plan_targets (
  plan text not null references plans (id),
  id text primary key,
  position integer not null,
  text text not null,
  due date not null,
  kind text not null check (kind in ('increase', 'share', 'count', 'qualitative')),
  measure text not null,
  base numeric,
  goal numeric,
  unit text,
  indicator text not null references plan_indicators (id)
);

create table plan_strategic_actions (
  plan text not null references plans (id),
  id text primary key,
  position integer not null,
  objective text not null references plan_objectives (id),
  printed_marker text not null,
  title text not null,
  title_unfolded text,
  owner text not null,
  deadline jsonb not null,
  quirks jsonb not null
);

create table plan_actions (
  plan text not null references plans (id),
  id text primary key,
  position integer not null,
  strategic_action text not null references plan_strategic_actions (id),
  objective text not null references plan_objectives (id),
  printed_number integer not null,
  printed_marker text not null,
  title text not null,
  owner text not null,
  owners jsonb not null,
  reporting_rule text not null check (reporting_rule in ('single', 'parts', 'each')),
  participants text not null,
  deadline jsonb not null,
  due date,
  recurrence_in_notes jsonb,
  notes text not null,
  printed_status text check (printed_status in ('notStarted', 'inProgress', 'completed', 'cancelled')),
  quirks jsonb not null,
  -- Derived from the lines, in the same transaction as they change.
  status text check (status in ('notStarted', 'inProgress', 'completed', 'cancelled')),
  search text generated always as (f_unaccent(id || ' ' || title || ' ' || owner || ' ' || participants || ' ' || notes)) stored,
  unique (plan, position)
);
create index plan_actions_objective on plan_actions (objective, position);
create index plan_actions_due on plan_actions (due);

create table plan_lines (
  action text not null references plan_actions (id),
  unit text not null,
  position integer not null,
  status text check (status in ('notStarted', 'inProgress', 'completed', 'cancelled')),
  note text,
  origin text not null check (origin in ('document', 'entered')),
  version integer not null check (version > 0),
  reported_at timestamptz,
  reported_by uuid,
  primary key (action, unit)
);
create index plan_lines_unit on plan_lines (unit);
