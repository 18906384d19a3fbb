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

/** The list is asked by length, so that each text is looked up once in a set and not compared with every prefix. */
function startsWithAny(value: string, prefixes: readonly string[]): string {
  const byLength = Map.groupBy(prefixes, (prefix) => prefix.length);
  const tests = [...byLength].map(
    ([length, list]) => `left(${value}, ${length}) in (${list.map(literal).join(', ')})`,
  );
  return tests.length === 0 ? 'false' : `(${tests.join(' or ')})`;
}

function condition(filter: Filter): string {
  if (filter.op === 'any')
    return filter.of.length === 0 ? 'false' : `(${filter.of.map((list) => `(${where(list)})`).join(' or ')})`;
  const column = identifier(filter.column);
  if (filter.op === 'differs') return differs(column, identifier(filter.other));
  if (filter.op === 'same-set') return sameSet(column, identifier(filter.other), filter.sets);
  const list = filter.values.map(literal).join(', ');
  switch (filter.op) {
    case 'in':
      return list === '' ? 'false' : `${column} in (${list})`;
    case 'not-in':
      return list === '' ? 'true' : `coalesce(${column} not in (${list}), true)`;
    case 'prefix':
      return startsWithAny(column, filter.values);
    case 'not-prefix':
      return `not coalesce(${startsWithAny(column, filter.values)}, false)`;
    case 'icd-prefix':
      return startsWithAny(icd(column), filter.values);
    case 'not-icd-prefix':
      return `not coalesce(${startsWithAny(icd(column), filter.values)}, false)`;
  }
}

function differs(one: string, other: string): string {
  return `(${one} <> '' and ${other} <> '' and ${one} <> ${other})`;
}

function sameSet(one: string, other: string, sets: readonly (readonly string[])[]): string {
  const tests = sets.map((set) => {
    const list = set.map(literal).join(', ');
    return `(${one} in (${list}) and ${other} in (${list}))`;
  });
  return tests.length === 0 ? 'false' : `(${tests.join(' or ')})`;
}

function where(filters: readonly Filter[]): string {
  return filters.length === 0 ? 'true' : filters.map(condition).join(' and ');
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

function measureSql(measure: Measure): string {
  const conditions = measure.where ?? [];
  const rows = conditions.length === 0 ? '' : ` filter (where ${where(conditions)})`;
  if (measure.op === 'count') return `count(*)${rows} as ${identifier(measure.name)}`;
  const value = [decimal(measure.column ?? ''), ...(measure.less ?? []).map(lessDecimal)].join(' - ');
  return `coalesce(sum(${value})${rows}, 0) as ${identifier(measure.name)}`;
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

export function countSql(query: CountQuery): string {
  const keys = query.groupBy.map((key) => `${keySql(key)} as ${identifier(key.as)}`);
  const columns = [...keys, ...query.measures.map(measureSql)].join(',\n  ');
  const positions = query.groupBy.map((_, index) => index + 1).join(', ');
  const grouping = positions === '' ? '' : `\ngroup by ${positions}\norder by ${positions}`;
  return `select ${columns}\nfrom ${source(query)}\nwhere ${chosen(query.filters)}${grouping}`;
}

/** The same by partition: its path first, then keys and measures. */
export function countEachSql(query: CountQuery): string {
  const keys = query.groupBy.map(keySql);
  const columns = ['filename', ...keys, ...query.measures.map(measureSql)].join(', ');
  const positions = ['filename', ...keys].map((_, index) => index + 1).join(', ');
  return `select ${columns} from ${source(query, ', filename = true')} where ${chosen(query.filters)} group by ${positions}`;
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
