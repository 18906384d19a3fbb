import { coverageOf } from '../../../kernel/bands.ts';
import { overlaps } from './dated.ts';
import type { Dated, Interval, Programme, Rule } from './programme.ts';
import { bandsOf } from './score-table.ts';
import { unitsOf } from './units.ts';

/**
 * Every reason why a programme cannot be published: rules that name what is not there or go in a circle, units that do not
 * fit, values without law, dates with holes or two values at once, and score tables that the default reading of their holes
 * leaves open. Empty for a sound programme.
 */
export function compileProgramme(programme: Programme): string[] {
  const broken = [...referenceProblems(programme), ...circleProblems(programme)];
  if (broken.length > 0) return broken;
  return [
    ...unitsOf(programme).problems,
    ...readingProblems(programme),
    ...valueProblems(programme),
    ...tableProblems(programme),
  ];
}

/** The rules that a rule is made of. */
export function namedBy(rule: Rule): readonly string[] {
  switch (rule.op) {
    case 'choose':
      return Object.values(rule.options);
    case 'when':
      return [rule.of, rule.then, rule.otherwise];
    case 'band':
    case 'round':
      return [rule.of];
    case 'cap':
      return [rule.of, rule.limit];
    case 'sum':
    case 'times':
      return rule.of;
    default:
      return [];
  }
}

type Kind = 'parameter' | 'table' | 'reading' | 'input';

/** What a rule names beside rules: parameters, tables, readings and inputs. */
function thingsNamedBy(rule: Rule): [kind: Kind, id: string][] {
  const things: [Kind, string | undefined][] = [
    ['reading', rule.reading],
    ['reading', 'by' in rule ? rule.by : undefined],
    ['parameter', 'parameter' in rule ? rule.parameter : undefined],
    ['table', 'table' in rule ? rule.table : undefined],
    ['input', rule.stated],
  ];
  return things.flatMap(([kind, id]) => (id === undefined ? [] : [[kind, id] as [Kind, string]]));
}

function referenceProblems({ rules, result, ...programme }: Programme): string[] {
  const ids = (each: readonly { readonly id: string }[]) => new Set(each.map(({ id }) => id));
  const known: Record<Kind, Set<string>> = {
    parameter: ids(programme.parameters),
    table: ids(programme.tables),
    reading: ids(programme.readings),
    input: ids(programme.inputs),
  };
  const lists: [Kind, readonly { readonly id: string }[]][] = [
    ['parameter', programme.parameters],
    ['table', programme.tables],
    ['reading', programme.readings],
    ['input', programme.inputs],
  ];
  const { amount, factor, limit = factor, base, criteria } = result;
  const asked = [amount, factor, limit, base, ...criteria.map(({ rule }) => rule)];
  return [
    ...lists.flatMap(([kind, list]) =>
      repeated(list.map(({ id }) => id)).map((id) => `${NAMES[kind]} "${id}" está repetido.`),
    ),
    ...asked.filter((id) => !(id in rules)).map((id) => `O resultado pede a regra "${id}", que não existe.`),
    ...result.criteria
      .filter(({ input }) => !known.input.has(input))
      .map(({ input }) => `O resultado pede o fato informado "${input}", que não existe.`),
    ...Object.entries(rules).flatMap(([id, rule]) => [
      ...namedBy(rule)
        .filter((other) => !(other in rules))
        .map((other) => `A regra "${id}" usa a regra "${other}", que não existe.`),
      ...thingsNamedBy(rule)
        .filter(([kind, name]) => !known[kind].has(name))
        .map(([kind, name]) => `A regra "${id}" usa ${NAMES[kind].toLowerCase()} "${name}", que não existe.`),
    ]),
  ];
}

const NAMES: Record<Kind, string> = {
  parameter: 'O parâmetro',
  table: 'A tabela',
  reading: 'A leitura',
  input: 'O fato informado',
};

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
}

/** Rules that need themselves, each circle told once. */
function circleProblems({ rules }: Programme): string[] {
  const done = new Set<string>();
  const problems: string[] = [];
  const walk = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) {
      problems.push(`As regras andam em círculo: ${[...path.slice(path.indexOf(id)), id].join(' → ')}.`);
      return;
    }
    if (done.has(id)) return;
    const rule = rules[id];
    for (const other of rule === undefined ? [] : namedBy(rule)) walk(other, [...path, id]);
    done.add(id);
  };
  for (const id of Object.keys(rules)) walk(id, []);
  return problems;
}

/** A choice answers each answer of its question, no more and no less. */
function readingProblems({ rules, readings }: Programme): string[] {
  return Object.entries(rules).flatMap(([id, rule]) => {
    if (rule.op !== 'choose') return [];
    const wanted = readings.find((each) => each.id === rule.by)?.options.map((option) => option.id) ?? [];
    const given = Object.keys(rule.options);
    const lacks = wanted.filter((option) => !given.includes(option));
    const extra = given.filter((option) => !wanted.includes(option));
    return [
      ...lacks.map((option) => `A regra "${id}" não diz o que fazer com a leitura ${rule.by}=${option}.`),
      ...extra.map((option) => `A regra "${id}" responde à leitura ${rule.by}=${option}, que não existe.`),
    ];
  });
}

function valueProblems(programme: Programme): string[] {
  const dated: (readonly [name: string, versions: readonly Dated[]])[] = [
    ...programme.parameters.map(({ id, values }) => [`O parâmetro "${id}"`, values] as const),
    ...programme.tables.map(({ id, versions }) => [`A tabela "${id}"`, versions] as const),
  ];
  return dated.flatMap(([name, versions]) => [
    ...overlaps(versions).map(
      ([one, other]) => `${name} tem dois valores ao mesmo tempo, desde ${later(one, other)}.`,
    ),
    ...holesOf(programme.effect, versions).map((day) => `${name} não tem valor em ${day}.`),
    ...sourceProblems(name, versions),
    ...(programme.example === undefined ? [] : exampleProblems(name, versions)),
  ]);
}

/** What is printed or reconstructed names its article; what is assumed says why. A table names one in each row. */
function sourceProblems(name: string, versions: readonly Dated[]): string[] {
  return versions.flatMap((version) => {
    if (version.status === 'assumed') return version.note ? [] : [`${name} é presumido sem dizer por quê.`];
    return version.cite || 'rows' in version ? [] : [`${name} não cita o dispositivo de onde vem.`];
  });
}

/** Invented figures are not told as an act's. */
function exampleProblems(name: string, versions: readonly Dated[]): string[] {
  const told = versions.filter(({ status }) => status !== 'assumed');
  return told.map(() => `${name} é de um programa de exemplo: só pode ser presumido.`);
}

function later(one: Dated, other: Dated): string {
  return one.effect[0] > other.effect[0] ? one.effect[0] : other.effect[0];
}

/** Days of the programme's validity on which no version binds, whatever is known: the first of each hole. */
function holesOf(effect: Interval, versions: readonly Dated[]): string[] {
  const starts = [effect[0], ...versions.flatMap((version) => version.effect[1] ?? [])];
  const inside = (day: string) => effect[0] <= day && (effect[1] === null || day < effect[1]);
  const covered = (day: string) =>
    versions.some(({ effect: [from, to] }) => from <= day && (to === null || day < to));
  return [...new Set(starts)].filter((day) => inside(day) && !covered(day)).sort();
}

/** A table may be published only when the reading used while nobody decides gives each value one band. */
function tableProblems({ rules, tables, readings }: Programme): string[] {
  const used = Object.values(rules).flatMap((rule) => (rule.op === 'band' ? [rule] : []));
  return tables.flatMap(({ id, versions }) => {
    const by = used.find((rule) => rule.table === id)?.by;
    const reading = readings.find((each) => each.id === by)?.options[0].id;
    if (reading === undefined) return [`Nenhuma regra usa a tabela "${id}".`];
    return versions.flatMap(({ rows }) => coverageProblems(id, coverageOf(bandsOf(rows, reading))));
  });
}

function coverageProblems(
  table: string,
  { gaps, overlaps: shared, empty }: ReturnType<typeof coverageOf>,
): string[] {
  const words = ({ from, to }: (typeof gaps)[number]) =>
    `${from.toDecimal(2)} a ${to === null ? 'mais' : to.toDecimal(2)}`;
  return [
    ...gaps.map((gap) => `A tabela "${table}" deixa sem faixa os valores de ${words(gap)}.`),
    ...shared.map(
      (each) =>
        `A tabela "${table}" põe em duas faixas (${each.bands.join(' e ')}) os valores de ${words(each)}.`,
    ),
    ...empty.map((band) => `A faixa ${band} da tabela "${table}" não contém valor nenhum.`),
  ];
}
