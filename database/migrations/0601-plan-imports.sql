-- Documents that were brought into the plan, each as a whole: what was answered, what changed, and the records as they stood
-- before. What a later document no longer has is set aside, never deleted: its lines and their events stay.

create table plan_imports (
  id uuid primary key,
  plan text not null references plans (id),
  file_name text not null,
  sha256 text not null,
  bytes integer not null,
  status text not null check (status in ('read', 'confirmed', 'undone')),
  version integer not null check (version > 0),
  answers jsonb not null,
  requested_at timestamptz not null,
  requested_by uuid,
  confirmed_at timestamptz,
  confirmed_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  changes jsonb,
  before jsonb
);
create index plan_imports_recent on plan_imports (plan, requested_at desc, id desc);

alter table plan_objectives add column retired_by uuid references plan_imports (id);
alter table plan_indicators add column retired_by uuid references plan_imports (id);
alter table plan_targets add column retired_by uuid references plan_imports (id);
alter table plan_strategic_actions add column retired_by uuid references plan_imports (id);
alter table plan_actions add column retired_by uuid references plan_imports (id);
