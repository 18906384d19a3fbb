-- An action of an own plan may be set aside by a person too, not only by an import; and the text of an action has a version, so that two
-- people who write it at once see what the other wrote.
alter table plan_actions drop constraint plan_actions_retired_by_fkey;
alter table plan_actions add column text_version integer not null default 1;
