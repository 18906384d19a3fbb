-- Occurrences of a recurring action are computed from its deadline; only what people say of one is stored, each the snapshot of
-- one stream of events. A reading of a deadline that a person confirmed has a version, the sequence of its own stream.

create table plan_occurrences (
  action text not null references plan_actions (id),
  day date not null,
  done_on date,
  evidence text,
  version integer not null check (version > 0),
  reported_at timestamptz not null,
  reported_by uuid,
  primary key (action, day)
);

alter table plan_actions add column deadline_version integer not null default 0;
