-- The day by which the earliest occurrence that nobody said done was due: a recurring action is late once it has passed. Kept in the
-- transaction that changes the deadline or what is said of an occurrence; null where nothing recurs, or all of it is done.

alter table plan_actions add column open_due date;
