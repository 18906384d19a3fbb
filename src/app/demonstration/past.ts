import { Temporal } from 'temporal-polyfill';
import { castOfDemonstration } from '../../features/accounts/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { commandIdOf } from './chance.ts';

/** The demonstration's people at work on days that have passed. */
export interface Past {
  /** The installation as it is now, by its own clock. */
  readonly present: Context;
  /** The first day of the life (`YYYY-MM-DD`). */
  readonly from: string;
  /** Who reports for a unit, and who sends for it; where it has nobody in the demonstration, the superintendence does both. */
  readonly staffOf: (unit: string) => { readonly reports: Actor; readonly sends: Actor };
  readonly superintendence: Actor;
  /** Who has a seat in a unit, in the demonstration. */
  readonly units: readonly string[];
  /** Aborted when the server stops: the life goes on at its next start. */
  readonly signal: AbortSignal | undefined;
  /** Whether somebody of the demonstration does nothing but report for the unit: whoever tries Pactua sits there. */
  readonly hasTechnician: (unit: string) => boolean;
}

/** The instant of a local day and hour (`YYYY-MM-DDTHH:MM`). */
const instantOf = (local: string, timeZone: string): string =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant().toString();

/** What an actor sees and does at a local day and hour; `gesture` names what is done once, however often it is told. */
export function at(
  past: Pick<Past, 'present'>,
  local: string,
  actor: Actor,
  gesture: string | null = null,
): Context {
  const { timeZone } = past.present.env;
  return {
    ...past.present,
    actor,
    clock: fixedClock(instantOf(local, timeZone), timeZone),
    commandId: gesture === null ? null : commandIdOf(gesture),
  };
}

/** The system itself on a day that has passed. */
export const systemAt = (past: Past, local: string): Context => at(past, local, SYSTEM);

/** @throws AppError `not-found` where the demonstration has no superintendence. */
export async function openPast(present: Context, from: string, signal?: AbortSignal): Promise<Past> {
  const cast = await castOfDemonstration(present, from);
  const may = (actor: Actor, verb: string, unit: string) =>
    actor.grants.some((grant) => grant.unit === unit) &&
    present.policy(actor, verb, { unit, territoryPath: placesOf(actor) }, present.clock.today()).allowed;
  const superintendence = cast.find(
    (actor) =>
      present.policy(actor, 'monitoring.manage', { territoryPath: placesOf(actor) }, present.clock.today())
        .allowed,
  );
  if (superintendence === undefined)
    throw new AppError('not-found', 'A demonstração não tem quem conduza o plano.');
  const technicianOf = (unit: string) =>
    cast.find((actor) => may(actor, 'plan.report', unit) && !may(actor, 'monitoring.send', unit));
  const senderOf = (unit: string) => cast.find((actor) => may(actor, 'monitoring.send', unit));
  return {
    ...{ present, from, superintendence, signal },
    units: [...new Set(cast.flatMap(({ grants }) => grants.flatMap(({ unit }) => unit ?? [])))].filter(
      (unit) => senderOf(unit) !== undefined,
    ),
    staffOf: (unit) => {
      const sends = senderOf(unit) ?? superintendence;
      return { reports: technicianOf(unit) ?? sends, sends };
    },
    hasTechnician: (unit) => technicianOf(unit) !== undefined,
  };
}

const placesOf = ({ grants }: Actor): string[] => grants.flatMap(({ territory }) => territory ?? []);

/** Something that is done on a day that has passed. */
export interface Act {
  /** Local day and hour, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
  readonly run: () => Promise<unknown>;
}

/** Within what a person did meanwhile an act may be too late: what was done by hand stands, and the life goes on. */
const MOVED_ON = new Set(['conflict', 'refused', 'not-found']);

/** Does in order what had its hour by `until`. @returns how many of the acts were no longer possible, each told in the log. */
export async function perform(
  past: Pick<Past, 'present' | 'signal'>,
  acts: readonly Act[],
  until: string,
): Promise<number> {
  let refused = 0;
  for (const act of acts.toSorted((a, b) => a.at.localeCompare(b.at))) {
    if (act.at > until || past.signal?.aborted) break;
    try {
      await act.run();
    } catch (error) {
      if (!(error instanceof AppError) || !MOVED_ON.has(error.code)) throw error;
      refused += 1;
      past.present.log.warn({ at: act.at, code: error.code, why: error.message }, 'act of the demonstration');
    }
  }
  return refused;
}

/** The local day and hour now, to be compared with those of acts. */
export function nowIn({ present }: Pick<Past, 'present'>): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(present.clock.now().getTime());
  return instant.toZonedDateTimeISO(present.env.timeZone).toPlainDateTime().toString().slice(0, 16);
}

export const dayAfter = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** Days from one to another, negative backwards. */
export const daysFrom = (day: string, to: string): number =>
  Temporal.PlainDate.from(day).until(to, { largestUnit: 'days' }).days;

/** The same day, or the Monday after where nobody works on it. */
export function weekday(day: string): string {
  const { dayOfWeek } = Temporal.PlainDate.from(day);
  return dayOfWeek < 6 ? day : dayAfter(day, 8 - dayOfWeek);
}
