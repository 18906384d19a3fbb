-- The first document that is brought to an installation makes its plan, which stands from the confirmation on and is set aside where
-- that import is undone: until then no row of plans bears its id. And what an indicator measures is named by words of the plan itself.

alter table plan_imports drop constraint plan_imports_plan_fkey;
alter table plans add column retired_by uuid references plan_imports (id);
alter table plan_indicators add column mentions jsonb not null default '[]';
