import { codeOfSet, FILE, groupingSql, identifier, literal, questionOfFiles, where } from './duckdb-sql.ts';
import type { Filter, GroupBy, Measure, PackedQuery, PackedQuestion } from './engine.ts';

/*
 * Counts packed by place as DuckDB's SQL. Of each question the rows are grouped once, by their codes as they are (`counted`: f the
 * file, s the set of keys, c0… codes of places, e0… codes that measures ask, part, b0… amounts). Those few groups are added up to
 * measures (a0…) of places and put into texts, and the texts of all questions about a place into one row. Neither hundreds of
 * thousands of groups nor a row for each question pass to JavaScript.
 */

/** Partition's place in `readOrder`, place of the grouping, its keys, then `at` and `amounts`. */
export function packedSql({ questions, ...files }: PackedQuery): string {
  const plans = questions.map((question, at) => planOf(question, at));
  const width = Math.max(...questions.flatMap(({ groupings }) => groupings.map((keys) => keys.length)));
  const keys = ['f', 'g', ...Array.from({ length: width }, (_, place) => `k${place}`)].join(', ');
  const tables = plans.flatMap((plan) => [countedSql(plan, files), ...numbersSql(plan)]);
  const answers = plans.flatMap((plan) =>
    plan.question.groupings.map((_, grouping) => placesSql(plan, grouping, width)),
  );
  const told = (what: string) => `array_to_string(list_transform(packed, lambda each: each.${what}), ',')`;
  return `with ${tables.join(',\n')}
select ${keys}, ${told('t')}, ${told('a')} from (
  select ${keys}, list_sort(list({o: o, t: t, a: a})) as packed from (
${answers.join('\nunion all\n')})
  group by ${keys})`;
}

type Keys = readonly GroupBy[];

interface Plan {
  readonly question: PackedQuestion;
  /** Names of its tables. */
  readonly counted: string;
  readonly numbers: string;
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

function planOf(question: PackedQuestion, at: number): Plan {
  const { groupings, measures, parts } = question;
  // Of lists that hold each other, which may cut the same codes to other lengths, the last.
  const bases = groupings.filter(
    (keys, place) =>
      !groupings.some((other, index) => holds(other, keys) && (index > place || !holds(keys, other))),
  );
  const columns = [...new Map(bases.flat().map((key) => [key.column, key])).values()];
  const split = measures.map(({ where: filters = [], ...measure }) => {
    const { groups = [], rows = [] } = Object.groupBy(filters, (filter) =>
      isOfGroups(filter, parts) ? 'groups' : 'rows',
    );
    const amount: Measure = { ...measure, name: '', where: rows };
    return { id: JSON.stringify(amount), amount, groups };
  });
  const amounts = new Map(split.map(({ id, amount }) => [id, amount]));
  const asked = new Set(split.flatMap(({ groups }) => groups.flatMap(columnsOf)));
  const grouped = parts !== null && isItself(parts) ? parts.column : null;
  return {
    question,
    counted: `counted${at}`,
    numbers: `numbers${at}`,
    bases,
    columns,
    codes: [...asked].filter((column) => column !== grouped).map((column) => ({ column, as: column })),
    amounts: [...amounts.values()],
    sums: split.map(({ id, groups }) => ({ amount: [...amounts.keys()].indexOf(id), groups })),
  };
}

function holds(keys: Keys, others: Keys): boolean {
  return others.every(({ column }) => keys.some((key) => key.column === column));
}

/** Codes of so few characters have few values. */
const FEW = 2;

/** Whether a condition is asked of groups: of codes of few values, or of those that tell the parts apart. */
function isOfGroups(filter: Filter, parts: GroupBy | null): boolean {
  if (filter.op !== 'in' && filter.op !== 'not-in') return false;
  if (parts?.column === filter.column && isItself(parts)) return true;
  return filter.values.length > 0 && filter.values.every((value) => value.length <= FEW);
}

/** Whether rows are grouped by what is in the column as it is. */
const isItself = (parts: GroupBy): boolean => codeOfSet(parts)?.sql === identifier(parts.column);

const columnsOf = (filter: Filter): string[] => ('column' in filter ? [filter.column] : []);

const names = (keys: Keys): string[] => keys.map(({ column }) => identifier(column));

function countedSql(plan: Plan, files: Omit<PackedQuery, 'questions'>): string {
  const { question, counted, bases, columns, codes, amounts } = plan;
  const { filters, parts } = question;
  const groupBy = [...columns, ...codes, ...(parts === null ? [] : [parts])];
  const asked = questionOfFiles({ ...files, filters, groupBy, measures: amounts }, groupingSql);
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
  return `${counted} as materialized (\n  select ${told.join(', ')}\n  from ${asked.from}\n  group by ${by})`;
}

/** Codes of the parts, or their names where rows are grouped by these, each with its number after the measures. */
function numbersSql({ question: { measures, parts, after }, numbers }: Plan): string[] {
  if (parts === null) return [];
  const sets = parts.among?.sets.map(({ name }) => name) ?? [];
  const named = codeOfSet(parts)?.setOf ?? new Map(sets.map((name) => [name, name]));
  const numberOf = (name: string) => after + measures.length + sets.indexOf(name) + 1;
  const rows = [...named].map(([code, name]) => `(${literal(code)}, ${numberOf(name)})`).join(', ');
  return [`${numbers} (part, n) as (values ${rows})`];
}

/** Of each place the number of the question, then numbers and amounts of what is not zero, as texts. */
function placesSql(plan: Plan, grouping: number, width: number): string {
  const { groupings, measures, parts, after } = plan.question;
  const keys = groupings[grouping] ?? [];
  const told = Array.from(
    { length: width },
    (_, place) => `${place < keys.length ? '' : 'null as '}k${place}`,
  );
  const numbers = measures.map((_, at) => `case when a${at} <> 0 then ${after + at + 1} end`);
  const some = measures.map((_, at) => `nullif(a${at}, 0)`);
  const listed = (what: string) =>
    parts === null ? [] : [`array_to_string(list_transform(parts, lambda each: each.${what}), ',')`];
  const text = (own: readonly string[], what: string) =>
    `concat_ws(',', ${[...own, ...listed(what)].join(', ')})`;
  return `select f, ${grouping} as g, ${told.join(', ')}, ${after} as o, ${text(numbers, 'n')} as t, ${text(some, 'a')} as a
  from (${cellsSql(plan, keys)}) where t <> ''`;
}

/** Amounts of each place, with the list of those of its parts. */
function cellsSql(plan: Plan, keys: Keys): string {
  const { counted, numbers, bases, columns, sums } = plan;
  const base = bases.find((each) => holds(each, keys)) ?? [];
  const cut = keys.map(({ column, length }, place) => {
    const code = `c${columns.findIndex((each) => each.column === column)}`;
    return `coalesce(${length === undefined ? code : `left(${code}, ${Math.trunc(length)})`}, '') as k${place}`;
  });
  const places = ['f', ...keys.map((_, place) => `k${place}`)];
  const added = sums.map((sum, at) => `${sumOfGroups(sum, plan)} as a${at}`);
  const set = `s = ${bases.length === 1 ? 0 : maskOf(base, columns)}`;
  if (plan.question.parts === null)
    return `select ${['f', ...cut, ...added].join(', ')} from ${counted} where ${set} group by ${places.join(', ')}`;
  const again = sums.map((_, at) => `cast(sum(a${at}) as bigint) as a${at}`);
  // Sorted as a list: an aggregate that orders its rows keeps a buffer for each place, half a gigabyte for some thousands.
  return `select ${[...places, ...again].join(', ')},
      list_sort(list({n: n, a: a0}) filter (where n is not null and a0 <> 0)) as parts
    from (select ${['f', ...cut, 'n', ...added].join(', ')} from ${counted} left join ${numbers} using (part)
      where ${set} group by ${[...places, 'n'].join(', ')})
    group by ${places.join(', ')}`;
}

function sumOfGroups({ amount, groups }: Plan['sums'][number], { codes }: Plan): string {
  const sum = `sum(b${amount})`;
  if (groups.length === 0) return `cast(${sum} as bigint)`;
  const named = groups.map((filter) => {
    const at = codes.findIndex(({ column }) => columnsOf(filter).includes(column));
    return { ...filter, column: at < 0 ? 'part' : `e${at}` } as Filter;
  });
  return `coalesce(cast(${sum} filter (where ${where(named)}) as bigint), 0)`;
}

/** What `grouping` says of a set: a bit for each column that it leaves out, the first column's the highest. */
function maskOf(base: Keys, columns: Keys): number {
  return columns.reduce(
    (mask, { column }) => mask * 2 + (base.some((key) => key.column === column) ? 0 : 1),
    0,
  );
}
