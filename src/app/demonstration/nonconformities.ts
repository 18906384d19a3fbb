import {
  type ChangeBody,
  changeNonConformity,
  openNonConformity,
  readNonConformity,
} from '../../features/monitoring/index.ts';
import { listLateActions } from '../../features/plan/index.ts';
import { between, chance, pick } from './chance.ts';
import { type Act, at, dayAfter, type Past, weekday } from './past.ts';
import type { Month } from './reports.ts';
import { words } from './words.ts';

type Standing = Awaited<ReturnType<typeof readNonConformity>>;
type Change = ChangeBody extends infer C
  ? C extends ChangeBody
    ? Omit<C, 'expectedVersion'>
    : never
  : never;

/** A non-conformity as the life goes through it: opened by an act, and known to those that come after by what it answered. */
interface Case {
  readonly name: string;
  id: string | null;
}

const TWO_SHARE = 0.35;
const CANCELLED_SHARE = 0.06;
const SECOND_MEASURE_SHARE = 0.4;
const DONE_SHARE = 0.85;
const EFFECTIVE_SHARE = 0.75;
const texts = words.nonConformities;

/** The one that has waited longest, or one of the next: those that have one open already answer themselves. */
async function open(past: Past, each: Case, when: string): Promise<void> {
  const context = at(past, when, past.superintendence, `${each.name}/open`);
  const late = await listLateActions(context, 40);
  if (late.length === 0) return;
  const action = pick(late, `${each.name}/action`);
  const opened = await openNonConformity(context, { kind: 'action', id: action.id });
  if (opened.isNew) each.id = opened.id;
}

/** What the unit that answers for it says of it, by its coordination; nothing where it was not opened. */
async function say(past: Past, each: Case, when: string, sayings: (standing: Standing) => Change[]) {
  if (each.id === null) return;
  const standing = await readNonConformity(at(past, when, past.superintendence), each.id);
  const by = past.staffOf(standing.unit).sends;
  let expectedVersion = standing.version;
  const told = new Map<string, number>();
  for (const change of sayings(standing)) {
    const place = 'number' in change ? change.number : (told.get(change.kind) ?? 0) + 1;
    told.set(change.kind, place);
    const gesture = `${each.name}/${standing.rounds}/${change.kind}/${place}`;
    const body = { ...change, expectedVersion } as ChangeBody;
    expectedVersion = (await changeNonConformity(at(past, when, by, gesture), each.id, body)).version;
  }
}

function treatment(each: Case, when: string, { unit, rounds, description }: Standing): Change[] {
  const name = `${each.name}/${rounds}`;
  const { kind, whys, measure } = pick(texts.causes, `${name}/cause`);
  const planned = (what: string, place: number): Change => ({
    kind: 'measure-planned',
    measure: {
      what,
      who: { kind: 'unit', id: unit },
      until: dayAfter(when.slice(0, 10), between(20, 65, `${name}/until/${place}`)),
      cost:
        chance(`${name}/cost/${place}`) < 0.25
          ? `${between(4, 60, `${name}/reais/${place}`) * 500}.00`
          : null,
      redefines: false,
    },
  });
  const second = rounds > 1 || chance(`${name}/second`) < SECOND_MEASURE_SHARE;
  return [
    ...(description === null
      ? [{ kind: 'described', description: pick(texts.descriptions, name), unit } as const]
      : []),
    { kind: 'analysed', cause: { kind, whys } },
    planned(measure, 1),
    ...(second ? [planned(pick(texts.secondMeasures, name), 2)] : []),
  ];
}

const execution = (each: Case, when: string, { measureList }: Standing): Change[] =>
  measureList
    .filter(({ done, dropped }) => done === null && dropped === null)
    .map(({ number }) => ({
      kind: 'measure-done',
      number,
      on: when.slice(0, 10),
      words: pick(texts.done, `${each.name}/done/${number}`),
      files: [],
    }));

function judgement(each: Case, when: string, { rounds }: Standing): Change[] {
  const name = `${each.name}/judged/${rounds}`;
  const effective = rounds > 1 || chance(name) < EFFECTIVE_SHARE;
  const seen = pick(effective ? texts.effective : texts.notEffective, name);
  return [{ kind: 'judged', effective, on: when.slice(0, 10), words: seen }];
}

/** Days from one step of a treatment to the next. */
const STEPS = {
  treated: { least: 3, most: 12 },
  done: { least: 18, most: 80 },
  closed: { least: 1, most: 6 },
  judged: { least: 60, most: 110 },
} as const;

/** A treatment from its cause to the judgement of its effect, and the day of that; some are never finished. */
function treatmentActs(
  past: Past,
  each: Case,
  from: string,
  round: number,
): { acts: Act[]; judgedOn: string } {
  const name = `${each.name}/days/${round}`;
  const after = (day: string, step: keyof typeof STEPS) =>
    weekday(dayAfter(day, between(STEPS[step].least, STEPS[step].most, `${name}/${step}`)));
  const treatedOn = after(from, 'treated');
  const doneOn = after(treatedOn, 'done');
  const closedOn = after(doneOn, 'closed');
  const judgedOn = after(closedOn, 'judged');
  const act = (when: string, sayings: (standing: Standing) => Change[]): Act => ({
    at: when,
    run: () => say(past, each, when, sayings),
  });
  const treated = `${treatedOn}T10:30`;
  const done = `${doneOn}T15:00`;
  const judged = `${judgedOn}T09:45`;
  const finished = [
    act(done, (standing) => execution(each, done, standing)),
    act(`${closedOn}T11:00`, () => [{ kind: 'closed' }]),
    act(judged, (standing) => judgement(each, judged, standing)),
  ];
  return {
    acts: [
      act(treated, (standing) => treatment(each, treated, standing)),
      ...(chance(`${name}/done`) < DONE_SHARE ? finished : []),
    ],
    judgedOn,
  };
}

/** What was not effective is treated once more. */
const again = (past: Past, each: Case, from: string): Act[] =>
  treatmentActs(past, each, from, 2).acts.map((act) => ({
    ...act,
    run: async () => {
      if (each.id === null) return;
      const { rounds } = await readNonConformity(at(past, act.at, past.superintendence), each.id);
      if (rounds > 1) await act.run();
    },
  }));

function caseActs(past: Past, each: Case, openedOn: string): Act[] {
  const when = `${openedOn}T13:30`;
  const opening = { at: when, run: () => open(past, each, when) };
  if (chance(`${each.name}/cancelled`) < CANCELLED_SHARE) {
    const cancelled = `${weekday(dayAfter(openedOn, 2))}T14:00`;
    const reason = pick(texts.cancelled, each.name);
    return [
      opening,
      { at: cancelled, run: () => say(past, each, cancelled, () => [{ kind: 'cancelled', reason }]) },
    ];
  }
  const { acts, judgedOn } = treatmentActs(past, each, openedOn, 1);
  return [opening, ...acts, ...again(past, each, judgedOn)];
}

/** The meeting of a month leaves one or two non-conformities, which go their way over the months that follow. */
export function nonConformityActs(past: Past, { competencia, meeting, inCourse }: Month): Act[] {
  if (inCourse) return [];
  const name = `nonconformity/${competencia}`;
  const cases = chance(name) < TWO_SHARE ? ['first', 'second'] : ['first'];
  return cases.flatMap((which) => caseActs(past, { name: `${name}/${which}`, id: null }, meeting));
}
