-- How an establishment is called, by its CNES: told by the rooms that know it, one unit and day at a time. Of the same unit and
-- day the last that was told stands, so that a wrong CNES loses its name with its correction.
create table establishment_names (
  unit text not null,
  effect_from date not null,
  establishment text not null check (establishment ~ '^\d{7}$'),
  name text not null check (length(name) > 0),
  told_at timestamptz not null,
  primary key (unit, effect_from)
);
create index establishment_names_of on establishment_names (establishment, effect_from);

-- What hospitals were said to be before there were names.
do $$
begin
  if to_regclass('hospital_cnes') is not null then
    insert into establishment_names (unit, effect_from, establishment, name, told_at)
      select distinct on (c.hospital, c.effect_from) c.hospital, c.effect_from, c.cnes, u.name, c.said_at
      from hospital_cnes c join units u on u.id = c.hospital
      order by c.hospital, c.effect_from, c.said_at desc;
  end if;
end $$;
