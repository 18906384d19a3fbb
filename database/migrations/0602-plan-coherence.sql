-- What the rules of coherence need of the document and of people: the problems that it chose, its acronyms, targets that nothing
-- measures, and the findings that somebody accepted with a reason. An acceptance holds for the finding as it was worded: where the
-- figures change, it is a finding again.

alter table plans add column problems jsonb not null default '[]';
alter table plans add column acronyms jsonb not null default '{"listed": [], "defined": []}';
alter table plan_targets alter column indicator drop not null;

create table plan_acceptances (
  plan text not null references plans (id),
  finding text not null,
  message text not null,
  reason text not null,
  standing boolean not null,
  version integer not null check (version > 0),
  accepted_at timestamptz not null,
  accepted_by uuid,
  primary key (plan, finding)
);
