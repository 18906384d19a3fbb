import type { Band } from '../../../../kernel/bands.ts';
import type { Competencia } from '../../../../kernel/competencia.ts';
import type { Unit } from '../../../../kernel/explained.ts';
import { Rational, type RoundingMode } from '../../../../kernel/rational.ts';
import { versionAt } from '../dated.ts';
import { UNITS_OF_INPUTS } from '../inputs.ts';
import { coverageOf } from '../period.ts';
import type { Programme, RawValue, Rule } from '../programme.ts';
import { bandsOf, type Score } from '../score-table.ts';
import { stretchesOf } from './cuts.ts';
import { NO_CHOICE, NONE, type Plan } from './plan.ts';
import { integerOf, isExact, type Lowered, leastCommon, operand, Slots } from './slots.ts';

/** What a plan is made for; everything else is of the case. */
export interface PlanKey {
  readonly programme: Programme;
  readonly competencia: Competencia;
  readonly knownOn: string;
  readonly readings: Readonly<Record<string, string>>;
  /** Ids of the inputs that the cases state. */
  readonly stated: ReadonlySet<string>;
}

type RuleOf<O extends Rule['op']> = Extract<Rule, { op: O }>;

/** Compiles a sound programme (`compileProgramme`) for one month, its readings and the facts that will be stated. */
export function lower(key: PlanKey): Plan {
  return new Lowering(key).plan();
}

class Lowering {
  readonly #key: PlanKey;
  readonly #day: string;
  readonly #done = new Map<string, Lowered>();
  readonly #to = new Slots();

  constructor(key: PlanKey) {
    this.#key = key;
    this.#day = `${key.competencia}-01`;
  }

  plan(): Plan {
    const { rules, result } = this.#key.programme;
    const amount = rules[result.amount]?.op === 'round' ? this.#rule(result.amount) : this.#to.unsettled();
    const [factor, base] = [this.#rule(result.factor), this.#rule(result.base)];
    const criteria = result.criteria.map(({ rule }) => this.#rule(rule).slot);
    return {
      ...this.#to.columns(),
      places: this.#done,
      amount: this.#number(amount),
      factor: this.#number(factor),
      base: this.#number(base),
      criteria,
    };
  }

  #rule(id: string): Lowered {
    const known = this.#done.get(id);
    if (known !== undefined) return known;
    const rule = this.#key.programme.rules[id];
    const lowered = rule === undefined ? this.#to.unsettled() : (this.#stated(rule) ?? this.#apply(id, rule));
    this.#done.set(id, lowered);
    return lowered;
  }

  #apply(id: string, rule: Rule): Lowered {
    switch (rule.op) {
      case 'parameter':
        return this.#parameter(rule);
      case 'choose': {
        const option = rule.options[this.#key.readings[rule.by] ?? ''];
        return option === undefined ? this.#to.unsettled() : this.#rule(option);
      }
      case 'coverage':
        return this.#coverage();
      case 'when':
        return this.#when(id, rule);
      case 'band':
        return this.#band(id, rule);
      case 'sum':
        return this.#sum(rule.of.map((each) => this.#number(this.#rule(each))));
      case 'times':
        return rule.of.map((each) => this.#number(this.#rule(each))).reduce((a, b) => this.#times(a, b));
      case 'cap':
        return this.#cap(this.#number(this.#rule(rule.of)), this.#number(this.#rule(rule.limit)));
      case 'round':
        return this.#round(rule);
      default:
        return this.#recorded(rule);
    }
  }

  #recorded(rule: RuleOf<'fact' | 'member' | 'items'>): Lowered {
    const { fact } = rule;
    switch (rule.op) {
      case 'fact': {
        const { unit, monthsBack } = rule;
        return this.#to.leaf({ from: 'fact', fact, unit, monthsBack }, kindOf(unit), placesOf(unit));
      }
      case 'items': {
        const { unit, last, atLeast = 0, divisor } = rule;
        return this.#to.leaf({ from: 'items', fact, last, atLeast }, 'number', placesOf(unit), divisor);
      }
      case 'member': {
        const codes = this.#parameterValue(rule.parameter)?.value;
        if (!Array.isArray(codes)) return this.#to.unsettled();
        return this.#to.leaf({ from: 'member', fact, codes: new Set(codes) }, 'boolean', 0);
      }
    }
  }

  /** The fact that the cases state in the place of the rule, where they do. */
  #stated({ stated }: Rule): Lowered | null {
    const input = this.#key.programme.inputs.find(({ id }) => id === stated);
    if (input === undefined || !this.#key.stated.has(input.id)) return null;
    const unit = UNITS_OF_INPUTS[input.kind];
    return this.#to.leaf({ from: 'stated', input: input.id }, kindOf(unit), placesOf(unit));
  }

  #coverage(): Lowered {
    const period = this.#key.programme.exceptional;
    if (period === null) return this.#to.unsettled();
    const share = coverageOf(period, this.#key.competencia);
    return share.isZero() ? this.#to.hold(NONE, 1n, 'number') : this.#to.constant(share);
  }

  #parameterValue(id: string) {
    const parameter = this.#key.programme.parameters.find((each) => each.id === id);
    return parameter && versionAt(parameter.values, this.#day, this.#key.knownOn);
  }

  #parameter(rule: RuleOf<'parameter'>): Lowered {
    const unit = this.#key.programme.parameters.find((each) => each.id === rule.parameter)?.unit ?? 'text';
    const value: RawValue = this.#parameterValue(rule.parameter)?.value ?? null;
    if (value === null) return this.#to.unsettled();
    if (typeof value === 'boolean') return this.#to.constant(value ? Rational.one : Rational.zero, 'boolean');
    if (typeof value !== 'string' || unit === 'text') return this.#to.constant(Rational.one, 'text');
    return this.#to.constant(Rational.parse(value));
  }

  #when(id: string, rule: RuleOf<'when'>): Lowered {
    const condition = this.#rule(rule.of);
    if (condition.constant !== undefined) return this.#knownBranch(rule, condition, condition.constant);
    const [then, otherwise] = [this.#rule(rule.then), this.#rule(rule.otherwise)];
    const scale = leastCommon([then.scale, otherwise.scale]);
    const kind = then.kind === otherwise.kind ? then.kind : 'text';
    return this.#to.step(kind, scale, (out) => ({
      op: 'when',
      out,
      of: condition.slot,
      yesNo: condition.kind === 'boolean',
      held: operand(then, scale),
      otherwise: operand(otherwise, scale),
      choice: this.#to.choice(id),
    }));
  }

  /** A condition of the law or of the month is the same for every case. */
  #knownBranch(rule: RuleOf<'when'>, { kind }: Lowered, condition: number): Lowered {
    if (Number.isNaN(condition)) return this.#to.unsettled();
    const holds = condition !== NONE && !(kind === 'boolean' && condition === 0);
    return this.#rule(holds ? rule.then : rule.otherwise);
  }

  #band(id: string, rule: RuleOf<'band'>): Lowered {
    const value = this.#number(this.#rule(rule.of));
    const bands = this.#bandsOf(rule);
    if (bands === null || bands.length >= NO_CHOICE) return this.#to.unsettled();
    const bounds = bands.flatMap(({ from, to }) => [from, to]).filter((bound) => bound !== null);
    const scale = leastCommon([value.scale, ...bounds.map(({ denominator }) => denominator)]);
    if (!isExact(scale)) return this.#to.unsettled();
    const scoreScale = leastCommon(bands.map((band) => band.value.value.denominator));
    const scores = bands.map((band) => integerOf(band.value.value, scoreScale));
    return this.#to.step('number', scoreScale, (out) => ({
      op: 'band',
      out,
      of: operand(value, scale),
      ...stretchesOf(bands, scale, scores),
      choice: this.#to.choice(id),
    }));
  }

  #bandsOf(rule: RuleOf<'band'>): Band<Score>[] | null {
    const table = this.#key.programme.tables.find((each) => each.id === rule.table);
    const version = table && versionAt(table.versions, this.#day, this.#key.knownOn);
    return version ? bandsOf(version.rows, this.#key.readings[rule.by] ?? '') : null;
  }

  #sum(terms: readonly Lowered[]): Lowered {
    const scale = leastCommon(terms.map((term) => term.scale));
    return this.#to.step('number', scale, (out) => ({
      op: 'sum',
      out,
      of: terms.map((term) => operand(term, scale)),
    }));
  }

  #times(a: Lowered, b: Lowered): Lowered {
    return this.#to.step('number', a.scale * b.scale, (out) => ({ op: 'times', out, a: a.slot, b: b.slot }));
  }

  #cap(of: Lowered, limit: Lowered): Lowered {
    const scale = leastCommon([of.scale, limit.scale]);
    return this.#to.step('number', scale, (out) => ({
      op: 'cap',
      out,
      of: operand(of, scale),
      limit: operand(limit, scale),
    }));
  }

  /** Multiplied and divided by the fraction between the two scales, in lowest terms. */
  #round(rule: RuleOf<'round'>): Lowered {
    const of = this.#number(this.#rule(rule.of));
    const scale = 10n ** BigInt(rule.places);
    const between = Rational.of(scale, of.scale);
    const mode = (this.#key.readings[rule.by] ?? 'truncate') as RoundingMode;
    return this.#to.step('number', scale, (out) => ({
      op: 'round',
      out,
      of: { slot: of.slot, by: Number(between.numerator) },
      divisor: Number(between.denominator),
      mode,
    }));
  }

  /** Rules refuse to calculate with what is no number. */
  #number(value: Lowered): Lowered {
    return value.kind === 'number' ? value : this.#to.unsettled();
  }
}

function kindOf(unit: Unit): Lowered['kind'] {
  if (unit === 'text') return 'text';
  return unit === 'boolean' ? 'boolean' : 'number';
}

/** Cents for amounts; four places for percentages, counts and multiples. */
function placesOf(unit: Unit): number {
  if (unit === 'text' || unit === 'boolean') return 0;
  return unit === 'BRL' ? 2 : 4;
}
