import { Temporal } from 'temporal-polyfill';
import type { Context } from '../../../platform/context.ts';
import { listUnits } from '../../accounts/index.ts';
import { isCertain, lateness } from '../domain/deadline.ts';
import { deadlineInWords } from '../domain/deadline-text/in-words.ts';
import { type Lateness, latenessWords } from '../domain/lateness.ts';
import { officeOf } from '../domain/office.ts';
import { deadlineInForce, titleInForce } from '../domain/renegotiation.ts';
import type { Status } from '../domain/state.ts';
import { type ActionRecord, listAllActions } from '../store/actions.ts';
import { listRenegotiationsBetween } from '../store/renegotiations.ts';
import { findPlan, listObjectives, listTargets } from '../store/structure.ts';

/** An action as it stands against a day, with everything that an evaluation keeps of it. */
interface StandingAction {
  readonly id: string;
  /** The words in force; those of the document where they are others. */
  readonly title: string;
  readonly printedTitle: string | null;
  readonly objective: string;
  readonly strategicAction: string;
  readonly status: Status | null;
  /** As printed, as read, and the words of the last redefinition; `due` is of what is in force. */
  readonly deadline: {
    readonly printed: string;
    readonly understood: string;
    readonly renegotiated: string | null;
    readonly due: string | null;
    readonly certain: boolean;
  };
  readonly lateness: {
    readonly words: string;
    readonly isLate: boolean;
    /** The day that went by. */
    readonly passed: string | null;
  };
  readonly renegotiations: number;
  readonly lines: readonly { readonly unit: string; readonly status: Status | null }[];
}

/** One redefinition of an action, as it is told. */
interface StandingRenegotiation {
  readonly action: string;
  readonly number: number;
  readonly on: string;
  readonly fromDeadline: string;
  readonly toDeadline: string;
  readonly fromTitle: string;
  readonly toTitle: string;
  readonly reason: string;
  readonly decision: string | null;
  readonly takenBack: boolean;
}

/** The plan of this installation as it stands, its own words and days. */
export interface PlanOnDay {
  readonly id: string;
  readonly title: string;
  /** The unit whose superintendent answers for it. */
  readonly office: string;
  readonly territory: string;
  readonly from: string;
  readonly to: string;
  readonly objectives: readonly {
    readonly id: string;
    readonly number: number | null;
    readonly perspective: string;
    readonly title: string;
    readonly responsible: string | null;
  }[];
  readonly targets: readonly {
    readonly id: string;
    readonly text: string;
    readonly due: string;
    readonly measure: string;
    readonly base: string | null;
    readonly goal: string | null;
    readonly unit: string | null;
    /** Of the plan's panel, where one measures it. */
    readonly indicator: string | null;
  }[];
  readonly actions: readonly StandingAction[];
  readonly renegotiations: readonly StandingRenegotiation[];
}

const passedOf = (value: Lateness | null): string | null =>
  value?.state === 'late' || value?.state === 'lateWithoutStatus' ? value.passed : null;

function standingAction(record: ActionRecord, day: string): StandingAction {
  const { deadline } = record;
  const late = lateness(record, day);
  const title = titleInForce(record);
  return {
    id: record.id,
    title,
    printedTitle: title === record.title ? null : record.title,
    objective: record.objective,
    strategicAction: record.strategicAction,
    status: record.status,
    deadline: {
      printed: deadline.raw,
      understood: deadline.redefined?.printed ?? deadlineInWords(deadline),
      renegotiated: deadline.redefined?.words ?? null,
      due: deadline.due,
      certain: isCertain(deadline),
    },
    lateness: { words: latenessWords(late), isLate: passedOf(late) !== null, passed: passedOf(late) },
    renegotiations: record.renegotiations,
    lines: record.lines.map(({ unit, status }) => ({ unit, status })),
  };
}

/**
 * The plan as it stands, its lateness told against `day`, and what was redefined in it after one day and up to another (`YYYY-MM-DD`);
 * null where there is no plan.
 */
export async function readPlanOnDay(
  context: Context,
  { day, after, until }: { readonly day: string; readonly after: string; readonly until: string },
): Promise<PlanOnDay | null> {
  const plan = await findPlan(context);
  if (plan === null) return null;
  const { id, title, territory, from, to } = plan;
  const { timeZone } = context.env;
  const dayAfter = (date: string) =>
    Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString();
  const dayOf = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const actions = await listAllActions(context, id);
  const targets = await listTargets(context, id);
  const redefined = await listRenegotiationsBetween(context, id, dayAfter(after), dayAfter(until));
  return {
    ...{ id, title, territory, from, to },
    office: officeOf(plan.unit, await listUnits(context)).id,
    objectives: (await listObjectives(context, id)).map((each) => ({
      id: each.id,
      number: each.number,
      perspective: each.perspectiveTitle,
      title: each.title,
      responsible: each.responsible,
    })),
    targets: targets.map(({ kind: _kind, ...target }) => target),
    actions: actions.map((record) => standingAction(record, day)),
    renegotiations: redefined.map((each) => ({
      action: each.action,
      number: each.number,
      on: dayOf(each.at),
      fromDeadline: deadlineInForce(each.fromDeadline),
      toDeadline: deadlineInForce(each.toDeadline),
      fromTitle: each.fromTitle,
      toTitle: each.toTitle,
      reason: each.reason,
      decision: each.decision?.words ?? null,
      takenBack: each.undoneAt !== null,
    })),
  };
}
