import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Owner, Reporting } from '../domain/reporting.ts';
import type { Status } from '../domain/state.ts';
import type { ActionRecord } from './actions.ts';
import type {
  IndicatorRecord,
  ObjectiveRecord,
  PlanRecord,
  StrategicActionRecord,
  TargetRecord,
} from './structure.ts';

/** An operational action as the document has it. */
export interface PrintedAction
  extends Omit<
    ActionRecord,
    | 'position'
    | 'rule'
    | 'lines'
    | 'status'
    | 'printedStatus'
    | 'owners'
    | 'openDue'
    | 'derivedReporting'
    | 'correctedReporting'
    | 'redefinedTitle'
    | 'renegotiations'
  > {
  readonly owners: Owner[];
  /** Who reports as the OWNER cell gives it. */
  readonly reporting: Reporting;
  /** Who reports as a person has put it right; read only, no document changes it. */
  readonly correctedReporting?: Reporting | null;
  /** Its words as people redefined them; read only too. */
  readonly redefinedTitle?: string | null;
  readonly status: Status | null;
}

export interface PlanRecords {
  readonly plan: PlanRecord;
  readonly objectives: readonly ObjectiveRecord[];
  readonly indicators: readonly IndicatorRecord[];
  readonly targets: readonly TargetRecord[];
  readonly strategicActions: readonly StrategicActionRecord[];
  readonly operationalActions: readonly PrintedAction[];
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

async function savePlan(context: Context, plan: PlanRecord): Promise<void> {
  await sql`insert into plans (id, title, unit, territory, starts, ends, place, printed_year, note, implementation, identity, sources, guidelines,
      problems, acronyms)
    values (${plan.id}, ${plan.title}, ${plan.unit}, ${plan.territory}, ${plan.from}, ${plan.to}, ${plan.place}, ${plan.printedYear},
      ${plan.note}, ${plan.implementation}, ${json(plan.identity)}, ${json(plan.sources)}, ${json(plan.guidelines)},
      ${json(plan.problems)}, ${json(plan.acronyms)})
    on conflict (id) do update set title = excluded.title, unit = excluded.unit, territory = excluded.territory,
      starts = excluded.starts, ends = excluded.ends, place = excluded.place, printed_year = excluded.printed_year,
      note = excluded.note, implementation = excluded.implementation, identity = excluded.identity,
      sources = excluded.sources, guidelines = excluded.guidelines, problems = excluded.problems,
      acronyms = excluded.acronyms, retired_by = null`.execute(context.db);
}

async function saveObjectives(
  context: Context,
  plan: string,
  objectives: readonly ObjectiveRecord[],
): Promise<void> {
  for (const [position, each] of objectives.entries()) {
    await sql`insert into plan_objectives (plan, id, position, number, perspective, perspective_title, title, responsible, note)
      values (${plan}, ${each.id}, ${position + 1}, ${each.number}, ${each.perspective}, ${each.perspectiveTitle},
        ${each.title}, ${each.responsible}, ${each.note})
      on conflict (id) do update set position = excluded.position, number = excluded.number,
        perspective = excluded.perspective, perspective_title = excluded.perspective_title, title = excluded.title,
        responsible = excluded.responsible, note = excluded.note`.execute(context.db);
  }
}

async function saveIndicators(
  context: Context,
  plan: string,
  indicators: readonly IndicatorRecord[],
): Promise<void> {
  for (const [position, each] of indicators.entries()) {
    await sql`insert into plan_indicators (plan, id, position, code, ppa_code, short_name, title, title_raw, block, unit, direction,
        accumulation, baseline, flag, mentions)
      values (${plan}, ${each.id}, ${position + 1}, ${each.code}, ${each.ppaCode}, ${each.shortName}, ${each.title},
        ${each.titleRaw}, ${each.block}, ${each.unit}, ${each.direction}, ${each.accumulation}, ${each.baseline}, ${each.flag},
        ${json(each.mentions ?? [])})
      on conflict (id) do update set position = excluded.position, code = excluded.code, ppa_code = excluded.ppa_code,
        short_name = excluded.short_name, title = excluded.title, title_raw = excluded.title_raw, block = excluded.block,
        unit = excluded.unit, direction = excluded.direction, accumulation = excluded.accumulation,
        baseline = excluded.baseline, flag = excluded.flag,
        mentions = excluded.mentions`.execute(context.db);
    const years = each.years.map(({ year }) => year);
    await sql`delete from plan_indicator_years where indicator = ${each.id} and not (year = any(${years}::integer[]))`.execute(
      context.db,
    );
    for (const year of each.years) {
      const parts = year.parts === null ? null : json(year.parts);
      await sql`insert into plan_indicator_years (indicator, year, raw, value, parts)
        values (${each.id}, ${year.year}, ${year.raw}, ${year.value}, ${parts})
        on conflict (indicator, year) do update set raw = excluded.raw, value = excluded.value, parts = excluded.parts`.execute(
        context.db,
      );
    }
  }
}

async function saveTargets(context: Context, plan: string, targets: readonly TargetRecord[]): Promise<void> {
  for (const [position, each] of targets.entries()) {
    await sql`insert into plan_targets (plan, id, position, text, due, kind, measure, base, goal, unit, indicator)
      values (${plan}, ${each.id}, ${position + 1}, ${each.text}, ${each.due}, ${each.kind}, ${each.measure}, ${each.base},
        ${each.goal}, ${each.unit}, ${each.indicator})
      on conflict (id) do update set position = excluded.position, text = excluded.text, due = excluded.due,
        kind = excluded.kind, measure = excluded.measure, base = excluded.base, goal = excluded.goal,
        unit = excluded.unit, indicator = excluded.indicator`.execute(context.db);
  }
}

async function saveStrategic(
  context: Context,
  plan: string,
  actions: readonly StrategicActionRecord[],
): Promise<void> {
  for (const [position, each] of actions.entries()) {
    await sql`insert into plan_strategic_actions (plan, id, position, objective, printed_marker, title, title_unfolded, owner,
        deadline, quirks)
      values (${plan}, ${each.id}, ${position + 1}, ${each.objective}, ${each.printedMarker}, ${each.title},
        ${each.titleUnfolded}, ${each.owner}, ${json(each.deadline)}, ${json(each.quirks)})
      on conflict (id) do update set position = excluded.position, objective = excluded.objective,
        printed_marker = excluded.printed_marker, title = excluded.title, title_unfolded = excluded.title_unfolded,
        owner = excluded.owner, deadline = excluded.deadline, quirks = excluded.quirks`.execute(context.db);
  }
}

async function saveOperational(
  context: Context,
  plan: string,
  actions: readonly PrintedAction[],
): Promise<void> {
  for (const [position, each] of actions.entries()) {
    const recurrence = each.recurrenceInNotes === null ? null : json(each.recurrenceInNotes);
    await sql`insert into plan_actions (plan, id, position, strategic_action, objective, printed_number, printed_marker, title, owner,
        owners, reporting_rule, derived_reporting, participants, deadline, due, recurrence_in_notes, notes, printed_status, status_raw, quirks,
        answered_cells, status)
      values (${plan}, ${each.id}, ${position + 1}, ${each.strategicAction}, ${each.objective}, ${each.printedNumber},
        ${each.printedMarker}, ${each.title}, ${each.owner}, ${json(each.owners)}, ${each.reporting.rule},
        ${json(each.reporting)}, ${each.participants},
        ${json(each.deadline)}, ${each.deadline.due}, ${recurrence}, ${each.notes}, ${each.status}, ${each.statusRaw}, ${json(each.quirks)},
        ${json(each.answeredCells ?? {})}, ${each.status})
      on conflict (id) do update set position = excluded.position, strategic_action = excluded.strategic_action,
        objective = excluded.objective, printed_number = excluded.printed_number, printed_marker = excluded.printed_marker,
        title = excluded.title, owner = excluded.owner, owners = excluded.owners, 
        reporting_rule = coalesce(plan_actions.corrected_reporting->>'rule', excluded.reporting_rule),
        derived_reporting = excluded.derived_reporting,
        participants = excluded.participants, deadline = excluded.deadline, due = excluded.due,
        recurrence_in_notes = excluded.recurrence_in_notes, notes = excluded.notes,
        printed_status = excluded.printed_status, status_raw = excluded.status_raw, quirks = excluded.quirks,
        answered_cells = excluded.answered_cells,
        text_version = plan_actions.text_version + (case when (plan_actions.strategic_action, plan_actions.title, plan_actions.owner,
            plan_actions.participants, plan_actions.deadline->>'raw', plan_actions.notes)
          is distinct from (excluded.strategic_action, excluded.title, excluded.owner, excluded.participants,
            excluded.deadline->>'raw', excluded.notes) then 1 else 0 end)`.execute(context.db);
  }
}

/** Writes the document's own text; what units have reported is not touched. */
export async function savePrinted(context: Context, records: PlanRecords): Promise<void> {
  const plan = records.plan.id;
  await savePlan(context, records.plan);
  await saveObjectives(context, plan, records.objectives);
  await saveIndicators(context, plan, records.indicators);
  await saveTargets(context, plan, records.targets);
  await saveStrategic(context, plan, records.strategicActions);
  await saveOperational(context, plan, records.operationalActions);
}
