import { addMonths } from '../../../../kernel/competencia.ts';
import type { Rational } from '../../../../kernel/rational.ts';
import { versionAt } from '../dated.ts';
import type { Case } from '../evaluate.ts';
import type { Agreement, Fact, RawValue } from '../programme.ts';
import { type Leaf, NONE, UNSETTLED } from './plan.ts';

type LeafOf<F extends Leaf['from']> = Extract<Leaf, { from: F }>;

/** What the cases of one month bring to a leaf of the plan: an integer, `NONE` or `UNSETTLED`. */
export function readerOf(
  leaf: Leaf,
  { competencia, knownOn }: Pick<Case, 'competencia' | 'knownOn'>,
): (on: Pick<Case, 'agreement' | 'stated'>) => number {
  const day = `${competencia}-01`;
  const now = (versions: readonly Fact[] | undefined) =>
    versions === undefined ? null : versionAt(versions, day, knownOn);
  switch (leaf.from) {
    case 'stated':
      return ({ stated }) => statedFact(stated[leaf.input], leaf.places);
    case 'fact': {
      if (leaf.monthsBack === undefined)
        return ({ agreement }) => valueIn(now(indexOf(agreement).get(leaf.fact)?.all), leaf);
      const month = addMonths(competencia, -leaf.monthsBack);
      return ({ agreement }) => valueIn(now(indexOf(agreement).get(leaf.fact)?.ofMonth.get(month)), leaf);
    }
    case 'items':
      return ({ agreement }) => itemsIn(now(indexOf(agreement).get(leaf.fact)?.all), leaf);
    case 'member':
      return ({ agreement }) => {
        const fact = now(indexOf(agreement).get(leaf.fact)?.all);
        return fact === null ? UNSETTLED : Number(leaf.codes.has(String(fact.value)));
      };
  }
}

function itemsIn(fact: Fact | null, { atLeast, last, places }: LeafOf<'items'>): number {
  if (fact === null) return UNSETTLED;
  const items = (fact.value ?? []) as readonly string[];
  if (items.length < atLeast) return NONE;
  return total(last === undefined ? items : items.slice(-last), places);
}

/** A stated fact at the scale of its leaf. */
function statedFact(value: Rational | boolean | null | undefined, places: number): number {
  if (value === null) return NONE;
  if (typeof value === 'boolean') return Number(value);
  if (value === undefined) return UNSETTLED;
  const scaled = value.numerator * (BIG_POWERS[places] as bigint);
  const integer = scaled % value.denominator === 0n ? Number(scaled / value.denominator) : UNSETTLED;
  return Number.isSafeInteger(integer) ? integer : UNSETTLED;
}

function valueIn(fact: Fact | null, { unit, places }: LeafOf<'fact'>): number {
  const value: RawValue = fact?.value ?? null;
  if (value === null) return UNSETTLED;
  if (unit === 'text') return 1;
  if (typeof value === 'boolean') return unit === 'boolean' ? Number(value) : UNSETTLED;
  return typeof value === 'string' ? scaledDecimal(value, places) : UNSETTLED;
}

function total(items: readonly string[], places: number): number {
  return items.reduce((sum, text) => sum + scaledDecimal(text, places), 0);
}

const POWERS = Array.from({ length: 10 }, (_, i) => 10 ** i);
const BIG_POWERS = POWERS.map(BigInt);

/** `"104.61"` with four places is 1046100; not settled where it is no plain decimal, has more places or is too large. */
export function scaledDecimal(text: string, places: number): number {
  const end = text.length;
  let point = end;
  let digits = 0;
  for (let i = 0; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (digit === POINT && point === end) point = i;
    else return UNSETTLED;
  }
  const decimals = point === end ? 0 : end - point - 1;
  const missing = POWERS[places - decimals];
  if (missing === undefined || point === 0 || point === end - 1) return UNSETTLED;
  const scaled = digits * missing;
  return scaled <= Number.MAX_SAFE_INTEGER ? scaled : UNSETTLED;
}

const POINT = '.'.charCodeAt(0) - 48;

/** The versions of a fact: all of them, and those of each month. */
interface Versions {
  readonly all: Fact[];
  readonly ofMonth: Map<string, Fact[]>;
}

/** The facts of each agreement, by id. */
const INDEXES = new WeakMap<Agreement, ReadonlyMap<string, Versions>>();

function indexOf(agreement: Agreement): ReadonlyMap<string, Versions> {
  const known = INDEXES.get(agreement);
  if (known) return known;
  const index = new Map<string, Versions>();
  for (const [id, all] of Map.groupBy(agreement.facts, (fact) => fact.id)) {
    const monthly = all.filter(({ month }) => month !== undefined);
    index.set(id, { all, ofMonth: Map.groupBy(monthly, ({ month = '' }) => month) });
  }
  INDEXES.set(agreement, index);
  return index;
}
