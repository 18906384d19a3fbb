import { Temporal } from 'temporal-polyfill';
import type { Citation, Explained, Reading, SourceFile } from '../../../../kernel/explained.ts';
import { formatCount, formatDay, formatDecimal } from '../../../../kernel/format.ts';
import { type Period, periodInWords } from '../../../../kernel/period.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Card } from '../card.ts';
import { absentValue, type IndicatorValue, NO_VALUE } from '../compute.ts';
import type { CountedUnit, Days, FactCount } from './count.ts';
import type { CardFacts, FactRule } from './rule.ts';

/** A fact as the memory of a number shows it. */
export interface ToldFact {
  readonly id: string;
  readonly label: string;
  readonly day: string;
  readonly files: readonly SourceFile[];
  readonly note: string | null;
}

/** What another rule of the same unit would give. */
interface OtherRule {
  readonly rule: FactRule;
  readonly count: FactCount;
}

/** Everything a value counted from facts is made of, loaded beforehand. */
export interface FactIngredients {
  readonly card: Card;
  readonly facts: CardFacts;
  readonly rule: FactRule;
  readonly place: string;
  readonly period: Period;
  readonly days: Days;
  readonly today: string;
  readonly count: FactCount;
  readonly others: readonly OtherRule[];
  /** Facts of the register by this rule up to the last day, wherever they are. */
  readonly known: number;
  readonly cite: Citation;
  readonly told: (id: string) => ToldFact | null;
  readonly unitName: (unit: CountedUnit) => string;
  /** Where a unit's line stands under: its macro-region; null where lines stand by themselves. */
  readonly groupName: (unit: CountedUnit) => string | null;
  readonly computedAt: string | null;
}

/** First and last day of a period; the last is today while it runs. Null before it begins. */
export function daysOf(period: Period, today: string): Days | null {
  const first = `${period.first}-01`;
  const last = Temporal.PlainYearMonth.from(period.last).toPlainDate({ day: 31 }).toString();
  if (first > today) return null;
  return { first, last: last < today ? last : today };
}

/** The value that facts make, with each of them; or why there is none. */
export function factValue(given: FactIngredients): IndicatorValue {
  const { card, rule, count, known, period, days, today } = given;
  if (known === 0) {
    const reason = card.unavailable?.reason ?? 'Ainda não há nenhum registro.';
    return absentValue('no-records', reason);
  }
  const numerator = Rational.of(count.value);
  const denominator = count.universe === null ? null : Rational.of(count.universe);
  const value = divided(card, numerator, denominator);
  if (value === null) {
    const reason = denominator === null ? 'O denominador não é conhecido.' : 'O denominador é zero.';
    return { ...NO_VALUE, status: 'no-denominator', reason, numerator, denominator };
  }
  const isRunning = days.last === today && today < lastDay(period);
  return {
    status: isRunning ? 'partial' : 'computed',
    reason: isRunning
      ? `Contado até ${formatDay(today)}: ${periodInWords(period)} ainda não terminou.`
      : null,
    value,
    rounded: value.toDecimal(card.decimals, card.rounding),
    numerator,
    denominator,
    method: rule.id,
    variant: null,
    files: filesOf(given),
    parts: [],
    computedAt: given.computedAt,
    until: null,
    explained: explain(given, numerator, value),
    small: null,
  };
}

function lastDay(period: Period): string {
  return Temporal.PlainYearMonth.from(period.last).toPlainDate({ day: 31 }).toString();
}

function divided(card: Card, numerator: Rational, denominator: Rational | null): Rational | null {
  if (card.unit === 'count') return numerator;
  if (denominator === null || denominator.isZero()) return null;
  return numerator.mul(Rational.of(card.multiplier)).div(denominator);
}

function filesOf({ count, told }: FactIngredients): SourceFile[] {
  const ids = count.counted.flatMap((unit) => unit.facts);
  const files = ids.flatMap((id) => told(id)?.files ?? []);
  return [...new Map(files.map((file) => [`${file.file}#${file.sha256}`, file])).values()];
}

function explain(given: FactIngredients, numerator: Rational, value: Rational): Explained<Rational> {
  const { card, rule, place, period, days, count, cite } = given;
  const reading = readingOf(given, value);
  const head = {
    id: `indicator/${card.id}`,
    label: `${card.shortName}, ${place}, ${periodInWords(period)}`,
    value,
    unit: card.unit === '%' ? ('%' as const) : ('count' as const),
    formula: rule.formula,
    cite,
    evidence: { files: [], records: given.count.counted.reduce((sum, unit) => sum + unit.facts.length, 0) },
    ...(reading ? { reading } : {}),
  };
  const reached = reachedWords(given);
  if (card.unit === 'count')
    return { ...head, op: 'count', inputs: unitNodes(given), ...(reached === null ? {} : { note: reached }) };
  const counted: Explained<Rational> = {
    id: 'numerator',
    label: rule.name,
    value: numerator,
    unit: 'count',
    op: 'count',
    inputs: unitNodes(given),
    note: `Em ${formatDay(days.last)}.`,
  };
  const universe: Explained<Rational> = {
    id: 'denominator',
    label: `${rule.universeLabel ?? 'Universo'}, em ${formatDay(days.last)}`,
    value: Rational.of(count.universe ?? 0),
    unit: 'count',
    op: 'fact',
    inputs: [],
    note: 'Do cadastro de territórios, como era no fim do período.',
  };
  return { ...head, op: 'divide', inputs: [counted, universe] };
}

/** "Até 31/12/2024: 18 de 24 projetos (75,0%)." */
function reachedWords({ count, rule, days }: FactIngredients): string | null {
  if (count.universe === null || count.universe === 0) return null;
  const share = formatDecimal(Rational.of(count.reached * 100, count.universe), 1);
  return `Até ${formatDay(days.last)}: ${formatCount(count.reached)} de ${formatCount(count.universe)} ${rule.universeLabel ?? ''} (${share}%).`;
}

function readingOf({ card, rule, others }: FactIngredients, value: Rational): Reading | null {
  const alternatives = others.flatMap((other) => {
    const { universe } = other.count;
    const result = divided(
      card,
      Rational.of(other.count.value),
      universe === null ? null : Rational.of(universe),
    );
    if (result === null) return [];
    const { id, name } = other.rule;
    return [{ id, label: name, result: result.toString(), difference: result.sub(value).toString() }];
  });
  if (alternatives.length === 0) return null;
  return { id: 'fact-rule', chosen: rule.id, label: rule.name, status: 'assumed', alternatives };
}

/** A line for each unit, under its macro-region where the place has several. */
function unitNodes(given: FactIngredients): Explained<Rational>[] {
  const groups = Map.groupBy(given.count.counted, (unit) => given.groupName(unit) ?? '');
  if (groups.has('')) return unitsByName(given, given.count.counted);
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'pt-BR'))
    .map(([name, units]) => ({
      id: `group/${name}`,
      label: name,
      value: Rational.of(units.reduce((sum, unit) => sum + unit.amount, 0)),
      unit: 'count',
      op: 'count',
      inputs: unitsByName(given, units),
    }));
}

function unitsByName(given: FactIngredients, units: readonly CountedUnit[]): Explained<Rational>[] {
  return units
    .toSorted((a, b) => given.unitName(a).localeCompare(given.unitName(b), 'pt-BR'))
    .map((unit) => unitNode(given, unit));
}

function unitNode(given: FactIngredients, unit: CountedUnit): Explained<Rational> {
  const facts = unit.facts.map((id) => given.told(id)).filter((fact) => fact !== null);
  return {
    id: `unit/${unit.facts[0] ?? unit.territory}`,
    label: `${given.unitName(unit)}, ${given.rule.counts === 'people' ? 'em' : 'desde'} ${formatDay(unit.since)}`,
    value: Rational.of(unit.amount),
    unit: 'count',
    op: 'count',
    inputs: facts.map((fact) => ({
      id: `fact/${fact.id}`,
      label: fact.label,
      value: formatDay(fact.day),
      unit: 'text',
      op: 'fact',
      inputs: [],
      evidence: { files: fact.files },
      ...(fact.note === null ? {} : { note: fact.note }),
    })),
  };
}
