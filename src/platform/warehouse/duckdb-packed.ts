import { codeOfSet, FILE, groupingSql, identifier, literal, questionOfFiles, where } from './duckdb-sql.ts';
import type { Filter, GroupBy, Measure, PackedQuery } from './engine.ts';

/*
 * Counts by place as DuckDB's SQL. The rows are grouped once, by their codes as they are (`counted`: f the file, s the set of keys,
 * c0… codes of places, e0… codes that measures ask, part, b0… amounts). Those few groups are added up to measures of places, and
 * those of a place that have a part are listed beside them: `duckdb-columns.ts` reads them.
 */

/** Place of the grouping, partition's place in `readOrder`, keys, measures as whole hundredths, list of parts: number and amounts. */
export function packedSql(query: PackedQuery): string {
  const plan = planOf(query);
  const width = Math.max(...query.groupings.map((keys) => keys.length));
  const tables = [countedSql(plan, query.groupings.length), ...numbersSql(query)];
  const places = query.groupings.map((_, grouping) => placesSql(plan, grouping, width));
  return `with ${tables.join(',\n')}\n${places.join('\nunion all\n')}`;
}

type Keys = readonly GroupBy[];

interface Plan {
  readonly query: PackedQuery;
  /** What rows are grouped by: the lists of keys that no other holds. The others are made of them. */
  readonly bases: readonly Keys[];
  /** Their keys, each once. */
  readonly columns: Keys;
  /** Columns of few values that measures ask: rows are grouped by them too, so that measures are told of groups. */
  readonly codes: Keys;
  /** What is counted of rows, each once. */
  readonly amounts: readonly Measure[];
  /** For each measure, which of the amounts it adds up, and of which groups. */
  readonly sums: readonly { readonly amount: number; readonly groups: readonly Filter[] }[];
}

function planOf(query: PackedQuery): Plan {
  const { groupings, measures } = query;
  const parts = query.parts?.by ?? null;
  // Of lists that hold each other, which may cut the same codes to other lengths, the last.
  const bases = groupings.filter(
    (keys, place) =>
      !groupings.some((other, index) => holds(other, keys) && (index > place || !holds(keys, other))),
  );
  const columns = [...new Map(bases.flat().map((key) => [key.column, key])).values()];
  const several = askedOften(measures);
  const split = measures.map(({ where: filters = [], ...measure }) => {
    const { groups = [], rows = [] } = Object.groupBy(filters, (filter) =>
      isOfGroups(filter, parts, several) ? 'groups' : 'rows',
    );
    const amount: Measure = { ...measure, name: '', where: rows };
    return { id: JSON.stringify(amount), amount, groups };
  });
  const amounts = new Map(split.map(({ id, amount }) => [id, amount]));
  const asked = new Set(split.flatMap(({ groups }) => groups.flatMap(columnsOf)));
  const grouped = parts !== null && isItself(parts) ? parts.column : null;
  return {
    query,
    bases,
    columns,
    codes: [...asked].filter((column) => column !== grouped).map((column) => ({ column, as: column })),
    amounts: [...amounts.values()],
    sums: split.map(({ id, groups }) => ({ amount: [...amounts.keys()].indexOf(id), groups })),
  };
}

/** Columns of which measures ask more than one thing: what is asked once is told of rows at less than groups by the column cost. */
function askedOften(measures: readonly Measure[]): ReadonlySet<string> {
  const asked = new Map(
    measures.flatMap(({ where: filters = [] }) => filters.map((filter) => [JSON.stringify(filter), filter])),
  );
  const columns = [...asked.values()].flatMap(columnsOf);
  return new Set(columns.filter((column, at) => columns.indexOf(column) !== at));
}

function holds(keys: Keys, others: Keys): boolean {
  return others.every(({ column }) => keys.some((key) => key.column === column));
}

/** Codes of so few characters have few values. */
const FEW = 2;

/** Whether a condition is asked of groups: of codes of few values, or of those that tell the parts apart. */
function isOfGroups(filter: Filter, parts: GroupBy | null, several: ReadonlySet<string>): boolean {
  if (filter.op !== 'in' && filter.op !== 'not-in') return false;
  if (parts?.column === filter.column && isItself(parts)) return true;
  return (
    several.has(filter.column) &&
    filter.values.length > 0 &&
    filter.values.every((value) => value.length <= FEW)
  );
}

/** Whether rows are grouped by what is in the column as it is. */
const isItself = (parts: GroupBy): boolean => codeOfSet(parts)?.sql === identifier(parts.column);

const columnsOf = (filter: Filter): string[] => ('column' in filter ? [filter.column] : []);

const names = (keys: Keys): string[] => keys.map(({ column }) => identifier(column));

function countedSql({ query, bases, columns, codes, amounts }: Plan, uses: number): string {
  const parts = query.parts?.by ?? null;
  const groupBy = [...columns, ...codes, ...(parts === null ? [] : [parts])];
  const asked = questionOfFiles({ ...query, groupBy, measures: amounts }, groupingSql);
  const part = parts === null ? undefined : asked.keys.at(-1);
  const hundredths = asked.amounts.map((amount, at) => {
    const isCount = amounts[at]!.op === 'count';
    const exact = isCount ? `${amount} * 100` : `cast(cast(${amount} as decimal(18, 2)) * 100 as bigint)`;
    return `${exact} as b${at}`;
  });
  const told = [
    `${FILE} as f`,
    `${bases.length === 1 ? 0 : `grouping(${names(columns).join(', ')})`} as s`,
    ...names(columns).map((name, at) => `${name} as c${at}`),
    ...names(codes).map((name, at) => `${name} as e${at}`),
    ...(part === undefined ? [] : [`${part.key} as part`]),
    ...hundredths,
  ];
  const sets = bases.map((base) =>
    [FILE, ...names(base), ...names(codes), ...(part === undefined ? [] : [part.group])].join(', '),
  );
  const by = sets.length === 1 ? sets[0] : `grouping sets (${sets.map((set) => `(${set})`).join(', ')})`;
  return `counted as ${uses === 1 ? 'not ' : ''}materialized (\n  select ${told.join(', ')}\n  from ${asked.from}\n  group by ${by})`;
}

/** Codes of the parts, or their names where rows are grouped by these, each with its number from 1. */
function numbersSql({ parts }: PackedQuery): string[] {
  if (parts === null) return [];
  const sets = parts.by.among?.sets.map(({ name }) => name) ?? [];
  const named = codeOfSet(parts.by)?.setOf ?? new Map(sets.map((name) => [name, name]));
  const rows = [...named].map(([code, name]) => `(${literal(code)}, ${sets.indexOf(name) + 1})`).join(', ');
  return [`numbers (part, n) as (values ${rows})`];
}

/** Of each place its measures, and the list of those of its groups that have a part: a part may come more than once. */
function placesSql(plan: Plan, grouping: number, width: number): string {
  const { query, bases, columns, sums } = plan;
  const keys = query.groupings[grouping] ?? [];
  const base = bases.find((each) => holds(each, keys)) ?? [];
  const cut = Array.from({ length: width }, (_, place) => {
    const key = keys[place];
    if (key === undefined) return `null as k${place}`;
    const code = `c${columns.findIndex((each) => each.column === key.column)}`;
    const text = key.length === undefined ? code : `left(${code}, ${Math.trunc(key.length)})`;
    return `coalesce(${text}, '') as k${place}`;
  });
  const added = sums.map((sum, at) => `cast(${sumOfGroups(sum, plan)} as double) as a${at}`);
  const from = query.parts === null ? 'counted' : 'counted left join numbers using (part)';
  const set = `s = ${bases.length === 1 ? 0 : maskOf(base, columns)}`;
  const told = [`${grouping} as g`, 'f', ...cut, ...added, ...partsSql(plan)];
  return `select ${told.join(', ')} from ${from} where ${set}
  group by ${['f', ...keys.map((_, place) => `k${place}`)].join(', ')}`;
}

function partsSql(plan: Plan): string[] {
  const { query, sums } = plan;
  if (query.parts === null) return [];
  const amounts = query.parts.of.map((measure, at) => {
    const { amount, groups } = sums[measure] as Plan['sums'][number];
    const all = `cast(b${amount} as double)`;
    const some = `case when ${where(ofGroups(groups, plan))} then ${all} else 0 end`;
    return `v${at}: ${groups.length === 0 ? all : some}`;
  });
  return [`coalesce(list({n: n, ${amounts.join(', ')}}) filter (where n is not null), []) as parts`];
}

function sumOfGroups({ amount, groups }: Plan['sums'][number], plan: Plan): string {
  const sum = `sum(b${amount})`;
  return groups.length === 0 ? sum : `coalesce(${sum} filter (where ${where(ofGroups(groups, plan))}), 0)`;
}

/** Conditions as they are asked of groups. */
function ofGroups(groups: readonly Filter[], { codes }: Plan): Filter[] {
  return groups.map((filter) => {
    const at = codes.findIndex(({ column }) => columnsOf(filter).includes(column));
    return { ...filter, column: at < 0 ? 'part' : `e${at}` } as Filter;
  });
}

/** What `grouping` says of a set: a bit for each column that it leaves out, the first column's the highest. */
function maskOf(base: Keys, columns: Keys): number {
  return columns.reduce(
    (mask, { column }) => mask * 2 + (base.some((key) => key.column === column) ? 0 : 1),
    0,
  );
}
