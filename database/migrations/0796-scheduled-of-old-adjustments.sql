-- What of a competência was put in recovery is what the schedules of its adjustments sum, as each signed adjustment tells. 0785 took it from
-- what was ordered beyond the right, which says less where a later adjustment gave a part back: that part was never offered to be ordered.
update transfer_months kept
set content = jsonb_set(kept.content, '{recovery,scheduled}', to_jsonb(told.scheduled))
from (
  select m.agreement, m.competencia, (
    select coalesce(sum((instalment ->> 'amount')::numeric), 0)::numeric(18, 2)::text
    from events e,
      jsonb_array_elements(case jsonb_typeof(e.data #> '{signed,recovery}') when 'object' then e.data #> '{signed,recovery,instalments}' else '[]' end) instalment
    where e.stream = 'transfer/' || m.agreement || '/' || m.competencia and e.type = 'adjusted'
  ) as scheduled
  from transfer_months m
) told
where told.agreement = kept.agreement and told.competencia = kept.competencia
  and kept.content #>> '{recovery,scheduled}' is distinct from told.scheduled;
