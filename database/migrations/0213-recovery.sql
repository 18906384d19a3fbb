-- Recovery of a lost password by mail, and attempts to sign in counted by account besides by address.

alter table account_links drop constraint account_links_purpose_check;
alter table account_links add constraint account_links_purpose_check
  check (purpose in ('first-administrator', 'invitation', 'new-password', 'recovery'));

-- `account` is an HMAC of the address that was typed: whether anybody has it does not show.
create table account_tries (
  account text primary key,
  count integer not null,
  since timestamptz not null
);
