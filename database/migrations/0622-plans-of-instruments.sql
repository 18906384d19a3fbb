-- A plan born of the plan: the own plan of a policy, a plan or a protocol that the plan promised. It stands in the same tables, read by
-- the same rules; every id of its records begins with its prefix, so that no two plans have a record of one number.

alter table plans add column parent text references plans (id);
alter table plans add column prefix text not null default '';
alter table plans add constraint plans_prefix_check check ((parent is null) = (prefix = ''));
create unique index plans_prefix on plans (prefix) where parent is not null;
