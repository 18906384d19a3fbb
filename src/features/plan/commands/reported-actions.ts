import { Temporal } from 'temporal-polyfill';
import type { WorkingDays } from '../../../kernel/working-days.ts';
import type { Context } from '../../../platform/context.ts';
import { isCertain, type Lateness, lateness } from '../domain/deadline.ts';
import type { Line } from '../domain/line.ts';
import type { ReportingRule, Status } from '../domain/state.ts';
import { type ActionRecord, type LineRecord, listAllActions } from '../store/actions.ts';
import { findPlan, listOwnPlans, type PlanRecord } from '../store/structure.ts';
import { workingDaysOf } from './schedule/holidays.ts';

/** A line as other rooms read it. */
export interface ReportedLine extends Line {
  /** The day on which its unit last said anything; null while only the document speaks. */
  readonly reportedOn: string | null;
}

/** An operational action as other rooms read it: what it is, when it is due, and what each unit says of it. */
export interface ReportedAction {
  readonly id: string;
  readonly title: string;
  readonly objective: string;
  /** The document's OBSERVAÇÕES. */
  readonly notes: string;
  readonly rule: ReportingRule;
  readonly status: Status | null;
  /** Days of the deadline, as read; only a certain one makes anybody late. */
  readonly start: string | null;
  readonly due: string | null;
  readonly deadline: string;
  readonly certain: boolean;
  readonly lateness: Lateness | null;
  readonly lines: readonly ReportedLine[];
}

export interface ReportedPlan {
  readonly id: string;
  readonly territory: string;
  readonly from: string;
  readonly to: string;
  readonly actions: readonly ReportedAction[];
}

const dayIn = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

function reportedLine(line: LineRecord, timeZone: string): ReportedLine {
  const { action, unit, status, note, version, origin, reportedAt } = line;
  const reportedOn = reportedAt === null ? null : dayIn(reportedAt, timeZone);
  return { action, unit, status, note, version, origin, reportedOn };
}

function reportedAction(record: ActionRecord, today: string, timeZone: string): ReportedAction {
  const { id, title, objective, notes, rule, status, deadline } = record;
  return {
    ...{ id, title, objective, notes, rule, status },
    start: deadline.start,
    due: deadline.due,
    deadline: deadline.raw,
    certain: isCertain(deadline),
    lateness: lateness(record, today),
    lines: record.lines.map((line) => reportedLine(line, timeZone)),
  };
}

/** The plan of this installation and those born of it, action by action as they stand today; null where there is none. */
export async function findReportedPlan(context: Context): Promise<ReportedPlan | null> {
  const plan = await findPlan(context);
  if (plan === null) return null;
  const today = context.clock.today();
  const actions: ReportedAction[] = [];
  for (const id of [plan.id, ...(await listOwnPlans(context, plan.id))]) {
    const records = await listAllActions(context, id);
    actions.push(...records.map((record) => reportedAction(record, today, context.env.timeZone)));
  }
  const { id, territory, from, to } = plan;
  return { id, territory, from, to, actions };
}

/** Where the plan is, and the worked days of its seat; null where there is no plan. */
export async function findPlanSeat(
  context: Context,
): Promise<{ readonly territory: string; readonly days: WorkingDays } | null> {
  const plan: PlanRecord | null = await findPlan(context);
  return plan && { territory: plan.territory, days: await workingDaysOf(context, plan) };
}
