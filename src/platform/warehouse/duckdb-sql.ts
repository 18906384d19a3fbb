import type { CountQuery, Filter, GroupBy, Measure, Partition } from './engine.ts';

/*
 * Questions of the analytics engine as DuckDB's SQL. Nothing else in the house writes it.
 */

/** A text literal; the engine takes no parameters inside `read_parquet`, so every value is quoted here and nowhere else. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** In the order in which they are read: those without padding first. */
export function readOrder(partitions: readonly Partition[]): { plain: Partition[]; padded: Partition[] } {
  const { plain = [], padded = [] } = Object.groupBy(partitions, (each) =>
    each.padded ? 'padded' : 'plain',
  );
  return { plain, padded };
}

/**
 * The rows, their texts without padding: so that least and greatest of a row group can be asked before it is read. Each row
 * with the place of its file in `readOrder`, where asked.
 */
function source({ partitions }: Pick<CountQuery, 'partitions'>, placed = false): string {
  const { plain, padded } = readOrder(partitions);
  const files = (list: readonly Partition[]) =>
    `read_parquet([${list.map((each) => literal(each.path)).join(', ')}], union_by_name = true)`;
  const place = (after: number) => (placed ? `, file_index + ${after} as ${FILE}` : '');
  if (padded.length === 0) return placed ? `(select *${place(0)} from ${files(plain)})` : files(plain);
  const trimmed = `select trim(columns(*))${place(plain.length)} from ${files(padded)}`;
  if (plain.length === 0) return `(${trimmed})`;
  return `(select *${place(0)} from ${files(plain)} union all by name ${trimmed})`;
}

/** Place of a row's file in `readOrder`. */
export const FILE = '"place of file"';

/** The diagnosis as the ICSAP list compares it: upper case, no dots, no padding X in the fourth position. */
function icd(column: string): string {
  const plain = `replace(upper(${column}), '.', '')`;
  return `case when ${plain} like '___X' then left(${plain}, 3) else ${plain} end`;
}

/** Gives expressions names, so that what several measures ask of a row is worked out once. */
interface Names {
  derive(expression: string): string;
  /** The name of the only set that a text is in, quoted as it is given; null where none is. */
  setOf(text: string, sets: readonly NamedSet[]): string;
}

interface NamedSet {
  readonly name: string;
  readonly values: readonly string[];
}

const AS_IT_IS: Names = {
  derive: (expression) => expression,
  setOf: (text, sets) =>
    `case ${sets.map(({ name, values }) => `when ${text} in (${values.map(literal).join(', ')}) then ${name}`).join(' ')} end`,
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
  const filled = sets.flatMap((values, at) => (values.length === 0 ? [] : [{ name: String(at), values }]));
  return filled.length === 0 ? 'false' : `${names.setOf(one, filled)} = ${names.setOf(other, filled)}`;
}

/** Conditions all of which are met. */
export function where(filters: readonly Filter[], names: Names = AS_IT_IS): string {
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
  if (measure.op === 'below-zero') conditions.push(`${value.derive(amountSql(measure))} < 0`);
  const rows = conditions.length === 0 ? '' : ` filter (where ${conditions.join(' and ')})`;
  if (measure.op !== 'sum') return `count(*)${rows}`;
  return `coalesce(sum(${value.derive(amountSql(measure))})${rows}, 0)`;
}

/** A row without the first column has no amount, whatever the others hold. */
function amountSql({ column = '', times = 1, plus = [], less = [], atMost }: Measure): string {
  const taken = [repeated(decimal(column), times), ...less.map(lessDecimal)].join(' - ');
  const amount = [taken, ...plus.map((each) => repeated(lessDecimal(each.column), each.times))].join(' + ');
  if (atMost === undefined) return amount;
  const most = decimal(atMost);
  return `case when ${amount} > ${most} then ${most} else ${amount} end`;
}

const repeated = (amount: string, times: number): string =>
  times === 1 ? amount : `${amount} * ${Math.trunc(times)}`;

function decimal(column: string): string {
  return `cast(nullif(${identifier(column)}, '') as decimal(18, 2))`;
}

function lessDecimal(column: string): string {
  return `coalesce(${decimal(column)}, 0)`;
}

function keySql(key: GroupBy, names: Names): string {
  const column = identifier(key.column);
  if (key.among !== undefined) return `coalesce(${memberOf(column, key.among, names)}, '')`;
  return key.length === undefined ? column : `left(${column}, ${Math.trunc(key.length)})`;
}

/**
 * The code by which rows can be grouped so that the set is told of the few groups, not of each row; null where the codes that
 * belong to no set would be too many groups.
 */
export function codeOfSet(key: GroupBy): { sql: string; setOf: ReadonlyMap<string, string> } | null {
  if (key.among === undefined || key.among.op === 'icd-prefix') return null;
  const { op, sets } = key.among;
  const setOf = new Map(sets.flatMap(({ name, values }) => values.map((value) => [value, name] as const)));
  const [length, ...others] = new Set([...setOf.keys()].map((value) => value.length));
  const column = identifier(key.column);
  if (op === 'in') return { sql: column, setOf };
  return length === undefined || others.length > 0 ? null : { sql: `left(${column}, ${length})`, setOf };
}

/** A prefix is looked up among those of its length, so that no text is compared with each of them. */
function memberOf(column: string, { op, sets }: NonNullable<GroupBy['among']>, names: Names): string {
  const named = sets.map(({ name, values }) => ({ name: literal(name), values }));
  if (op === 'in') return names.setOf(column, named);
  const text = op === 'icd-prefix' ? icd(column) : column;
  const lengths = [...new Set(sets.flatMap(({ values }) => values.map(({ length }) => length)))];
  const ofLength = lengths.map((length) => {
    const some = named.map((set) => ({
      ...set,
      values: set.values.filter((each) => each.length === length),
    }));
    return names.setOf(
      names.derive(`left(${text}, ${length})`),
      some.filter(({ values }) => values.length > 0),
    );
  });
  return ofLength.length === 1 ? (ofLength[0] as string) : `coalesce(${ofLength.join(', ')})`;
}

/** What the rows are grouped by, and what is told of each group: as little as can be is worked out for each row. */
export function groupingSql(key: GroupBy, names: Names): { group: string; key: string } {
  if (key.length !== undefined) return { group: identifier(key.column), key: keySql(key, names) };
  const sql = codeOfSet(key)?.sql ?? keySql(key, names);
  return { group: sql, key: sql };
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

  /** A list joined once for each text: as many conditions as there are sets are slow to plan. No text is in it twice. */
  setOf(text: string, sets: readonly NamedSet[]): string {
    const names = new Map(sets.flatMap(({ name, values }) => values.map((value) => [value, name])));
    const rows = [...names].map(([value, name]) => `(${literal(value)}, ${name})`).join(', ');
    const id = `${text} ${rows}`;
    const at = [...this.joined.keys()].indexOf(id);
    const number = at < 0 ? this.joined.size : at;
    const [member, set] = [`${this.prefix}member ${number}`, `${this.prefix}set ${number}`].map(identifier);
    this.joined.set(
      id,
      `left join (values ${rows}) as lists${number} (${member}, ${set}) on ${member} = ${text}`,
    );
    return set as string;
  }

  columns(): string {
    return ['*', ...[...this.names].map(([expression, name]) => `${expression} as ${name}`)].join(',\n    ');
  }

  joins(): string {
    return [...this.joined.values()].map((join) => `\n  ${join}`).join('');
  }
}

/** The same of rows that know the place of their file: see `FILE`. */
export function questionOfFiles<K>(query: CountQuery, keyOf: (key: GroupBy, names: Names) => K) {
  return questionSql(query, source(query, true), keyOf);
}

/** Keys and measures, and where they come from: rows, then what is read of each, lists joined to it, what is asked of each. */
function questionSql<K>(
  { filters, groupBy, measures }: CountQuery,
  from: string,
  keyOf: (key: GroupBy, names: Names) => K,
) {
  const [values, tests] = [new Naming('value '), new Naming('test ')];
  const keys = groupBy.map((key) => keyOf(key, values));
  const amounts = measures.map((measure) => measureSql(measure, values, tests));
  const rows = `select ${values.columns()}\n  from ${from}\n  where ${chosen(filters)}`;
  const marked = `select ${tests.columns()}\n  from (${rows}) as rows_read${values.joins()}`;
  return { keys, amounts, from: `(\n  ${marked}) as rows_asked` };
}

/** `rows`: where they are read. Of all that is asked only this is DuckDB's own: another engine of SQL names its table here. */
export function countSql(query: CountQuery, rows: string = source(query)): string {
  const { keys, amounts, from } = questionSql(query, rows, keySql);
  const columns = [
    ...keys.map((key, at) => `${key} as ${identifier(query.groupBy[at]!.as)}`),
    ...amounts.map((amount, at) => `${amount} as ${identifier(query.measures[at]!.name)}`),
  ];
  const positions = keys.map((_, index) => index + 1).join(', ');
  const grouping = positions === '' ? '' : `\ngroup by ${positions}\norder by ${positions}`;
  return `select ${columns.join(',\n  ')}\nfrom ${from}${grouping}`;
}

export function rowsSql(
  query: Pick<CountQuery, 'partitions' | 'filters'>,
  columns: readonly string[],
  offset: number,
  limit: number,
): string {
  const names = ['record_number', ...columns].map(identifier).join(', ');
  return `select ${names} from ${source(query, true)} where ${chosen(query.filters)}
    order by ${FILE}, cast("record_number" as bigint) limit ${Math.min(limit, 200)} offset ${Math.max(0, Math.trunc(offset))}`;
}
