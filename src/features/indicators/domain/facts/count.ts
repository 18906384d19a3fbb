import type { CardFacts, FactRule } from './rule.ts';
import { holdsOn, type Span } from './spans.ts';

/** A place with what lies in it on the day of counting. */
export interface FactPlace {
  readonly code: string;
  readonly level: 'state' | 'macroRegion' | 'healthRegion' | 'municipality';
  readonly macroRegions: readonly string[];
  readonly municipalities: readonly string[];
}

/** Days, both included. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** Something counted once, since when, and the facts that say so. */
export interface CountedUnit {
  readonly territory: string | null;
  readonly careLine: string | null;
  readonly since: string;
  readonly amount: number;
  readonly facts: readonly string[];
}

/** What a rule counts in a place. `counted` makes the value; `reached` is everything up to the last day. */
export interface FactCount {
  readonly counted: readonly CountedUnit[];
  readonly value: number;
  readonly reached: number;
  readonly universe: number | null;
}

/** Whether facts of this rule can be told at this level; else why not (pt-BR). */
export function levelRefusal(
  rule: FactRule,
  subject: CardFacts['kinds'][number]['subject'],
  level: FactPlace['level'],
): string | null {
  if (level === 'state' || subject === 'municipality') return null;
  if (subject === 'care-line') return 'Este fato é do estado inteiro: peça o estado.';
  return level === 'macroRegion'
    ? null
    : `${rule.name}: o fato é da macrorregião. Peça o estado ou uma macrorregião.`;
}

/** Counts the spans of a rule in a place over some days. */
export function countSpans(
  card: Pick<CardFacts, 'careLines'>,
  rule: FactRule,
  spans: readonly Span[],
  place: FactPlace,
  days: Days,
): FactCount {
  const known = spans.filter((span) => inside(place, span.territory) && span.from <= days.last);
  const units = unitsOf(rule, known, place, days.last);
  const isNew = (unit: CountedUnit) => unit.since >= days.first;
  const counted = rule.over === 'new' ? units.filter(isNew) : units;
  return {
    counted,
    value: total(counted),
    reached: total(units),
    universe: universeOf(card, rule, place),
  };
}

function inside(place: FactPlace, code: string): boolean {
  return code === place.code || place.municipalities.includes(code) || place.macroRegions.includes(code);
}

const total = (units: readonly CountedUnit[]): number => units.reduce((sum, unit) => sum + unit.amount, 0);

const KEYS: Readonly<Record<FactRule['counts'], (span: Span) => string>> = {
  municipality: (span) => span.territory,
  'macro-region': (span) => span.territory,
  pair: (span) => `${span.careLine}/${span.territory}`,
  line: (span) => span.careLine ?? '',
  'whole-line': (span) => span.careLine ?? '',
  people: (span) => span.facts.join(),
};

/** Every unit that the rule counts up to `day`: for what stands, only what stands on it. */
function unitsOf(rule: FactRule, spans: readonly Span[], place: FactPlace, day: string): CountedUnit[] {
  const usable = rule.over === 'standing' ? spans.filter((span) => holdsOn(span, day)) : spans;
  const groups = Map.groupBy(usable, KEYS[rule.counts]);
  return [...groups.values()].flatMap((group) => {
    const unit = rule.counts === 'whole-line' ? wholeLine(group, place) : earliest(rule, group);
    return unit === null ? [] : [unit];
  });
}

/** A unit counts from its first fact: what comes later adds evidence, not another unit. */
function earliest(rule: FactRule, group: readonly Span[]): CountedUnit | null {
  const first = firstOf(group);
  if (first === undefined) return null;
  const byPlace = rule.counts !== 'line';
  return {
    territory: byPlace ? first.territory : null,
    careLine: rule.counts === 'municipality' ? null : first.careLine,
    since: first.from,
    amount: first.amount,
    facts: rule.over === 'standing' ? group.flatMap((span) => span.facts) : first.facts,
  };
}

/** A line is whole on the day its last macro-region of the place came in. */
function wholeLine(group: readonly Span[], place: FactPlace): CountedUnit | null {
  const firsts = place.macroRegions.map((code) => firstOf(group.filter((span) => span.territory === code)));
  const known = firsts.filter((span) => span !== undefined);
  if (known.length === 0 || known.length < place.macroRegions.length) return null;
  return {
    territory: null,
    careLine: known[0]?.careLine ?? null,
    since: known
      .map((span) => span.from)
      .sort()
      .at(-1) as string,
    amount: 1,
    facts: known.flatMap((span) => span.facts),
  };
}

function firstOf(spans: readonly Span[]): Span | undefined {
  return spans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))[0];
}

function universeOf(card: Pick<CardFacts, 'careLines'>, rule: FactRule, place: FactPlace): number | null {
  switch (rule.universe) {
    case 'municipalities':
      return place.municipalities.length;
    case 'macro-regions':
      return place.macroRegions.length;
    case 'care-lines':
      return card.careLines.length;
    case 'pairs':
      return card.careLines.length * place.macroRegions.length;
    case null:
      return null;
  }
}
