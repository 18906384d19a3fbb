-- An operational action redefined by those who conduct the plan: another deadline, other words, or both, with the reason and the decision.
-- The printed text stays; what is in force stands beside it. Each row is the snapshot of events of stream plan-deadline/<action>, whose
-- sequence is the version of both.

alter table plan_actions add column redefined_title text;
alter table plan_actions add column renegotiations integer not null default 0;

create table plan_renegotiations (
  action text not null references plan_actions (id),
  number integer not null check (number > 0),
  from_deadline jsonb not null,
  to_deadline jsonb not null,
  from_title text not null,
  to_title text not null,
  reason text not null check (reason <> ''),
  -- {kind, id, words}: the act or the item of a meeting that decided it.
  decision jsonb,
  at timestamptz not null,
  by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (action, number)
);
