import { grantsOn } from '../../../../kernel/actor.ts';
import { type Context, refusalOf } from '../../../../platform/context.ts';
import { listMissedTargets } from '../../../indicators/index.ts';
import { findPlanSeat } from '../../../plan/index.ts';
import type { NonConformityDesk } from '../../contract.ts';
import { daysOpen } from '../../domain/nonconformities/counts.ts';
import {
  lastRound,
  measuresOfRound,
  OPEN_STATES,
  stateOf,
  type Who,
} from '../../domain/nonconformities/nonconformity.ts';
import { daysAfter, settingsOn } from '../../domain/nonconformities/settings.ts';
import { aboutWords, numberWords } from '../../domain/nonconformities/words.ts';
import { listInStates, type NonConformityRecord } from '../../store/nonconformities/records.ts';
import { listNonConformitySettings } from '../../store/nonconformities/settings.ts';
import { CLOSE } from './change.ts';
import { unitNamer } from './list.ts';
import { TREAT } from './open.ts';

/** The day up to which what falls due is told: today and the days of warning. */
export async function warnUntil(context: Context): Promise<string> {
  const today = context.clock.today();
  const inForce = settingsOn(await listNonConformitySettings(context), today);
  return daysAfter(today, inForce?.warnBeforeDays ?? 0);
}

/** The measures not done whose day is near or went by. */
export const dueMeasures = (each: NonConformityRecord, until: string) =>
  stateOf(each) === 'verification'
    ? []
    : measuresOfRound(each).filter((measure) => measure.done === null && measure.until <= until);

/** The targets of the plan that were missed, each with the non-conformity that stands open of it. */
async function missedTargets(context: Context, open: readonly NonConformityRecord[]) {
  return (await listMissedTargets(context)).map(({ code, shortName, note }) => {
    const standing = open.find(({ indicator }) => indicator === code);
    return {
      code,
      name: shortName,
      note,
      opened: standing ? { id: standing.id, number: numberWords(standing) } : null,
    };
  });
}

/** What non-conformities ask of the reader by the units where they sit, not by all that they may look after; the missed targets are everybody's who treats. */
export async function readNonConformityDesk(context: Context): Promise<NonConformityDesk> {
  const today = context.clock.today();
  const seat = await findPlanSeat(context);
  if (seat === null) return { today, measures: [], checks: [], toAnalyse: [], missed: [] };
  const seats = new Set(grantsOn(context.actor, today).flatMap(({ unit }) => unit ?? []));
  const allowed = (verb: string, unit: string) =>
    context.policy(context.actor, verb, { unit, territoryPath: [seat.territory] }, today).allowed;
  const may = (verb: string, unit: string) => seats.has(unit) && allowed(verb, unit);
  const isMine = ({ kind, id }: Who) => (kind === 'person' ? id === context.actor.id : may(TREAT, id));
  const nameOf = await unitNamer(context);
  const until = await warnUntil(context);
  const open = (await listInStates(context, OPEN_STATES)).reverse();
  const head = (each: NonConformityRecord) => ({
    ...{ id: each.id, number: numberWords(each), version: each.version },
    unitName: nameOf(each.unit),
  });
  return {
    today,
    measures: open
      .flatMap((each) =>
        dueMeasures(each, until)
          .filter(({ who }) => isMine(who))
          .map(({ number, what, until: day, redefines }) => ({
            ...head(each),
            ...{ measure: number, what, until: day, redefines, isOverdue: day < today },
            mayRedefine: redefines && allowed('plan.manage', each.unit),
          })),
      )
      .sort((a, b) => a.until.localeCompare(b.until)),
    checks: open
      .flatMap((each) => {
        const { closedOn, checkBy } = lastRound(each);
        const isAsked = closedOn !== null && closedOn < today && checkBy !== null && checkBy <= until;
        if (!isAsked || !may(CLOSE, each.unit)) return [];
        return [{ ...head(each), about: aboutWords(each), closedOn, checkBy, isOverdue: checkBy < today }];
      })
      .sort((a, b) => a.checkBy.localeCompare(b.checkBy)),
    toAnalyse: open
      .filter((each) => stateOf(each) === 'analysis' && may(TREAT, each.unit))
      .map((each) => {
        const { id, number, unitName } = head(each);
        return { id, number, unitName, about: aboutWords(each), daysOpen: daysOpen(each, today) };
      }),
    missed: refusalOf(context, TREAT) === null ? await missedTargets(context, open) : [],
  };
}
