import { AppError } from '../../../kernel/app-error.ts';
import { type Band, bandOf } from '../../../kernel/bands.ts';
import { addMonths, type Competencia, competenciaInWords } from '../../../kernel/competencia.ts';
import { fact, type Reading, type Unit } from '../../../kernel/explained.ts';
import { formatDayInWords, formatExact } from '../../../kernel/format.ts';
import { Rational, type RoundingMode } from '../../../kernel/rational.ts';
import { versionAt } from './dated.ts';
import { type Stated, UNITS_OF_INPUTS } from './inputs.ts';
import {
  bandNote,
  citeOf,
  described,
  extras,
  type Node,
  numberOf,
  read,
  recorded,
  sameUnit,
  unitOfProduct,
  type Value,
} from './nodes.ts';
import { coverageOf } from './period.ts';
import type { Agreement, DatedValue, Fact, Operator, Programme, Rule } from './programme.ts';
import { bandsOf, type Score } from './score-table.ts';

/** Everything one calculation depends on. */
export interface Case {
  readonly programme: Programme;
  readonly agreement: Agreement;
  readonly competencia: Competencia;
  /** The day until which law and facts are taken as known. */
  readonly knownOn: string;
  /** The answer in use of each open question. */
  readonly readings: Readonly<Record<string, string>>;
  /** The answers that somebody decided for the month. */
  readonly decided?: Readonly<Record<string, string>>;
  readonly stated: Stated;
  /** What a plan (`compiled/`) already chose, by rule: the row of its table, 1 for `then` or 0 for `otherwise`. */
  readonly taken?: ReadonlyMap<string, number>;
}

type RuleOf<O extends Operator> = Extract<Rule, { op: O }>;
type Evaluators = { readonly [O in Operator]: (id: string, rule: RuleOf<O>, on: Case) => Node };

/** The value of a rule, with the tree of everything it was made of. */
export function evaluate(id: string, on: Case): Node {
  const rule = on.programme.rules[id];
  if (rule === undefined) throw new AppError('internal', `O programa não tem a regra "${id}".`);
  const apply = OPERATORS[rule.op] as (id: string, rule: Rule, on: Case) => Node;
  const node = statedNode(id, rule, on) ?? apply(id, rule, on);
  return rule.reading === undefined ? node : read(id, rule, node, readingOf(on, rule.reading));
}

const OPERATORS: Evaluators = {
  fact: (id, rule, on) =>
    rule.monthsBack === undefined
      ? recorded(id, rule.unit, findFact(on, rule.fact, rule.label), rule)
      : monthNode(id, rule, rule.monthsBack, on),
  parameter: (id, rule, on) => parameterNode(id, rule, on),
  choose(id, rule, on) {
    const chosen = on.readings[rule.by] ?? '';
    const option = rule.options[chosen];
    if (option === undefined) throw new AppError('internal', `A regra ${id} não prevê a leitura ${chosen}.`);
    const node = evaluate(option, on);
    const renamed = { ...node, id };
    return rule.shownBy === undefined ? read(id, rule, renamed, readingOf(on, rule.by)) : renamed;
  },
  when: (id, rule, on) => whenNode(id, rule, on),
  member(id, rule, on) {
    const code = findFact(on, rule.fact, rule.label);
    const list = parameterValue(on, rule.parameter, rule.label);
    const value = (list.value as readonly string[]).includes(String(code.value));
    return { ...described(id, rule), value, unit: 'boolean', op: 'fact', inputs: [], ...citeOf(rule, list) };
  },
  band: (id, rule, on) => bandNode(id, rule, on),
  sum(id, rule, on) {
    const inputs = rule.of.map((each) => evaluate(each, on));
    const value = inputs.reduce((total, each) => total.add(numberOf(each)), Rational.zero);
    return { ...described(id, rule), value, unit: sameUnit(id, inputs), op: 'sum', inputs };
  },
  times(id, rule, on) {
    const inputs = rule.of.map((each) => evaluate(each, on));
    const value = inputs.reduce((product, each) => product.mul(numberOf(each)), Rational.one);
    return { ...described(id, rule), value, unit: unitOfProduct(id, inputs), op: 'times', inputs };
  },
  cap(id, rule, on) {
    const inputs = [evaluate(rule.of, on), evaluate(rule.limit, on)];
    const [value, limit] = inputs.map(numberOf) as [Rational, Rational];
    return { ...described(id, rule), value: value.min(limit), unit: sameUnit(id, inputs), op: 'cap', inputs };
  },
  items: (id, rule, on) => itemsNode(id, rule, on),
  coverage(id, rule, on) {
    const period = on.programme.exceptional;
    if (period === null) throw new AppError('internal', 'O programa não tem período excepcional.');
    const share = coverageOf(period, on.competencia);
    return fact<Value>(id, rule.label, share.isZero() ? null : share, 'ratio', extras(rule));
  },
  round(id, rule, on) {
    const input = evaluate(rule.of, on);
    const mode = (on.readings[rule.by] ?? 'truncate') as RoundingMode;
    const value = numberOf(input).round(rule.places, mode);
    const reading = readingOf(on, rule.by);
    return { ...described(id, rule), value, unit: input.unit, op: 'round', inputs: [input], reading };
  },
};

function parameterNode(id: string, rule: RuleOf<'parameter'>, on: Case): Node {
  const parameter = on.programme.parameters.find((each) => each.id === rule.parameter);
  const version = parameterValue(on, rule.parameter, rule.label);
  const node = recorded(id, parameter?.unit ?? 'text', version, rule);
  return { ...node, op: 'parameter' };
}

/** What a person stated in the place of this value, or null. */
function statedNode(id: string, rule: Rule, on: Case): Node | null {
  const input = on.programme.inputs.find((each) => each.id === rule.stated);
  const value = input && on.stated[input.id];
  if (input === undefined || value === undefined) return null;
  const note = 'Informado para esta simulação, no lugar do fato registrado.';
  return fact<Value>(id, input.label, value, UNITS_OF_INPUTS[input.kind], { note });
}

function whenNode(id: string, rule: RuleOf<'when'>, on: Case): Node {
  const condition = evaluate(rule.of, on);
  const taken = on.taken?.get(id);
  const holds = taken === undefined ? condition.value !== null && condition.value !== false : taken === 1;
  const branch = evaluate(holds ? rule.then : rule.otherwise, on);
  const scoresCondition = branch.op === 'band' && branch.inputs[0]?.id === condition.id;
  if (scoresCondition) return { ...branch, ...described(id, rule) };
  const cite = rule.cite ?? branch.cite;
  const leaf = branch.inputs.length === 0;
  const inputs = leaf ? [condition] : [condition, branch];
  const { note = leaf ? branch.note : undefined, ...words } = described(id, rule);
  return {
    ...words,
    value: branch.value,
    unit: branch.unit,
    op: 'choose',
    inputs,
    ...(cite && { cite }),
    ...(note && { note }),
    ...(leaf && branch.reading && { reading: branch.reading }),
  };
}

function bandNode(id: string, rule: RuleOf<'band'>, on: Case): Node {
  const input = evaluate(rule.of, on);
  const { bands, scoreUnit } = tableBands(on, rule.table, on.readings[rule.by] ?? '');
  const value = numberOf(input);
  const taken = on.taken?.get(id);
  const band = taken === undefined ? bandOf(bands, value) : (bands[taken] ?? null);
  if (band === null) throw noBand(rule.label, value, bands);
  return {
    ...described(id, rule),
    value: band.value.value,
    unit: scoreUnit,
    op: 'band',
    inputs: [input],
    cite: band.value.cite,
    note: bandNote(value, `está na faixa ${band.id}, impressa como "${band.printed}".`),
    reading: readingOf(on, rule.by),
  };
}

/** The bands of a table in force on the case's month, under a reading. */
export function tableBands(
  on: Case,
  table: string,
  reading: string,
): { bands: Band<Score>[]; scoreUnit: Unit } {
  const found = on.programme.tables.find((each) => each.id === table);
  const version = found && versionAt(found.versions, `${on.competencia}-01`, on.knownOn);
  if (!found || !version)
    throw missing(found?.label ?? table, on, 'Cadastre a tabela do ato que vale nesse mês.');
  return { bands: bandsOf(version.rows, reading), scoreUnit: found.scoreUnit };
}

function itemsNode(id: string, rule: RuleOf<'items'>, on: Case): Node {
  const found = findFact(on, rule.fact, rule.label);
  const all = itemsOf(id, found, rule.unit);
  const inputs = rule.last === undefined ? all : all.slice(-rule.last);
  const total = inputs.reduce((sum, each) => sum.add(numberOf(each)), Rational.zero);
  const value = all.length < (rule.atLeast ?? 0) ? null : total.div(Rational.of(rule.divisor ?? 1));
  const op = rule.divisor === undefined ? 'sum' : 'mean';
  return { ...described(id, rule), value, unit: rule.unit, op, inputs, ...citeOf(rule, found) };
}

function itemsOf(id: string, found: Fact, unit: Unit): Node[] {
  const values = (found.value ?? []) as readonly string[];
  return values.map((text, i) =>
    fact<Value>(`${id}.${i + 1}`, found.items?.[i] ?? `${i + 1}º item`, Rational.parse(text), unit),
  );
}

function monthNode(id: string, rule: RuleOf<'fact'>, monthsBack: number, on: Case): Node {
  const month = addMonths(on.competencia, -monthsBack);
  const versions = on.agreement.facts.filter((each) => each.id === rule.fact && each.month === month);
  const found = versionAt(versions, `${on.competencia}-01`, on.knownOn);
  const label = `${rule.label} (${competenciaInWords(month)})`;
  if (found) return recorded(id, rule.unit, found, { ...rule, label });
  throw new AppError(
    'refused',
    `Não há pagamento calculado para ${competenciaInWords(on.competencia)}: ele usa "${label}", que ainda não foi registrada. ` +
      'Registre o valor desse mês, ou informe-o para simular.',
    { details: { reason: 'no-production', month } },
  );
}

function findFact(on: Case, id: string, label: string): Fact {
  const versions = on.agreement.facts.filter((each) => each.id === id);
  const found = versionAt(versions, `${on.competencia}-01`, on.knownOn);
  if (found === null) throw missing(label, on, 'Registre esse valor, ou informe-o para simular.');
  return found;
}

function parameterValue(on: Case, id: string, label: string): DatedValue {
  const parameter = on.programme.parameters.find((each) => each.id === id);
  const version = parameter && versionAt(parameter.values, `${on.competencia}-01`, on.knownOn);
  if (!version) throw missing(label, on, 'Cadastre o valor do ato que vale nesse mês.');
  return version;
}

function missing(label: string, { competencia, knownOn }: Case, todo: string): AppError {
  return new AppError(
    'refused',
    `Falta "${label}": pelo que se sabia em ${formatDayInWords(knownOn)}, nada vale em ${competenciaInWords(competencia)}. ${todo}`,
    { details: { reason: 'missing', competencia } },
  );
}

function noBand(label: string, value: Rational, bands: readonly Band<Score>[]): AppError {
  const printed = bands.map((band) => `"${band.printed}"`).join(', ');
  return new AppError(
    'refused',
    `${label}: nenhuma faixa impressa contém ${formatExact(value, 2, 4)}% (faixas: ${printed}). ` +
      'Escolha como os intervalos vazios da tabela se fecham.',
    { details: { reason: 'no-band', value: value.toString() } },
  );
}

/** A reading as chosen; what the others would give is filled in by `explainPayment`. */
export function readingOf(on: Case, id: string): Reading {
  const question = on.programme.readings.find((each) => each.id === id);
  const chosen = question?.options.find((each) => each.id === on.readings[id]);
  if (!question || !chosen) throw new AppError('internal', `O programa não tem a leitura "${id}".`);
  return {
    id,
    chosen: chosen.id,
    label: `${question.question} Adotado: ${chosen.label}.`,
    status: on.decided?.[id] === chosen.id ? 'decided' : 'to-decide',
    alternatives: [],
  };
}
