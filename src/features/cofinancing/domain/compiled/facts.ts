import { addMonths } from '../../../../kernel/competencia.ts';
import type { Rational } from '../../../../kernel/rational.ts';
import { versionAt } from '../dated.ts';
import type { Case } from '../evaluate.ts';
import type { Agreement, Fact, RawValue } from '../programme.ts';
import { type Leaf, NONE, UNSETTLED } from './plan.ts';

type LeafOf<F extends Leaf['from']> = Extract<Leaf, { from: F }>;

/** What a case brings to a leaf of the plan: an integer, `NONE` or `UNSETTLED`. */
export function factOf(leaf: Leaf, on: Case): number {
  switch (leaf.from) {
    case 'stated':
      return statedFact(on.stated[leaf.input], leaf.places);
    case 'fact': {
      const month = leaf.monthsBack === undefined ? undefined : addMonths(on.competencia, -leaf.monthsBack);
      return valueIn(factNow(on, leaf.fact, month), leaf);
    }
    case 'items': {
      const items = itemsOf(factNow(on, leaf.fact));
      if (items === null) return UNSETTLED;
      if (items.length < leaf.atLeast) return NONE;
      return total(leaf.last === undefined ? items : items.slice(-leaf.last), leaf.places);
    }
    case 'member': {
      const fact = factNow(on, leaf.fact);
      return fact === null ? UNSETTLED : Number(leaf.codes.has(String(fact.value)));
    }
  }
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

function itemsOf(fact: Fact | null): readonly string[] | null {
  if (fact === null) return null;
  return (fact.value ?? []) as readonly string[];
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

/** The facts of an agreement by id, and by id and month. */
const INDEXES = new WeakMap<Agreement, Map<string, Fact[]>>();

function indexOf(agreement: Agreement): Map<string, Fact[]> {
  const known = INDEXES.get(agreement);
  if (known) return known;
  const index = new Map<string, Fact[]>();
  const put = (key: string, fact: Fact) => {
    const list = index.get(key);
    if (list) list.push(fact);
    else index.set(key, [fact]);
  };
  for (const fact of agreement.facts) {
    put(fact.id, fact);
    if (fact.month !== undefined) put(`${fact.id}@${fact.month}`, fact);
  }
  INDEXES.set(agreement, index);
  return index;
}

function factNow(on: Case, id: string, month?: string): Fact | null {
  const versions = indexOf(on.agreement).get(month === undefined ? id : `${id}@${month}`);
  return versions === undefined ? null : versionAt(versions, `${on.competencia}-01`, on.knownOn);
}
