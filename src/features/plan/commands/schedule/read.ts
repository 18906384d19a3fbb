import type { Context } from '../../../../platform/context.ts';
import { listNames } from '../../../accounts/index.ts';
import type { Schedule } from '../../contract/schedule.ts';
import { type Deadline, isCertain } from '../../domain/deadline.ts';
import { deadlineInWords, recurrenceInWords } from '../../domain/deadline-text/in-words.ts';
import { type Occurrence, occurrencesOf, stateOfOccurrence } from '../../domain/occurrences/occurrences.ts';
import { deadlineChoices } from '../../domain/plan-document/doubts.ts';
import type { ActionRecord } from '../../store/actions.ts';
import { getDeadlineVersion, listOccurrences, type OccurrenceRecord } from '../../store/schedule.ts';
import { getPlanOfAction, type PlanRecord } from '../../store/structure.ts';
import { getAction, reportingPermission } from '../report.ts';
import { workingDaysOf } from './holidays.ts';

/** What a deadline may be confirmed as: its own readings, and with the rhythm that stands among the notes. */
export function choicesOf({ deadline, recurrenceInNotes }: ActionRecord, planEnd: string): string[] {
  const own = isCertain(deadline) ? [] : deadlineChoices(deadline.raw, planEnd);
  const recurring = deadline.rrule === null && recurrenceInNotes !== null && !deadline.confirmed;
  const rhythm = recurring ? [deadlineInWords({ ...deadline, rrule: recurrenceInNotes.rrule })] : [];
  return [...own, ...rhythm];
}

export async function plannedOccurrences(
  context: Context,
  plan: PlanRecord,
  deadline: Deadline,
): Promise<Occurrence[]> {
  if (deadline.rrule === null) return [];
  return occurrencesOf(deadline, { start: plan.from, end: plan.to }, await workingDaysOf(context, plan));
}

/** How an action's deadline is read and may be confirmed, and each of its occurrences as it stands. @throws AppError `not-found`. */
export async function readSchedule(context: Context, id: string): Promise<Schedule> {
  const action = await getAction(context, id);
  const plan = await getPlanOfAction(context, id);
  const { deadline } = action;
  const today = context.clock.today();
  const said = new Map((await listOccurrences(context, id)).map((each) => [each.day, each]));
  const names = await listNames(
    context,
    [...said.values()].flatMap(({ by }) => by ?? []),
  );
  const may = await reportingPermission(context);
  const planned = await plannedOccurrences(context, plan, deadline);
  const items = [...planned, ...besideRule(planned, [...said.values()])]
    .sort((a, b) => a.day.localeCompare(b.day))
    .map((each) => occurrenceAnswer(each, said.get(each.day), { deadline, today, names, planned }));
  const scope = { territoryPath: [plan.territory] };
  return {
    reading: {
      raw: deadline.raw,
      words: deadlineInWords(deadline),
      confidence: deadline.confidence,
      confirmed: deadline.confirmed,
      choices: choicesOf(action, plan.to),
      version: await getDeadlineVersion(context, id),
    },
    rule: deadline.rrule === null ? null : recurrenceInWords(deadline.rrule),
    items,
    next: null,
    today,
    mayReport: action.lines.some((line) => may(line.unit).allowed),
    mayConfirm: context.policy(context.actor, 'plan.manage', scope, today).allowed,
  };
}

/** What was reported on days that the deadline, read otherwise since, no longer has: it stays to be seen, and taken back. */
function besideRule(planned: readonly Occurrence[], said: readonly OccurrenceRecord[]): Occurrence[] {
  const days = new Set(planned.map(({ day }) => day));
  return said
    .filter(({ day, doneOn }) => doneOn !== null && !days.has(day))
    .map(({ day }) => ({ day, due: day, moved: null }));
}

interface Around {
  readonly planned: readonly Occurrence[];
  readonly deadline: Deadline;
  readonly today: string;
  readonly names: ReadonlyMap<string, string>;
}

function occurrenceAnswer(
  each: Occurrence,
  said: OccurrenceRecord | undefined,
  { deadline, today, names, planned }: Around,
): Schedule['items'][number] {
  const doneOn = said?.doneOn ?? null;
  const report = doneOn === null ? null : { day: each.day, doneOn, evidence: said?.evidence ?? null };
  return {
    ...each,
    state: stateOfOccurrence(each, report, deadline, today),
    doneOn,
    evidence: report?.evidence ?? null,
    reportedAt: report === null ? null : (said?.at ?? null),
    reportedBy: report === null || said?.by == null ? null : (names.get(said.by) ?? null),
    version: said?.version ?? 0,
    offRule: !planned.includes(each),
  };
}
