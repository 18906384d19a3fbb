-- Which indicator lines the regional office validated is part of where a competência stands.
update transfer_months set content = content || '{"lines": {}}'::jsonb where not content ? 'lines';
