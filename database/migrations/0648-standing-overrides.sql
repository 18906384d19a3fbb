-- What somebody said of an objective or a target beside what the rules compute: the snapshot of stream plan-standing/<plan>/<kind>/<subject>.
create table plan_standings (
  plan text not null references plans (id),
  kind text not null check (kind in ('objective', 'target')),
  subject text not null,
  standing text not null,
  reason text not null check (reason <> ''),
  -- The last day on which it stands; null: until it is withdrawn.
  until date,
  withdrawn boolean not null default false,
  version integer not null,
  at timestamptz not null,
  by uuid,
  primary key (plan, kind, subject)
);
