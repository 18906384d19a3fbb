import { findWords } from '../../../../kernel/find-words.ts';
import type { Context } from '../../../../platform/context.ts';
import { listUnits } from '../../../accounts/index.ts';
import type { NonConformities, NonConformityLine, NonConformityQuery } from '../../contract.ts';
import { ageOf, countAll, daysOpen, overdueMeasures } from '../../domain/nonconformities/counts.ts';
import {
  lastRound,
  measuresOfRound,
  OPEN_STATES,
  stateOf,
} from '../../domain/nonconformities/nonconformity.ts';
import { aboutWords, numberWords, standsWords } from '../../domain/nonconformities/words.ts';
import {
  listInStates,
  listNonConformities,
  type NonConformityRecord,
} from '../../store/nonconformities/records.ts';
import { listNonConformitySettings } from '../../store/nonconformities/settings.ts';
import { MANAGE_CYCLE } from '../settings.ts';
import { nonConformitySettingsVersion } from './settings.ts';

export type NameUnit = (unit: string) => string;

export async function unitNamer(context: Context): Promise<NameUnit> {
  const names = new Map((await listUnits(context)).map(({ id, acronym }) => [id, acronym]));
  return (unit) => names.get(unit) ?? unit;
}

/** One of them in a list, on a day. */
export function lineOf(each: NonConformityRecord, today: string, nameOf: NameUnit): NonConformityLine {
  const measures = measuresOfRound(each);
  const { checkBy, cause } = lastRound(each);
  const waiting = measures.filter(({ done }) => done === null).map(({ until }) => until);
  const state = stateOf(each);
  return {
    ...{ id: each.id, number: numberWords(each), version: each.version, state },
    ...{ unit: each.unit, unitName: nameOf(each.unit) },
    ...{ origin: each.origin.kind, action: each.action, indicator: each.indicator, about: aboutWords(each) },
    ...{ description: each.description, cause: cause?.kind ?? null },
    openedOn: each.rounds[0].openedOn,
    daysOpen: daysOpen(each, today),
    age: ageOf(each, today),
    measures: {
      all: measures.length,
      done: measures.length - waiting.length,
      overdue: overdueMeasures(each, today).length,
    },
    nextDay: state === 'verification' ? checkBy : state === 'treatment' ? (waiting.sort()[0] ?? null) : null,
    rounds: each.rounds.length,
  };
}

type Query = Omit<NonConformityQuery, 'limit'> & { readonly limit?: number };

const allows = <T>(wanted: readonly T[] | undefined, value: T | null): boolean =>
  wanted === undefined || (value !== null && wanted.includes(value));

/** Of which the counts are: whatever state, age or cause. */
function isAmong(each: NonConformityRecord, { unit, origin, action, indicator, q = '' }: Query): boolean {
  const whys = lastRound(each).cause?.whys ?? [];
  const text = [numberWords(each), aboutWords(each), each.description ?? '', ...whys].join(' ');
  return (
    allows(unit, each.unit) &&
    allows(origin, each.origin.kind) &&
    (action === undefined || each.action === action) &&
    (indicator === undefined || each.indicator === indicator) &&
    q.split(/\s+/).every((word) => word === '' || findWords(text, word).length > 0)
  );
}

const isShown = (line: NonConformityLine, { state, age, cause }: Query): boolean =>
  allows(state, line.state) && allows(age, line.age) && allows(cause, line.cause);

/** A page of the list, with the counts of everything that passes the filters of unit, origin and words. */
export async function readNonConformities(
  context: Context,
  query: NonConformityQuery,
): Promise<NonConformities> {
  const nameOf = await unitNamer(context);
  const today = context.clock.today();
  const all = await listNonConformities(context);
  const among = all.filter((each) => isAmong(each, query));
  const lines = among.map((each) => lineOf(each, today, nameOf)).filter((line) => isShown(line, query));
  const after = lines.findIndex(({ id }) => id === query.cursor);
  const page = lines.slice(after + 1, after + 1 + query.limit);
  const counts = countAll(among, today);
  return {
    items: page,
    next: after + 1 + query.limit < lines.length ? (page.at(-1)?.id ?? null) : null,
    today,
    counts: {
      ...{ overdueMeasures: counts.overdueMeasures, overdueChecks: counts.overdueChecks },
      reopened: counts.reopened,
      states: [...counts.states],
      ages: [...counts.ages],
      causes: [...counts.causes],
      units: counts.units.map(({ unit, open, overdue }) => ({ id: unit, name: nameOf(unit), open, overdue })),
    },
    units: [...new Set(all.map(({ unit }) => unit))]
      .map((id) => ({ id, name: nameOf(id) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'pt-BR')),
    settings: await listNonConformitySettings(context),
    settingsVersion: await nonConformitySettingsVersion(context),
    mayManage: context.policy(context.actor, MANAGE_CYCLE, null, today).allowed,
  };
}

/** Those whose treatment is not concluded, the oldest first, for the agenda of a meeting: what each is of, since when, and how it stands. */
export async function listOpenNonConformities(
  context: Context,
): Promise<(NonConformityLine & { readonly stands: string })[]> {
  const nameOf = await unitNamer(context);
  const today = context.clock.today();
  const open = await listInStates(context, OPEN_STATES);
  return open.reverse().map((each) => {
    const line = lineOf(each, today, nameOf);
    return { ...line, stands: standsWords(line, today) };
  });
}
