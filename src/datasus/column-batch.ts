import type { CodedBatch } from './columns/batch-builder.ts';
import { dictionaryOf, type StoredDictionary } from './columns/dictionary.ts';
import type { CodedColumn } from './columns/encoder.ts';
import { DatasusError } from './datasus-error.ts';
import type { Field } from './dbf.ts';

export type { ColumnDictionary, StoredDictionary } from './columns/dictionary.ts';

/** One column of a batch. Rows are counted from 0 inside the batch; deleted records are not among them. */
export interface ColumnBatch {
  readonly field: Field;
  /** The stored bytes, padding included: a view, not a copy. */
  bytes(row: number): Uint8Array;
  /** The value as text: Latin-1, without trailing spaces and NULs, otherwise exactly as stored. */
  text(row: number): string;
  /** Every distinct text once, with one code a row: convert per value, not per cell. */
  dictionary(): StoredDictionary;
}

/** Some consecutive records of a table, by column. It owns its bytes: keeping it is safe, unless asked for as transient. */
export interface RecordBatch {
  readonly rows: number;
  /** The columns asked for, in the order asked for. */
  readonly columns: readonly ColumnBatch[];
  /** A column by name: one of those asked for, or one that tells the table's identity. */
  column(name: string): ColumnBatch;
  /** Place of the row's record in the file, from 1, deleted records counted. */
  recordNumber(row: number): number;
}

/** The batch as users see it: of all that was encoded, the columns `projected`. */
export function makeBatch(coded: CodedBatch, projected: readonly Field[]): RecordBatch {
  return new ColumnarBatch(coded, projected);
}

class ColumnarBatch implements RecordBatch {
  readonly rows: number;
  readonly columns: readonly ColumnBatch[];
  readonly #coded: CodedBatch;

  constructor(coded: CodedBatch, projected: readonly Field[]) {
    this.#coded = coded;
    this.rows = coded.rows;
    this.columns = projected.map((field) => this.#columnOf(field));
  }

  column(name: string): ColumnBatch {
    const { fields } = this.#coded;
    const field = fieldNamed(fields, name) ?? unknownColumn(name, fields, 'não foi pedida; foram');
    return this.columns.find((column) => column.field === field) ?? this.#columnOf(field);
  }

  recordNumber(row: number): number {
    const { firstRecord, records } = this.#coded;
    return firstRecord + (records === null ? row : records[row]!);
  }

  #columnOf(field: Field): ColumnBatch {
    return new CodedColumnBatch(field, this.#coded.columns[this.#coded.fields.indexOf(field)]!);
  }
}

class CodedColumnBatch implements ColumnBatch {
  readonly field: Field;
  readonly #column: CodedColumn;
  #dictionary: StoredDictionary | null = null;

  constructor(field: Field, column: CodedColumn) {
    this.field = field;
    this.#column = column;
  }

  bytes(row: number): Uint8Array {
    const { codes, cells } = this.#column;
    const from = codes[row]! * this.field.width;
    return cells.subarray(from, from + this.field.width);
  }

  text(row: number): string {
    const { values, codes } = this.dictionary();
    return values[codes[row]!]!;
  }

  dictionary(): StoredDictionary {
    this.#dictionary ??= dictionaryOf(this.#column, this.field.width);
    return this.#dictionary;
  }
}

/** The field of that name, or a refusal. */
export function findField(fields: readonly Field[], name: string): Field {
  return fieldNamed(fields, name) ?? unknownColumn(name, fields, 'não existe neste arquivo, que tem');
}

/** In any case: the same column is CONTADOR and contador. */
function fieldNamed(fields: readonly Field[], name: string): Field | undefined {
  const wanted = name.toUpperCase();
  return fields.find((candidate) => candidate.name.toUpperCase() === wanted);
}

function unknownColumn(name: string, fields: readonly Field[], reason: string): never {
  const names = fields.map((field) => field.name).join(', ');
  throw new DatasusError('unknown-column', `A coluna ${name} ${reason}: ${names}. Confira o nome da coluna.`);
}
