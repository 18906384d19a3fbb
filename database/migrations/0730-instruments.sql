-- An instrument of co-financing: one municipality and one hospital under a programme, from the request on. `content` is the fold of
-- its events (stream `agreement/<id>`), `version` the sequence of the last; the state is derived when it is read, because terms run.
-- No key to agreements: those are the seed's rows and come after the request of a new one.
create table instruments (
  id text primary key check (id ~ '^[a-z0-9-]{1,80}$'),
  programme text not null,
  name text not null check (name <> ''),
  municipality text not null check (municipality ~ '^[0-9]{6}$'),
  establishment text not null check (establishment <> ''),
  fund text not null check (fund <> ''),
  effect_from date not null,
  content jsonb not null,
  version integer not null check (version > 0)
);
