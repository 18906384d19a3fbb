import type { Unit } from '../../../kernel/explained.ts';
import { UNITS_OF_INPUTS } from './inputs.ts';
import { isScale } from './nodes.ts';
import type { Programme, Rule } from './programme.ts';

/** The unit of each rule, and every place where units do not fit. Rules are taken to exist and not to go in a circle. */
export function unitsOf(programme: Programme): { units: ReadonlyMap<string, Unit>; problems: string[] } {
  const units = new Map<string, Unit>();
  const problems: string[] = [];
  const unitOf = (id: string): Unit => {
    const known = units.get(id);
    if (known !== undefined) return known;
    const rule = programme.rules[id] as Rule;
    const { unit, problem = statedProblem(rule, unit, programme) } = inferred(rule, programme, unitOf);
    if (problem !== undefined) problems.push(`A regra "${id}" ${problem}.`);
    units.set(id, unit);
    return unit;
  };
  for (const id of Object.keys(programme.rules)) unitOf(id);
  const { amount, factor, limit = factor, base } = programme.result;
  for (const [id, wanted] of [
    [amount, ['BRL']],
    [base, ['BRL']],
    [factor, ['TabSUS', 'ratio']],
    [limit, [unitOf(factor)]],
  ] as const) {
    const unit = unitOf(id);
    if (!wanted.some((each) => each === unit))
      problems.push(`O resultado "${id}" deveria ser ${wanted.join(' ou ')}, e é ${unit}.`);
  }
  if (programme.rules[amount]?.op !== 'round')
    problems.push(`O valor a pagar, "${amount}", não é arredondado por uma regra.`);
  return { units, problems };
}

/** What is stated in the place of a value has its unit. */
function statedProblem({ stated }: Rule, unit: Unit, { inputs }: Programme): string | undefined {
  const input = inputs.find(({ id }) => id === stated);
  if (input === undefined || UNITS_OF_INPUTS[input.kind] === unit) return undefined;
  return `troca ${unit} pelo fato informado "${input.id}", que é ${UNITS_OF_INPUTS[input.kind]}`;
}

interface Inferred {
  readonly unit: Unit;
  readonly problem?: string;
}

function inferred(rule: Rule, programme: Programme, unitOf: (id: string) => Unit): Inferred {
  switch (rule.op) {
    case 'fact':
    case 'items':
      return { unit: rule.unit };
    case 'parameter':
      return { unit: programme.parameters.find(({ id }) => id === rule.parameter)?.unit ?? 'text' };
    case 'member':
      return { unit: 'boolean' };
    case 'coverage':
      return { unit: 'ratio' };
    case 'choose':
      return same(Object.values(rule.options).map(unitOf), 'escolhe entre unidades diferentes');
    case 'when':
      unitOf(rule.of);
      return same([unitOf(rule.then), unitOf(rule.otherwise)], 'muda de unidade com a condição');
    case 'band':
      return bandUnit(rule, programme, unitOf);
    case 'sum':
      return numeric(same(rule.of.map(unitOf), 'soma unidades diferentes'));
    case 'cap':
      return numeric(same([unitOf(rule.of), unitOf(rule.limit)], 'compara unidades diferentes'));
    case 'times':
      return product(rule.of.map(unitOf));
    case 'round':
      return numeric({ unit: unitOf(rule.of) });
  }
}

function bandUnit(
  rule: Extract<Rule, { op: 'band' }>,
  programme: Programme,
  unitOf: (id: string) => Unit,
): Inferred {
  const table = programme.tables.find(({ id }) => id === rule.table);
  const given = unitOf(rule.of);
  if (table === undefined || given === table.unit) return { unit: table?.scoreUnit ?? 'text' };
  return { unit: table.scoreUnit, problem: `procura ${given} numa tabela de ${table.unit}` };
}

function same(units: readonly Unit[], problem: string): Inferred {
  const [unit = 'text', ...others] = [...new Set(units)];
  return others.length === 0 ? { unit } : { unit, problem: `${problem}: ${[unit, ...others].join(', ')}` };
}

function numeric({ unit, problem }: Inferred): Inferred {
  if (problem !== undefined || (unit !== 'text' && unit !== 'boolean'))
    return { unit, ...(problem && { problem }) };
  return { unit, problem: `faz conta com ${unit}` };
}

/** Multiples, ratios and counts times at most one dimension keep that dimension. */
function product(units: readonly Unit[]): Inferred {
  const dimensions = units.filter((unit) => !isScale(unit));
  if (dimensions.length === 1) return numeric({ unit: dimensions[0] as Unit });
  return {
    unit: dimensions[0] ?? 'ratio',
    problem: `multiplica ${units.join(' por ')}, que não dá uma unidade`,
  };
}
