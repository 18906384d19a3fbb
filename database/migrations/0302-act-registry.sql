-- The registry of acts: norms whose text is not loaded, publication, ad referendum with its homologation, and links.
-- Seed acts are brought to their files as a whole; acts entered by a person stay. Links point at acts by id, without a
-- key, because the seed's rows are replaced.

alter table acts drop constraint acts_kind_check;
alter table acts add constraint acts_kind_known
  check (kind in ('resolution', 'ordinance', 'law', 'decree', 'plan'));
alter table acts alter column source drop not null;
alter table acts alter column effect_from drop not null;
alter table acts add column coverage text not null default 'full' check (coverage in ('full', 'excerpt', 'none'));
alter table acts alter column coverage drop default;
alter table acts add column origin text not null default 'seed' check (origin in ('seed', 'entered'));
alter table acts alter column origin drop default;
alter table acts add column published_on date;
alter table acts add column published_in text;
alter table acts add column ad_referendum boolean not null default false;
-- Day of the next ordinary meeting of the body, by which an act signed ad referendum must be homologated; null while unknown.
alter table acts add column homologate_by date;
alter table acts add column note text;
alter table acts add constraint acts_homologation_of_ad_referendum check (ad_referendum or homologate_by is null);

create table act_links (
  from_act text not null,
  kind text not null check (kind in ('amends', 'homologates', 'revokes', 'succeeds', 'cites')),
  to_act text not null,
  -- The words that say so: act, address, quote; null where a note says where it is known from.
  evidence jsonb,
  note text,
  origin text not null check (origin in ('seed', 'entered')),
  primary key (from_act, kind, to_act),
  check (from_act <> to_act),
  check (evidence is not null or note is not null)
);
create index act_links_to on act_links (to_act);
