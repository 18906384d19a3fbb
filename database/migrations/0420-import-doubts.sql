-- Why a version that was kept did not become the current one without being asked, and how often an attempt was begun: one
-- that stops the program each time is not begun for ever.
alter table source_imports
  add column doubts text[] not null default '{}',
  add column starts integer not null default 0;
