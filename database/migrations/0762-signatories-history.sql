-- Who signs for a party is said again, never over what was said: the newest version signs, those before tell who signed until when.
alter table instrument_signatories drop constraint instrument_signatories_pkey;
alter table instrument_signatories add column version integer not null default 1 check (version > 0);
alter table instrument_signatories alter column version drop default;
alter table instrument_signatories add primary key (instrument, party, version);
create trigger instrument_signatories_append_only before update or delete on instrument_signatories
  for each row execute function refuse_change();
