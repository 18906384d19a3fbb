-- A cell that a page break cut and that a person read otherwise than it was put together: the text as the document prints it, by field,
-- beside the reading in the cell's own column. The answer holds as long as a document prints the same.

alter table plan_actions add column answered_cells jsonb not null default '{}';
