-- What is kept around the printed plan, each entry the snapshot of one stream of events (plan-entry/<id>): workshops, problems,
-- verdicts and scores of the situational analysis. The document's own sentences stand here too, and nobody edits those.

create table plan_entries (
  id text primary key,
  plan text not null references plans (id),
  kind text not null,
  position integer not null,
  content jsonb not null,
  origin text not null check (origin in ('document', 'demonstration', 'entered')),
  version integer not null check (version > 0),
  removed boolean not null,
  changed_at timestamptz not null,
  changed_by uuid
);
create index plan_entries_kind on plan_entries (plan, kind, position);
