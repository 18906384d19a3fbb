-- Papers that were issued: numbered by series and year, kept as content, so that the file can be made again byte for byte.

create table paper_series (
  series text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (series, year)
);

create table issued_papers (
  id uuid primary key,
  series text not null,
  year integer not null,
  number integer not null,
  title text not null,
  content jsonb not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by uuid,
  unique (series, year, number)
);
create trigger issued_papers_append_only before update or delete on issued_papers for each row execute function refuse_change();
create trigger issued_papers_no_truncate before truncate on issued_papers for each statement execute function refuse_change();
