-- Published states of the plan, each whole, dated and with its reason: what they hold never changes, so that any two can be compared
-- field by field. What units report is not part of them.

create table plan_versions (
  plan text not null references plans (id),
  number integer not null check (number > 0),
  title text not null,
  dated date not null,
  reason text not null,
  act jsonb,
  counts jsonb not null,
  content jsonb not null,
  sha256 text not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (plan, number)
);
create trigger plan_versions_append_only before update or delete on plan_versions for each row execute function refuse_change();
create trigger plan_versions_no_truncate before truncate on plan_versions for each statement execute function refuse_change();
