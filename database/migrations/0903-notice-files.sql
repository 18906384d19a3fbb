-- A file that goes along with the mail that tells a notice: {sha256, fileName, mediaType}, kept by its content.
alter table notices add column file jsonb;

-- What a kept letter would have had attached: [{fileName, bytes}].
alter table kept_letters add column attachments jsonb not null default '[]';
