import { codeOfSet, FILE, groupingSql, identifier, literal, questionOfFiles } from './duckdb-sql.ts';
import type { GroupBy, PackedQuery } from './engine.ts';

/*
 * Counts packed by place as DuckDB's SQL. Rows are grouped once, by their codes as they are (`counted`: f the file, s the set of
 * keys, c0… codes, part, a0… amounts); those few groups are cut to places and put into texts. Neither hundreds of thousands of
 * groups nor their texts pass to JavaScript.
 */

/** Partition's place in `readOrder`, place of the grouping, its keys, then `at` and `amounts`. */
export function packedSql(query: PackedQuery): string {
  const plan = planOf(query);
  const numbered = query.parts === null ? [] : [`numbers (part, n) as (values ${numbersOf(query)})`];
  const answers = query.groupings.map((_, at) => placesSql(query, plan, at));
  return `with ${[countedSql(query, plan), ...numbered].join(',\n')}\n${answers.join('\nunion all\n')}`;
}

type Keys = readonly GroupBy[];

interface Plan {
  /** What rows are grouped by: the lists of keys that no other holds. The others are made of them. */
  readonly bases: readonly Keys[];
  /** Their keys, each once. */
  readonly columns: Keys;
}

function planOf({ groupings }: PackedQuery): Plan {
  // Of lists that hold each other, which may cut the same codes to other lengths, the last.
  const bases = groupings.filter(
    (keys, at) =>
      !groupings.some((other, place) => holds(other, keys) && (place > at || !holds(keys, other))),
  );
  const columns = [...new Map(bases.flat().map((key) => [key.column, key])).values()];
  return { bases, columns };
}

function holds(keys: Keys, others: Keys): boolean {
  return others.every(({ column }) => keys.some((key) => key.column === column));
}

const names = (keys: Keys): string[] => keys.map(({ column }) => identifier(column));

function countedSql(query: PackedQuery, { bases, columns }: Plan): string {
  const { measures, parts } = query;
  const groupBy = parts === null ? columns : [...columns, parts];
  const { keys, amounts, from } = questionOfFiles({ ...query, groupBy }, groupingSql);
  const part = parts === null ? undefined : keys.at(-1);
  const hundredths = amounts.map((amount, at) => {
    const isCount = measures[at]!.op === 'count';
    const exact = isCount ? `${amount} * 100` : `cast(cast(${amount} as decimal(18, 2)) * 100 as bigint)`;
    return `${exact} as a${at}`;
  });
  const told = [
    `${FILE} as f`,
    `${bases.length === 1 ? 0 : `grouping(${names(columns).join(', ')})`} as s`,
    ...names(columns).map((name, at) => `${name} as c${at}`),
    ...(part === undefined ? [] : [`${part.key} as part`]),
    ...hundredths,
  ];
  const sets = bases.map((base) =>
    [FILE, ...names(base), ...(part === undefined ? [] : [part.group])].join(', '),
  );
  const by = sets.length === 1 ? sets[0] : `grouping sets (${sets.map((set) => `(${set})`).join(', ')})`;
  return `counted as materialized (\n  select ${told.join(', ')}\n  from ${from}\n  group by ${by})`;
}

/** Codes of the parts, or their names where rows are grouped by these, each with its number after the measures. */
function numbersOf({ measures, parts, after }: PackedQuery): string {
  const sets = parts?.among?.sets.map(({ name }) => name) ?? [];
  const named = (parts && codeOfSet(parts)?.setOf) ?? new Map(sets.map((name) => [name, name]));
  const numberOf = (name: string) => after + measures.length + sets.indexOf(name) + 1;
  return [...named].map(([code, name]) => `(${literal(code)}, ${numberOf(name)})`).join(', ');
}

function placesSql({ groupings, measures, parts, after }: PackedQuery, plan: Plan, at: number): string {
  const keys = groupings[at] ?? [];
  const cells = cellsSql({ measures, parts, keys, plan });
  const amounts = measures.map((_, measure) => `a${measure}`);
  const width = Math.max(...groupings.map((list) => list.length));
  const told = Array.from({ length: width }, (_, place) => (place < keys.length ? `k${place}` : 'null'));
  const numbers = amounts.map(
    (amount, measure) => `case when ${amount} <> 0 then ${after + measure + 1} end`,
  );
  const some = amounts.map((amount) => `nullif(${amount}, 0)`);
  const listed = (what: string) =>
    parts === null ? [] : [`array_to_string(list_transform(parts, lambda each: each.${what}), ',')`];
  const text = (own: readonly string[], what: string) =>
    `concat_ws(',', ${[...own, ...listed(what)].join(', ')})`;
  return `select f, ${at}, ${told.join(', ')}, ${text(numbers, 'n')} as told, ${text(some, 'a')}
  from (${cells}) where told <> ''`;
}

/** Amounts of each place, with the list of those of its parts. */
function cellsSql({
  measures,
  parts,
  keys,
  plan: { bases, columns },
}: Pick<PackedQuery, 'measures' | 'parts'> & { keys: Keys; plan: Plan }): string {
  const base = bases.find((each) => holds(each, keys)) ?? [];
  const cut = keys.map(({ column, length }, place) => {
    const code = `c${columns.findIndex((each) => each.column === column)}`;
    return `coalesce(${length === undefined ? code : `left(${code}, ${Math.trunc(length)})`}, '') as k${place}`;
  });
  const places = ['f', ...keys.map((_, place) => `k${place}`)];
  const sums = measures.map((_, measure) => `cast(sum(a${measure}) as bigint) as a${measure}`);
  const set = `s = ${bases.length === 1 ? 0 : maskOf(base, columns)}`;
  if (parts === null)
    return `select ${['f', ...cut, ...sums].join(', ')} from counted where ${set} group by ${places.join(', ')}`;
  // Sorted as a list: an aggregate that orders its rows keeps a buffer for each place, half a gigabyte for some thousands.
  return `select ${[...places, ...sums].join(', ')},
      list_sort(list({n: n, a: a0}) filter (where n is not null and a0 <> 0)) as parts
    from (select ${['f', ...cut, 'n', ...sums].join(', ')} from counted left join numbers using (part)
      where ${set} group by ${[...places, 'n'].join(', ')})
    group by ${places.join(', ')}`;
}

/** What `grouping` says of a set: a bit for each column that it leaves out, the first column's the highest. */
function maskOf(base: Keys, columns: Keys): number {
  return columns.reduce(
    (mask, { column }) => mask * 2 + (base.some((key) => key.column === column) ? 0 : 1),
    0,
  );
}
