import type { WorkingDays } from '../../../kernel/working-days.ts';
import type { Context } from '../../../platform/context.ts';
import { lateness } from '../domain/deadline.ts';
import { readDeadline } from '../domain/deadline-text/read-deadline.ts';
import { type Lateness, latenessWords } from '../domain/lateness.ts';
import { type Occurrence, occurrencesOf } from '../domain/occurrences/occurrences.ts';
import type { Pledge } from '../domain/pledge/pledge.ts';
import { deadlineInForce, titleInForce } from '../domain/renegotiation.ts';
import { type Status, statusWords } from '../domain/state.ts';
import { type ActionRecord, listActionsById } from '../store/actions.ts';
import { listDueQueue } from '../store/desk.ts';
import { listDeadlines } from '../store/schedule.ts';
import { findPlan } from '../store/structure.ts';
import { pledgeOfLine } from './pledges.ts';

/** An action as those who conduct the plan look at it: what is in force, where it stands, and the versions on which it is changed. */
export interface ActionBrief {
  readonly id: string;
  readonly title: string;
  readonly deadline: string;
  readonly lateness: string;
  /** The day that went by, where it is late. */
  readonly passed: string | null;
  readonly status: Status | null;
  readonly statusWords: string;
  readonly renegotiations: number;
  /** Of its deadline and its words. */
  readonly version: number;
  readonly lines: readonly {
    readonly unit: string;
    readonly status: Status | null;
    readonly version: number;
    readonly pledge: Pledge | null;
  }[];
}

const passedOf = (value: Lateness | null): string | null =>
  value?.state === 'late' || value?.state === 'lateWithoutStatus' ? value.passed : null;

function briefOf(action: ActionRecord, version: number, today: string): ActionBrief {
  const late = lateness(action, today);
  return {
    id: action.id,
    title: titleInForce(action),
    deadline: deadlineInForce(action.deadline),
    lateness: latenessWords(late),
    passed: passedOf(late),
    status: action.status,
    statusWords: statusWords(action.status),
    renegotiations: action.renegotiations,
    version,
    lines: action.lines.map(({ unit, status, version: lineVersion }) => ({
      ...{ unit, status, version: lineVersion },
      pledge: pledgeOfLine(action, unit),
    })),
  };
}

async function briefsOf(context: Context, actions: readonly ActionRecord[]): Promise<ActionBrief[]> {
  const plan = await findPlan(context);
  if (plan === null) return [];
  const ids = actions.map(({ id }) => id);
  const versions = await listDeadlines(context, plan.id, ids);
  const today = context.clock.today();
  return actions.map((action) => briefOf(action, versions.get(action.id)?.version ?? 0, today));
}

/** The late actions of the plan, at most `limit`, those that have waited longest first; none where there is no plan. */
export async function listLateActions(context: Context, limit = 200): Promise<ActionBrief[]> {
  const plan = await findPlan(context);
  if (plan === null) return [];
  const filter = { today: context.clock.today(), reportedBy: null, lateness: ['late', 'lateWithoutStatus'] };
  return briefsOf(context, (await listDueQueue(context, [plan.id], filter, limit)).actions);
}

/** These actions; one that the plan does not have is left out. */
export async function listActionBriefs(context: Context, ids: readonly string[]): Promise<ActionBrief[]> {
  return ids.length === 0 ? [] : briefsOf(context, await listActionsById(context, ids));
}

/** The days of a rule of RFC 5545 within a span, both ends included, each carried to the next worked day. */
export function recurringDays(
  rrule: string,
  { start, end }: { readonly start: string; readonly end: string },
  days: WorkingDays,
): Occurrence[] {
  const deadline = { ...readDeadline(''), confirmed: true, rrule };
  return occurrencesOf(deadline, { start, end }, days);
}
