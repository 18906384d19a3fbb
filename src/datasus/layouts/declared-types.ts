import type { ColumnType, DateOrder, MonthOrder } from './column-type.ts';

/** Types of columns by name. */
export interface DeclaredTypes {
  /** Null where nothing is declared of such a column. */
  typeOf(name: string, width: number): ColumnType | null;
}

/**
 * Columns by type: `['date:aaaammdd', 'DT_INTER DT_SAIDA']`. `DT_INTER/6` speaks of that column only where it is
 * six bytes wide, and goes before the same name alone. Types: code, text, masked, integer, integer:NONE,
 * decimal:SCALE, date:ORDER, date:ORDER:NONE, month:ORDER, month:ORDER:NONE.
 */
export function declareTypes(entries: readonly (readonly [type: string, columns: string])[]): DeclaredTypes {
  const byName = new Map<string, ColumnType>();
  for (const [type, columns] of entries) {
    const parsed = parseType(type);
    for (const column of columns.trim().split(/\s+/)) {
      if (byName.has(column)) throw new Error(`${column} is declared twice`);
      byName.set(column, parsed);
    }
  }
  return {
    typeOf(name, width) {
      const upper = name.toUpperCase();
      return byName.get(`${upper}/${width}`) ?? byName.get(upper) ?? null;
    },
  };
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
