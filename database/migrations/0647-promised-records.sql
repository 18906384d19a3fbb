-- What a unit gave, or said instead, of the record that the verb of its action promises, when it concluded: {records, missing, reason}.
alter table plan_lines add column kept_pledge jsonb;

-- Files that prove that an action was concluded.
create table plan_evidence (
  sha256 text primary key,
  file_name text not null,
  media_type text not null,
  bytes bigint not null
);
