import type { CountQuery, Filter, GroupBy, Measure, Partition } from './engine.ts';

/*
 * Questions of the analytics engine as DuckDB's SQL. Nothing else in the house writes it.
 */

/** A text literal; the engine takes no parameters inside `read_parquet`, so every value is quoted here and nowhere else. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The rows, their texts without padding: so that least and greatest of a row group can be asked before it is read. */
function source({ partitions }: Pick<CountQuery, 'partitions'>, more = ''): string {
  const [padded, plain] = [true, false].map((is) =>
    partitions.filter((each) => (each.padded ?? false) === is),
  );
  const files = (list: readonly Partition[]) =>
    `read_parquet([${list.map((each) => literal(each.path)).join(', ')}], union_by_name = true${more})`;
  if (padded!.length === 0) return files(plain!);
  const trimmed = `select trim(columns(*)) from ${files(padded!)}`;
  return plain!.length === 0 ? `(${trimmed})` : `(from ${files(plain!)} union all by name ${trimmed})`;
}

/** The diagnosis as the ICSAP list compares it: upper case, no dots, no padding X in the fourth position. */
function icd(column: string): string {
  return `regexp_replace(replace(upper(${column}), '.', ''), '^(.{3})X$', '\\1')`;
}

/** Gives expressions names, so that what several measures ask of a row is worked out once. */
interface Names {
  derive(expression: string): string;
  /** In which of the sets a text is, as a number. */
  placeIn(column: string, sets: readonly (readonly string[])[]): string;
}

const AS_IT_IS: Names = {
  derive: (expression) => expression,
  placeIn: (column, sets) =>
    `case ${sets.map((set, at) => `when ${column} in (${set.map(literal).join(', ')}) then ${at}`).join(' ')} end`,
};

/** The list is asked by length, so that each text is looked up once in a set and not compared with every prefix. */
function startsWithAny(value: string, prefixes: readonly string[], names: Names): string {
  const byLength = Map.groupBy(prefixes, (prefix) => prefix.length);
  const tests = [...byLength].map(
    ([length, list]) => `${names.derive(`left(${value}, ${length})`)} in (${list.map(literal).join(', ')})`,
  );
  return tests.length === 0 ? 'false' : `(${tests.join(' or ')})`;
}

function condition(filter: Filter, names: Names): string {
  if (filter.op === 'any')
    return filter.of.length === 0
      ? 'false'
      : `(${filter.of.map((list) => `(${where(list, names)})`).join(' or ')})`;
  const column = identifier(filter.column);
  if (filter.op === 'differs') return differs(column, identifier(filter.other));
  if (filter.op === 'same-set') return sameSet(column, identifier(filter.other), filter.sets, names);
  const list = filter.values.map(literal).join(', ');
  switch (filter.op) {
    case 'in':
      return list === '' ? 'false' : `${column} in (${list})`;
    case 'not-in':
      return list === '' ? 'true' : `coalesce(${column} not in (${list}), true)`;
    case 'prefix':
      return startsWithAny(column, filter.values, names);
    case 'not-prefix':
      return `not coalesce(${startsWithAny(column, filter.values, names)}, false)`;
    case 'icd-prefix':
      return startsWithAny(icd(column), filter.values, names);
    case 'not-icd-prefix':
      return `not coalesce(${startsWithAny(icd(column), filter.values, names)}, false)`;
  }
}

function differs(one: string, other: string): string {
  return `(${one} <> '' and ${other} <> '' and ${one} <> ${other})`;
}

function sameSet(one: string, other: string, sets: readonly (readonly string[])[], names: Names): string {
  const filled = sets.filter((set) => set.length > 0);
  return filled.length === 0 ? 'false' : `${names.placeIn(one, filled)} = ${names.placeIn(other, filled)}`;
}

function where(filters: readonly Filter[], names: Names = AS_IT_IS): string {
  return filters.length === 0 ? 'true' : filters.map((filter) => condition(filter, names)).join(' and ');
}

/** The conditions of a question, prefixes also as ranges: by these DuckDB passes over whole row groups. */
function chosen(filters: readonly Filter[]): string {
  return [...filters.flatMap(rangeOf), where(filters)].join(' and ');
}

function rangeOf(filter: Filter): string[] {
  if (filter.op !== 'prefix') return [];
  const sorted = filter.values.toSorted();
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  if (least === undefined) return [];
  return [`${identifier(filter.column)} between ${literal(least)} and ${literal(`${greatest}\u{10ffff}`)}`];
}

/** `value` names what is read of a row, `test` what is asked of it. */
function measureSql(measure: Measure, value: Names, test: Names): string {
  const conditions = (measure.where ?? []).map((filter) => test.derive(condition(filter, value)));
  const rows = conditions.length === 0 ? '' : ` filter (where ${conditions.join(' and ')})`;
  if (measure.op === 'count') return `count(*)${rows} as ${identifier(measure.name)}`;
  const amount = [decimal(measure.column ?? ''), ...(measure.less ?? []).map(lessDecimal)].join(' - ');
  return `coalesce(sum(${value.derive(amount)})${rows}, 0) as ${identifier(measure.name)}`;
}

function decimal(column: string): string {
  return `cast(nullif(${identifier(column)}, '') as decimal(18, 2))`;
}

function lessDecimal(column: string): string {
  return `coalesce(${decimal(column)}, 0)`;
}

function keySql(key: GroupBy): string {
  const column = identifier(key.column);
  return key.length === undefined ? column : `left(${column}, ${Math.trunc(key.length)})`;
}

/** What the rows are grouped by: the whole text where its beginning can be taken of the few groups instead. */
function groupingSql(key: GroupBy): string {
  return key.cut === 'after' ? identifier(key.column) : keySql(key);
}

/** Names for expressions, each once, and the columns and joined lists that hold them. */
class Naming implements Names {
  private readonly prefix: string;
  private readonly names = new Map<string, string>();
  private readonly joined = new Map<string, string>();

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  derive(expression: string): string {
    const name = this.names.get(expression) ?? identifier(`${this.prefix}${this.names.size}`);
    this.names.set(expression, name);
    return name;
  }

  /** A list joined once for each column: as many conditions as there are sets are slow to plan. */
  placeIn(column: string, sets: readonly (readonly string[])[]): string {
    const rows = sets.flatMap((set, at) => set.map((text) => `(${literal(text)}, ${at})`)).join(', ');
    const id = `${column} ${rows}`;
    const at = [...this.joined.keys()].indexOf(id);
    const number = at < 0 ? this.joined.size : at;
    const [text, place] = [`${this.prefix}text ${number}`, `${this.prefix}place ${number}`].map(identifier);
    this.joined.set(
      id,
      `left join (values ${rows}) as lists${number} (${text}, ${place}) on ${text} = ${column}`,
    );
    return place as string;
  }

  columns(): string {
    return ['*', ...[...this.names].map(([expression, name]) => `${expression} as ${name}`)].join(',\n    ');
  }

  joins(): string {
    return [...this.joined.values()].map((join) => `\n  ${join}`).join('');
  }
}

/** Columns of the answer and where they come from: rows, then what is read of each, then what is asked of each. */
function questionSql({ filters, groupBy, measures }: CountQuery, from: string, named: boolean) {
  const [values, tests] = [new Naming('value '), new Naming('test ')];
  const keys = groupBy.map((key) => (named ? `${keySql(key)} as ${identifier(key.as)}` : keySql(key)));
  const counted = measures.map((measure) => measureSql(measure, values, tests));
  const rows = `select ${values.columns()}\n  from ${from}${values.joins()}\n  where ${chosen(filters)}`;
  return { columns: [...keys, ...counted], from: `(\n  select ${tests.columns()}\n  from (${rows}))` };
}

export function countSql(query: CountQuery): string {
  const { columns, from } = questionSql(query, source(query), true);
  const positions = query.groupBy.map((_, index) => index + 1).join(', ');
  const grouping = positions === '' ? '' : `\ngroup by ${positions}\norder by ${positions}`;
  return `select ${columns.join(',\n  ')}\nfrom ${from}${grouping}`;
}

/** The same by partition: its place in the query first, then keys and measures. */
export function countEachSql(query: CountQuery): string {
  const { columns, from } = questionSql(query, source(query, ', filename = true'), false);
  const groups = ['filename', ...query.groupBy.map(groupingSql)].join(', ');
  const paths = query.partitions.map((each) => literal(each.path)).join(', ');
  return `select list_position([${paths}], filename) - 1, ${columns.join(', ')} from ${from} group by ${groups}`;
}

export function rowsSql(
  query: Pick<CountQuery, 'partitions' | 'filters'>,
  columns: readonly string[],
  offset: number,
  limit: number,
): string {
  const names = ['record_number', ...columns].map(identifier).join(', ');
  return `select ${names} from ${source(query, ', filename = true')} where ${chosen(query.filters)}
    order by filename, cast("record_number" as bigint) limit ${Math.min(limit, 200)} offset ${Math.max(0, Math.trunc(offset))}`;
}
