import { sql } from 'kysely';
import type { Context } from '../src/platform/context.ts';

/** Fills the plan up to `count` operational actions: those of the document over and over, each with its lines, a number and a place of its own. */
export async function fillPlan(context: Context, count: number): Promise<void> {
  await sql`with base as (select *, row_number() over (order by position) as n, count(*) over () as many from plan_actions),
    copies as (
      select b.*, c.k, (b.many * c.k + b.n)::int as place from base b
      cross join generate_series(1, ${count}::int / 96) as c (k) where b.many * c.k + b.n <= ${count}::int)
    insert into plan_actions (plan, id, position, strategic_action, objective, printed_number, printed_marker, title, owner, owners,
      reporting_rule, derived_reporting, participants, deadline, due, recurrence_in_notes, notes, printed_status, quirks, status)
    select plan, strategic_action || '.' || (1000 + place), place, strategic_action, objective, printed_number, printed_marker,
      title || ' (' || k || ')', owner, owners, reporting_rule, derived_reporting,
      participants, deadline, due, recurrence_in_notes, notes,
      printed_status, quirks, status from copies`.execute(context.db);
  await sql`insert into plan_lines (action, unit, position, status, note, origin, version)
    select a.id, l.unit, l.position, l.status, l.note, l.origin, l.version
    from plan_actions a join plan_actions o on o.position = (a.position - 1) % 96 + 1 join plan_lines l on l.action = o.id
    where a.position > 96`.execute(context.db);
  await sql`analyze plan_actions`.execute(context.db);
  await sql`analyze plan_lines`.execute(context.db);
}
