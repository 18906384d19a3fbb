-- An institution answers without an account: whom it sends, or whether it comes. One use, until a day; the token is never stored.

create table governance_links (
  id uuid primary key,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  purpose text not null check (purpose in ('indication', 'attendance')),
  seat uuid not null references governance_seats (id),
  -- The meeting that an attendance is of.
  meeting date,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- Who comes to that meeting, as the institution says beforehand.
  coming text check (coming in ('titular', 'substitute', 'absent')),
  check ((purpose = 'attendance') = (meeting is not null))
);
create index governance_links_of on governance_links (seat, meeting);
