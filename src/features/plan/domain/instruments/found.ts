import { topicsOf } from '../coherence/topics.ts';
import { plainWords } from '../plan-document/source-row.ts';

/** What an instrument of planning or of care is called, in the order in which a text is searched for it. */
export const NATURES = [
  'policy',
  'plan',
  'programme',
  'careLine',
  'protocol',
  'guideline',
  'project',
  'other',
] as const;
export type Nature = (typeof NATURES)[number];

const NOUNS: readonly (readonly [Nature, RegExp])[] = [
  ['policy', /^politicas?$/],
  ['plan', /^planos?$/],
  ['programme', /^programas?$/],
  ['careLine', /^linhas? de cuidado$/],
  ['protocol', /^protocolos?$/],
  ['guideline', /^diretriz(?:es)?$/],
  ['project', /^projetos?$/],
];

const MAKE = /^(?:elabor|constru|formul|desenvolver? )/;
const CARRY = /^(?:execut|implement|implant)/;
const MAKE_AND_CARRY = /^\S+ e (?:execut|implement|implant)/;

/** The verb, or the two, with which a title begins, what is done of it (“ações do”) and its article. */
const VERBS =
  /^\P{L}*\p{L}+(?:\s+e\s+\p{L}+r(?=\s))?(?:\s+(?:as?\s+)?ações\s+d[aeo]s?)?\s+(?:(?:os?|as?|uma?)\s+)?/iu;

/** What an action makes or carries out: the words of its title after the verb. */
const objectOf = (title: string): string => title.replace(VERBS, '').replace(/[;.\s]+$/, '');

const isWithin = (small: ReadonlySet<string>, large: ReadonlySet<string>): boolean =>
  small.size > 0 && [...small].every((word) => large.has(word));

/** The instrument that the first words of an object name; null where they name none. */
function natureOf(object: string): Nature | null {
  const words = plainWords(object).split(' ');
  const heads = [words[0] ?? '', words.slice(0, 3).join(' ')];
  return NOUNS.find(([, noun]) => heads.some((head) => noun.test(head)))?.[0] ?? null;
}

/** An action as far as what it makes or carries out is told from it. */
export interface Told {
  readonly id: string;
  readonly title: string;
  readonly strategicAction: string;
}

/** An instrument that the titles of actions speak of: which make it, and which carry it out. */
export interface FoundInstrument {
  /** The action that it is told from: a stable name while the plan has that action. */
  readonly key: string;
  readonly nature: Nature;
  readonly title: string;
  readonly make: readonly string[];
  readonly carry: readonly string[];
}

/** An action that makes or carries out something, with what that is about. */
interface Doing {
  readonly action: Told;
  readonly topics: ReadonlySet<string>;
}

const doingOf = (action: Told): Doing => ({ action, topics: topicsOf(objectOf(action.title)) });

/** How many topics two objects have in common, where the one lies within the other; 0 where neither does. */
function sharedTopics(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return isWithin(one, other) || isWithin(other, one) ? Math.min(one.size, other.size) : 0;
}

/** Of the actions that make something, the one that makes what this one carries out: the nearest, the first of equals. */
function makerOf(carry: Doing, makers: readonly Doing[]): string | null {
  let [maker, most]: [string | null, number] = [null, 0];
  for (const { action, topics } of makers) {
    const shared = sharedTopics(carry.topics, topics);
    if (shared > most) [maker, most] = [action.id, shared];
  }
  return maker;
}

/**
 * The instruments of a plan, told from the verbs and objects of its actions: every pair of one that elaborates and those that execute
 * the same, and whatever is elaborated that is by its name an instrument. A pair of something else is `other`.
 */
export function findInstruments(actions: readonly Told[]): FoundInstrument[] {
  const told = actions.map((action) => ({ action, plain: plainWords(action.title) }));
  const makers = told.filter(({ plain }) => MAKE.test(plain));
  const within = Map.groupBy(
    makers.map(({ action }) => doingOf(action)),
    ({ action }) => action.strategicAction,
  );
  const carries = Map.groupBy(
    told.filter(({ plain }) => CARRY.test(plain)),
    ({ action }) => makerOf(doingOf(action), within.get(action.strategicAction) ?? []),
  );
  return makers.flatMap(({ action: { id, title: whole }, plain }): FoundInstrument[] => {
    const own = (carries.get(id) ?? []).map(({ action }) => action.id);
    const title = objectOf(whole);
    const nature = natureOf(title);
    if (nature === null && own.length === 0) return [];
    const both = MAKE_AND_CARRY.test(plain);
    return [{ key: id, nature: nature ?? 'other', title, make: [id], carry: both ? [id, ...own] : own }];
  });
}
