import { Temporal } from 'temporal-polyfill';
import type { Context } from '../../../platform/context.ts';
import { listEventsBetween, type StoredEvent } from '../../../platform/events.ts';
import { lateness } from '../domain/deadline.ts';
import { type Lateness, latenessWords } from '../domain/lateness.ts';
import { foldLine, lineStream } from '../domain/line.ts';
import { titleInForce } from '../domain/renegotiation.ts';
import { type Status, stateOfLines } from '../domain/state.ts';
import { type ActionRecord, listAllActions } from '../store/actions.ts';
import { listRenegotiationsBetween } from '../store/renegotiations.ts';
import { findPlan, listOwnPlans } from '../store/structure.ts';
import { asLineEvent } from './report.ts';

/** How an action stood at the end of a day. */
interface ActionStanding {
  readonly status: Status | null;
  readonly isLate: boolean;
  readonly lateness: string;
}

/** An operational action at the end of a day and now. */
export interface ActionSince {
  readonly id: string;
  readonly title: string;
  readonly units: readonly string[];
  readonly before: ActionStanding;
  readonly now: ActionStanding;
  /** The day that went by, where it is late now. */
  readonly passed: string | null;
  /** The last day on which a unit changed its status since; null where none did. */
  readonly changedOn: string | null;
}

const passedOf = (value: Lateness | null): string | null =>
  value?.state === 'late' || value?.state === 'lateWithoutStatus' ? value.passed : null;

const standing = (
  record: Pick<ActionRecord, 'deadline' | 'openDue' | 'status'>,
  day: string,
): ActionStanding => {
  const value = lateness(record, day);
  return { status: record.status, isLate: passedOf(value) !== null, lateness: latenessWords(value) };
};

/** The status of each line before an instant, of those that changed since; what the document says stands from its first day. */
async function linesBefore(context: Context, changed: readonly string[], until: string) {
  const before = await listEventsBetween(context, changed, new Date(0).toISOString(), until);
  const byStream = Map.groupBy(before, ({ stream }) => stream);
  return (stream: string, first: StoredEvent | undefined): Status | null => {
    const known = byStream.get(stream) ?? [];
    const events = known.length === 0 && first?.type === 'transcribed' ? [first] : known;
    return foldLine('', '', events.map(asLineEvent)).status;
  };
}

async function ofPlan(context: Context, plan: string, day: string): Promise<ActionSince[]> {
  const { timeZone } = context.env;
  const today = context.clock.today();
  const until = Temporal.PlainDate.from(day)
    .add({ days: 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
  const now = context.clock.now().toISOString();
  const records = await listAllActions(context, plan);
  const streams = records.flatMap(({ id, lines }) => lines.map(({ unit }) => lineStream(id, unit)));
  const since = Map.groupBy(await listEventsBetween(context, streams, until, now), ({ stream }) => stream);
  const statusBefore = await linesBefore(context, [...since.keys()], until);
  const redefined = await listRenegotiationsBetween(context, plan, until, now);
  const dayOf = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return records.map((record) => {
    const { id, rule } = record;
    const own = record.lines.map(({ unit, status }) => {
      const events = since.get(lineStream(id, unit));
      return { unit, events, before: events ? statusBefore(lineStream(id, unit), events[0]) : status };
    });
    const told = own
      .flatMap(({ events }) => events ?? [])
      .filter(({ type }) => type === 'status-changed' || type === 'undone');
    const last = told
      .map(({ at }) => at)
      .sort()
      .at(-1);
    const deadline = redefined.find(({ action }) => action === id)?.fromDeadline ?? record.deadline;
    const status = stateOfLines(
      rule,
      own.map(({ before }) => ({ status: before })),
    );
    return {
      ...{ id, title: titleInForce(record), units: record.lines.map(({ unit }) => unit) },
      before: standing({ deadline, openDue: record.openDue, status }, day),
      now: standing(record, today),
      passed: passedOf(lateness(record, today)),
      changedOn: last === undefined ? null : dayOf(last),
    };
  });
}

/**
 * Every action of the plan and of those born of it, as it stood at the end of a day (`YYYY-MM-DD`) by its events and redefinitions, and as it
 * stands now; none where there is no plan.
 */
export async function listActionsSince(context: Context, day: string): Promise<ActionSince[]> {
  const plan = await findPlan(context);
  if (plan === null) return [];
  const plans = [plan.id, ...(await listOwnPlans(context, plan.id))];
  const each: ActionSince[] = [];
  for (const id of plans) each.push(...(await ofPlan(context, id, day)));
  return each;
}
