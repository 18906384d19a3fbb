-- Minutes that a collegiate body issued, as whoever evaluates cites them: the reaction to their issue writes them once, and they never change.
create table commission_minutes (
  -- Address of the body and of its meeting among the collegiate bodies.
  body text not null,
  meeting text not null,
  held_on text not null check (held_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  number text not null,
  paper text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (body, meeting)
);
create function refuse_changed_minutes() returns trigger language plpgsql as $$
begin
  raise exception 'issued minutes never change' using errcode = 'P0001';
end $$;
create trigger commission_minutes_fixed before update or delete on commission_minutes for each row execute function refuse_changed_minutes();
