-- What accounts answer for is kept since it may differ from what was paid (`submission.received`). Those presented before do not say it, but
-- could only be presented where opening + received + yields - spent was their closing balance: the sums of the report, as it stood in the
-- last draft before it was presented, are the proof. No event changes: the fold reads an old one in the same way.
update accountability_reports kept
set content = jsonb_set(content, '{submission,received}', jsonb_build_object('own', presented.own, 'late', '[]'::jsonb))
from (
  select distinct on (submitted.stream) submitted.stream,
    ((draft.data->'report'->>'closing')::numeric - (draft.data->'report'->>'opening')::numeric
      - (draft.data->'report'->>'yields')::numeric
      + (select coalesce(sum((expense->>'amount')::numeric), 0) from jsonb_array_elements(draft.data->'report'->'expenses') expense)
    )::numeric(18, 2)::text as own
  from events submitted
  join events draft on draft.stream = submitted.stream and draft.type = 'drafted' and draft.sequence < submitted.sequence
  where submitted.type = 'submitted' and submitted.stream like 'accounts/%'
  order by submitted.stream, submitted.sequence desc, draft.sequence desc
) presented
where presented.stream = 'accounts/' || kept.agreement || '/' || kept.competencia
  and jsonb_typeof(kept.content->'submission') = 'object'
  and kept.content->'submission'->'received' is null;
