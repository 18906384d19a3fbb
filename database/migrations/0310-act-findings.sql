-- Findings of the lint of a legal text that somebody accepted with a reason. An acceptance holds for the finding as it was
-- worded: where text or facts change, it is a finding again. No key to acts: the seed's rows are replaced as a whole.

create table act_acceptances (
  act text not null,
  finding text not null,
  message text not null,
  reason text not null,
  standing boolean not null,
  version integer not null check (version > 0),
  accepted_at timestamptz not null,
  accepted_by uuid,
  primary key (act, finding)
);
