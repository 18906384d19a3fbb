import type { DateOrder, MonthOrder } from '../calendar-text.ts';
import type { ColumnType } from '../column-type.ts';

/** One set of columns that a system's tables have had. */
export interface Era {
  /**
   * When: '1997-01 a 1997-12' where every file of those months is known to have it, 'desde …' where that is the
   * newest known, 'visto em …' where only some files were seen, or the document that lists it.
   */
  readonly when: string;
  /** In upper case; the order of the columns in the files varies and says nothing. */
  readonly columns: ReadonlySet<string>;
}

/** What is known of a system's columns, all eras together. */
export interface SystemColumns {
  /** Null where nothing is declared of such a column. */
  typeOf(name: string, width: number): ColumnType | null;
  /** Oldest first; empty where tables of the system have no fixed columns. */
  readonly eras: readonly Era[];
}

const CODE: ColumnType = { kind: 'code' };

/** A column's type as written in a declaration, and the columns that have it, as `columnList` reads them. */
export type TypeEntry = readonly [type: string, columns: string];

/**
 * Declares a system. Types: code, text, masked, integer, integer:NONE, decimal:SCALE, date:ORDER, date:ORDER:NONE,
 * month:ORDER, month:ORDER:NONE. `DT_INTER/6` speaks of that column only where it is six bytes wide, and goes
 * before the same name alone; `DT_*` of every name that begins so and is not declared otherwise. A column of an era
 * without a type is a code.
 */
export function declareColumns(entries: readonly TypeEntry[], eras: readonly Era[]): SystemColumns {
  const byName = new Map<string, ColumnType>();
  const byPrefix: [prefix: string, type: ColumnType][] = [];
  for (const [type, columns] of entries) {
    const parsed = parseType(type);
    for (const name of columnList(columns)) {
      if (byName.has(name)) throw new Error(`${name} is declared twice`);
      if (name.endsWith('*')) byPrefix.push([name.slice(0, -1), parsed]);
      else byName.set(name, parsed);
    }
  }
  const inSomeEra = new Set(eras.flatMap(({ columns }) => [...columns]));
  return {
    eras,
    typeOf: (name, width) =>
      byName.get(`${name}/${width}`) ??
      byName.get(name) ??
      byPrefix.find(([prefix]) => name.startsWith(prefix))?.[1] ??
      (inSomeEra.has(name) ? CODE : null),
  };
}

export function era(when: string, columns: string): Era {
  return { when, columns: new Set(columnList(columns)) };
}

/** An era that differs from another by columns that came and columns that went. */
export function changed(from: Era, when: string, change: { adds?: string; drops?: string }): Era {
  const columns = new Set(from.columns);
  for (const name of columnList(change.drops ?? '')) {
    if (!columns.delete(name)) throw new Error(`${name} is not there to be dropped`);
  }
  for (const name of columnList(change.adds ?? '')) columns.add(name);
  return { when, columns };
}

/** Names between blanks; `DIAGSEC1..9` stands for DIAGSEC1 to DIAGSEC9 and `SERAP01..11P` for SERAP01P to SERAP11P. */
export function columnList(text: string): string[] {
  return text.split(/\s+/).flatMap((entry) => {
    const [, prefix, first, last, suffix] = /^(.*?)(\d+)\.\.(\d+)(\D*)$/.exec(entry) ?? [];
    if (first === undefined) return entry === '' ? [] : [entry];
    const count = Number(last) - Number(first) + 1;
    return Array.from(
      { length: count },
      (_, i) => `${prefix}${String(Number(first) + i).padStart(first.length, '0')}${suffix}`,
    );
  });
}

function parseType(text: string): ColumnType {
  const [kind, detail, none] = text.split(':');
  switch (kind) {
    case 'text':
    case 'code':
    case 'masked':
      return { kind };
    case 'integer':
      return detail === undefined ? { kind } : { kind, none: detail };
    case 'decimal':
      return { kind, scale: Number(detail) };
    case 'date':
      return { kind, order: detail as DateOrder, ...(none === undefined ? {} : { none }) };
    case 'month':
      return { kind, order: detail as MonthOrder, ...(none === undefined ? {} : { none }) };
    default:
      throw new Error(`${text} is no type of column`);
  }
}
