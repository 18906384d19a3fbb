-- The STATUS cell as the document prints it, beside what it was taken for: a word that is not understood is kept, and what is exported
-- is what was printed. Null for rows read before: their word is that of their status.

alter table plan_actions add column status_raw text;
