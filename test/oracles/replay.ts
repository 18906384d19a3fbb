import type { Case } from '../../src/features/cofinancing/domain/evaluate.ts';
import type { Node } from '../../src/features/cofinancing/domain/nodes.ts';
import type {
  Dated,
  PrintedBand,
  RawValue,
  Rule,
  TableRow,
} from '../../src/features/cofinancing/domain/programme.ts';
import { Rational } from '../../src/kernel/rational.ts';

/*
 * Works a tree out again, node by node: each value from those of its inputs, and leaves from law, facts and calendar. It shares
 * no code with the evaluator; only exact fractions are the kernel's.
 */

type Value = Node['value'];

/** Every node whose value, article or words are not what its inputs and the law give. */
export function liesIn(root: Node, on: Case): string[] {
  const lies = new Replay(on).check(root);
  return root.id === on.programme.result.amount ? lies : [...lies, `${root.id}: is not the amount`];
}

class Replay {
  readonly #on: Case;

  constructor(on: Case) {
    this.#on = on;
  }

  check(node: Node): string[] {
    const below = node.inputs.flatMap((input) => this.check(input as Node));
    try {
      const value = this.#again(node);
      return same(value, node.value) ? below : [...below, `${node.id}: ${node.value} is not ${value}`];
    } catch (error) {
      return [...below, `${node.id}: ${(error as Error).message}`];
    }
  }

  #again(node: Node): Value {
    const rules = this.#on.programme.rules;
    if (rules[node.id] === undefined) return this.#item(node);
    const [only, ...others] = node.inputs;
    if (only && others.length === 0 && node.op === 'choose' && this.#chainFrom(node.id).includes(only.id))
      return only.value as Value;
    return this.#byRule(this.#chosen(node.id), node);
  }

  /** The rules that readings lead through; where more than one shows its question, each stands on a node of its own. */
  #chainFrom(id: string): string[] {
    const rule = this.#on.programme.rules[id];
    if (rule?.op !== 'choose') return [id];
    return [id, ...this.#chainFrom(rule.options[this.#on.readings[rule.by] as string] as string)];
  }

  /** The rule that readings lead to, and what a person stated in its place. */
  #chosen(id: string): { rule: Rule; stated: Value | undefined } {
    const { programme, readings, stated } = this.#on;
    const rule = programme.rules[id] as Rule;
    const told = rule.stated === undefined ? undefined : stated[rule.stated];
    if (told !== undefined || rule.op !== 'choose') return { rule, stated: told };
    return this.#chosen(rule.options[readings[rule.by] as string] as string);
  }

  #byRule({ rule, stated }: { rule: Rule; stated: Value | undefined }, node: Node): Value {
    if (stated !== undefined) return leaf(node, stated);
    const inputs = node.inputs.map(({ value }) => value as Value);
    switch (rule.op) {
      case 'sum':
        return numbers(inputs, rule.of.length).reduce((a, b) => a.add(b));
      case 'times':
        return numbers(inputs, rule.of.length).reduce((a, b) => a.mul(b));
      case 'cap': {
        const [value, limit] = numbers(inputs, 2) as [Rational, Rational];
        return value.lt(limit) ? value : limit;
      }
      case 'round':
        return rounded(
          numbers(inputs, 1)[0] as Rational,
          rule.places,
          this.#on.readings[rule.by] === 'half-up',
        );
      case 'band':
        return this.#band(rule, node);
      case 'when':
        return this.#when(rule, node);
      case 'items':
        return this.#items(rule, numbers(inputs, inputs.length));
      default:
        return leaf(node, this.#leaf(rule));
    }
  }

  #leaf(rule: Rule): Value {
    switch (rule.op) {
      case 'fact':
        return exactly(this.#fact(rule.fact, rule.monthsBack), rule.unit);
      case 'parameter': {
        const parameter = this.#on.programme.parameters.find(({ id }) => id === rule.parameter);
        return exactly(this.#inForce(parameter?.values ?? []).value, parameter?.unit ?? 'text');
      }
      case 'member': {
        const parameter = this.#on.programme.parameters.find(({ id }) => id === rule.parameter);
        const codes = this.#inForce(parameter?.values ?? []).value as readonly string[];
        return codes.includes(String(this.#fact(rule.fact)));
      }
      case 'coverage':
        return this.#covered();
      default:
        throw new Error(`a ${rule.op} has inputs`);
    }
  }

  #when(rule: Extract<Rule, { op: 'when' }>, node: Node): Value {
    if (node.op === 'band') return this.#scored(rule, node);
    const condition = node.inputs[0]?.value;
    const branch = condition !== null && condition !== false ? rule.then : rule.otherwise;
    const [, made] = node.inputs;
    if (made === undefined) {
      const { rule: last, stated } = this.#chosen(branch);
      if (stated !== undefined) return stated;
      return last.op === 'items' ? this.#items(last, []) : this.#leaf(last);
    }
    if (made.id !== branch) throw new Error(`took ${made.id}, not ${branch}`);
    return made.value as Value;
  }

  /** A value that is scored where it is there stands once, below its band. */
  #scored(rule: Extract<Rule, { op: 'when' }>, node: Node): Value {
    const scored = node.inputs[0];
    if (scored?.id !== rule.of) throw new Error('hides what it depends on');
    const taken = scored.value !== null && scored.value !== false ? rule.then : rule.otherwise;
    const branch = this.#chosen(taken).rule;
    if (branch.op === 'when') return this.#scored(branch, node);
    if (branch.op === 'band') return this.#band(branch, node);
    throw new Error('is no band');
  }

  #band(rule: Extract<Rule, { op: 'band' }>, node: Node): Value {
    const [value] = numbers(
      node.inputs.map((input) => input.value as Value),
      1,
    ) as [Rational];
    const table = this.#on.programme.tables.find(({ id }) => id === rule.table);
    const rows = this.#inForce(table?.versions ?? []).rows;
    const row = rowHolding(rows, value, this.#on.readings[rule.by] as string);
    if (row === null) throw new Error('no band holds it');
    if (node.cite?.at !== row.cite.at || node.cite.quote !== row.cite.quote)
      throw new Error('cites another band');
    const ownWords = Object.values(this.#on.programme.rules).some(
      ({ note }) => note !== undefined && note === node.note,
    );
    if (!ownWords && !node.note?.endsWith(`está na faixa ${row.id}, impressa como "${row.printed}".`))
      throw new Error('names another band');
    return Rational.parse(row.score);
  }

  #items({ fact, last, divisor = 1, atLeast = 0 }: Extract<Rule, { op: 'items' }>, shown: Rational[]): Value {
    const all = (this.#fact(fact) ?? []) as readonly string[];
    const wanted = last === undefined ? all : all.slice(Math.max(0, all.length - last));
    if (
      shown.length !== wanted.length ||
      !shown.every((each, i) => each.eq(Rational.parse(wanted[i] as string)))
    )
      throw new Error('shows other items');
    if (all.length < atLeast) return null;
    return shown.reduce((a, b) => a.add(b), Rational.zero).div(Rational.of(divisor));
  }

  /** An item of a list has the id of its rule and its place. */
  #item(node: Node): Value {
    const [, id = '', place = ''] = /^(.*)\.(\d+)$/.exec(node.id) ?? [];
    const { rule } = this.#chosen(id);
    if (rule.op !== 'items') throw new Error('is of no rule');
    const all = (this.#fact(rule.fact) ?? []) as readonly string[];
    return Rational.parse(all[Number(place) - 1] ?? 'none');
  }

  #fact(id: string, monthsBack?: number): RawValue {
    const month = monthsBack === undefined ? undefined : monthBefore(this.#on.competencia, monthsBack);
    const versions = this.#on.agreement.facts.filter(
      (each) => each.id === id && (month === undefined || each.month === month),
    );
    return this.#inForce(versions).value;
  }

  #inForce<T extends Dated>(versions: readonly T[]): T {
    const day = `${this.#on.competencia}-01`;
    const within = (at: string, [from, to]: readonly [string, string | null]) =>
      at >= from && (to === null || at < to);
    const found = versions.filter(
      ({ effect, known }) => within(day, effect) && within(this.#on.knownOn, known),
    );
    if (found.length !== 1) throw new Error(`${found.length} versions in force`);
    return found[0] as T;
  }

  /** Counts the days of the month that the exceptional period has. */
  #covered(): Value {
    const period = this.#on.programme.exceptional;
    const [year = 0, month = 0] = this.#on.competencia.split('-').map(Number);
    const first = Date.UTC(year, month - 1, 1) / DAY;
    const after = Date.UTC(year, month, 1) / DAY;
    const start = Date.parse(period?.from ?? '') / DAY;
    let inside = 0;
    for (let day = first; day < after; day++) if (day >= start && day < start + (period?.days ?? 0)) inside++;
    return inside === 0 ? null : Rational.of(inside, after - first);
  }
}

const DAY = 86_400_000;

/** The row that holds a value: by the printed words, then by how the reading closes holes. */
function rowHolding(rows: readonly TableRow[], value: Rational, reading: string): TableRow | null {
  const printed = rows.filter(({ band }) => holds(band, value));
  if (reading === 'integer-thresholds') return rows.findLast((_, i) => reaches(rows, i, value)) ?? null;
  if (printed.length > 0) return printed[0] as TableRow;
  if (reading === 'as-printed') return null;
  return rows.findLast(({ band }) => band.form === 'below' || lowEnd(band).lt(value)) ?? null;
}

function holds(band: PrintedBand, value: Rational): boolean {
  if (band.form === 'below') return value.lt(Rational.parse(band.value));
  if (band.form === 'above') return value.gt(Rational.parse(band.value));
  return !value.lt(Rational.parse(band.from)) && !value.gt(Rational.parse(band.to));
}

const lowEnd = (band: PrintedBand) => Rational.parse(band.form === 'between' ? band.from : band.value);

/** Whether the band has begun: at its printed bound, after it where the band below holds it, or where "below" ends. */
function reaches(rows: readonly TableRow[], i: number, value: Rational): boolean {
  const [own, lower] = [rows[i]?.band as PrintedBand, rows[i - 1]?.band];
  if (lower === undefined) return true;
  if (lower.form === 'below') return !value.lt(Rational.parse(lower.value));
  const closed = own.form === 'above' && lower.form === 'between' && lowEnd(own).eq(Rational.parse(lower.to));
  return closed ? value.gt(lowEnd(own)) : !value.lt(lowEnd(own));
}

function rounded(value: Rational, places: number, halfUp: boolean): Rational {
  const scale = 10n ** BigInt(places);
  const [n, d] = [value.numerator * scale, value.denominator];
  const quotient = halfUp ? (2n * n + d) / (2n * d) : n / d;
  return Rational.of(quotient, scale);
}

function numbers(values: readonly Value[], wanted: number): Rational[] {
  if (values.length !== wanted) throw new Error(`has ${values.length} inputs, not ${wanted}`);
  return values.map((value) => {
    if (value instanceof Rational) return value;
    throw new Error(`calculates with ${value}`);
  });
}

function leaf(node: Node, value: Value): Value {
  if (node.inputs.length > 0) throw new Error('has inputs that the law does not know');
  return value;
}

function exactly(raw: RawValue, unit: string): Value {
  if (typeof raw === 'string') return unit === 'text' ? raw : Rational.parse(raw);
  return typeof raw === 'boolean' || raw === null ? raw : raw.join(', ');
}

function monthBefore(month: string, back: number): string {
  const [year = 0, at = 0] = month.split('-').map(Number);
  const all = year * 12 + at - 1 - back;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

function same(a: Value, b: Value): boolean {
  return a instanceof Rational && b instanceof Rational ? a.eq(b) : a === b;
}
