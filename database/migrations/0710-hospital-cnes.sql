-- The CNES of a contracted hospital, which no act prints: from which day, who said it and on what source. A correction is
-- another line: of the same day, the last that was said stands.
create table hospital_cnes (
  id uuid primary key,
  hospital text not null,
  cnes text not null check (cnes ~ '^\d{7}$'),
  effect_from date not null,
  source text not null check (length(source) > 0),
  said_at timestamptz not null,
  said_by uuid
);
create index hospital_cnes_hospital on hospital_cnes (hospital, effect_from);
create trigger hospital_cnes_append_only before update or delete on hospital_cnes for each row execute function refuse_change();
create trigger hospital_cnes_no_truncate before truncate on hospital_cnes for each statement execute function refuse_change();
