import { Temporal } from 'temporal-polyfill';
import type { WorkingDays } from '../../../kernel/working-days.ts';
import type { Context } from '../../../platform/context.ts';
import { listUnits } from '../../accounts/index.ts';
import { isCertain, lateness } from '../domain/deadline.ts';
import type { Lateness } from '../domain/lateness.ts';
import type { Line } from '../domain/line.ts';
import { officeOf } from '../domain/office.ts';
import type { Pledge } from '../domain/pledge/pledge.ts';
import type { ReportingRule, Status } from '../domain/state.ts';
import { type ActionRecord, type LineRecord, listAllActions } from '../store/actions.ts';
import { findPlan, listOwnPlans, type PlanRecord } from '../store/structure.ts';
import { pledgeOfLine } from './pledges.ts';
import { workingDaysOf } from './schedule/holidays.ts';

/** A line as other rooms read it. */
export interface ReportedLine extends Line {
  /** The day on which its unit last said anything; null while only the document speaks. */
  readonly reportedOn: string | null;
  /** What concluding it asks for, or else a reason. */
  readonly pledge: Pledge | null;
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

function reportedLine(record: ActionRecord, line: LineRecord, timeZone: string): ReportedLine {
  const { action, unit, status, note, kept, version, origin, reportedAt } = line;
  const reportedOn = reportedAt === null ? null : dayIn(reportedAt, timeZone);
  const pledge = pledgeOfLine(record, unit);
  return { action, unit, status, note, kept, version, origin, reportedOn, pledge };
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
    lines: record.lines.map((line) => reportedLine(record, line, timeZone)),
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

/** The unit whose plan it is; null where there is no plan. */
export async function findPlanOffice(context: Context): Promise<string | null> {
  const plan = await findPlan(context);
  return plan && officeOf(plan.unit, await listUnits(context)).id;
}

/** Where the plan is, and the worked days of its seat; null where there is no plan. */
export async function findPlanSeat(
  context: Context,
): Promise<{ readonly territory: string; readonly days: WorkingDays } | null> {
  const plan: PlanRecord | null = await findPlan(context);
  return plan && { territory: plan.territory, days: await workingDaysOf(context, plan) };
}
