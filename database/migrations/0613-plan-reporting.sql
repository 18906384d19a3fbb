-- Who reports an action: what its OWNER cell gives (derived) and, where a person says otherwise, the correction. Both stand;
-- `reporting_rule` is the one in force. A line of a unit that no longer reports is closed, never deleted. What happens to it is the
-- stream of events `plan-reporting/<action>`, whose last sequence is `reporting_version`.

alter table plan_lines add column closed_at timestamptz;
alter table plan_actions add column derived_reporting jsonb;
alter table plan_actions add column corrected_reporting jsonb;
alter table plan_actions add column reporting_version integer not null default 0;

update plan_actions a set derived_reporting = jsonb_build_object('rule', a.reporting_rule, 'units',
  coalesce((select jsonb_agg(l.unit order by l.position) from plan_lines l where l.action = a.id), '[]'::jsonb));

alter table plan_actions alter column derived_reporting set not null;
