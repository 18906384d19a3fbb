import { type FoundInstrument, findInstruments, type Nature, type Told } from './found.ts';
import type { Step } from './life-cycle.ts';

/** A policy, plan, protocol… that the plan promises to make and to carry out; what is kept of it. */
export interface Instrument {
  readonly kind: 'instrument';
  /** The found instrument that it took up; null where somebody registered it. */
  readonly found: string | null;
  /** Its place among the instruments with a plan of their own: prefix of that plan's ids. */
  readonly nature: Nature;
  readonly title: string;
  readonly make: readonly string[];
  readonly carry: readonly string[];
  readonly steps: readonly Step[];
  /** Id of its own plan, on the same engine; null before it has one. */
  readonly plan: string | null;
  /** Why what was found is no instrument; null for one that is. */
  readonly declined: string | null;
}

export interface Known {
  readonly id: string;
  /** 0 while nobody has said anything of it: it is only found in the titles. */
  readonly version: number;
  readonly content: Instrument;
}

const FOUND = 'instrument-';

const idOfFound = (key: string): string => `${FOUND}${key}`;

const asContent = ({ key, nature, title, make, carry }: FoundInstrument): Instrument => ({
  kind: 'instrument',
  found: key,
  nature,
  title,
  make,
  carry,
  steps: [],
  plan: null,
  declined: null,
});

/** What people kept, and what the titles speak of that nobody has yet said anything of; in the order of the plan's actions. */
export function instrumentsOf(actions: readonly Told[], kept: readonly Known[]): Known[] {
  const told = new Set(kept.flatMap(({ content }) => (content.found === null ? [] : [content.found])));
  const made = new Set(kept.flatMap(({ content }) => (content.declined === null ? content.make : [])));
  const found = findInstruments(actions)
    .filter(({ key, make }) => !told.has(key) && !make.some((id) => made.has(id)))
    .map((each) => ({ id: idOfFound(each.key), version: 0, content: asContent(each) }));
  const places = new Map(actions.map(({ id }, at) => [id, at]));
  const placeOf = ({ content }: Known) =>
    Math.min(...[...content.make, ...content.carry].map((id) => places.get(id) ?? places.size), places.size);
  return [...kept, ...found].toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** Which action carries out what which makes. */
export interface Pair {
  readonly make: string;
  readonly carry: string;
}

export const pairsOf = (instruments: readonly Known[]): Pair[] =>
  instruments
    .filter(({ content }) => content.declined === null)
    .flatMap(({ content }) =>
      content.make.flatMap((make) =>
        content.carry.filter((carry) => carry !== make).map((carry) => ({ make, carry })),
      ),
    );

type Named = Pick<Instrument, 'title' | 'make' | 'carry'>;

/** Why an instrument cannot be kept so, each reason by itself. `taken` are the actions that make another one. */
export function instrumentRefusals(
  { title, make, carry }: Named,
  actions: ReadonlySet<string>,
  taken: ReadonlyMap<string, string>,
): string[] {
  const unknown = [...new Set([...make, ...carry])].filter((id) => !actions.has(id));
  return [
    ...(title.trim() === '' ? ['Dê um nome ao instrumento.'] : []),
    ...(make.length + carry.length === 0
      ? ['Ligue ao menos uma ação do plano: a que elabora ou a que executa.']
      : []),
    ...unknown.map((id) => `O plano não tem a ação ${id}.`),
    ...make.flatMap((id) => {
      const other = taken.get(id);
      return other === undefined ? [] : [`A ação ${id} já elabora “${other}”. Desligue-a dele antes.`];
    }),
  ];
}
