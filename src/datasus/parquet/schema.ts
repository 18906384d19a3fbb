import type { ColumnType } from '../layouts/column-type.ts';
import type { StructBody } from './thrift.ts';

/** How values lie in the file. The numbers are those of the format. */
const PHYSICAL = { INT32: 1, INT64: 2, BYTE_ARRAY: 6 } as const;

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Widest cell, in bytes: with the type, it decides how values lie. */
  readonly width: number;
  /** Of texts only: blanks are empty texts, not null, so that the column has no nulls at all. */
  readonly required?: boolean;
}

/** Digits that always fit 32 bits. */
const NARROW_DIGITS = 9;
/** Precisions of decimals: two, so that files of different widths of the same column have the same type. */
const NARROW_PRECISION = NARROW_DIGITS;
const WIDE_PRECISION = 18;

const REPETITION = { REQUIRED: 0, OPTIONAL: 1 };
const CONVERTED = { UTF8: 0, DECIMAL: 5, DATE: 6 };
const LOGICAL = { STRING: 1, DECIMAL: 5, DATE: 6 };

/** Bytes of a value in the file; 0 where each has its own length. */
export type Stride = 0 | 4 | 8;

/** Bytes of a value of this column: 0 for texts. */
export function strideOf({ type, width }: ParquetColumn): Stride {
  switch (type.kind) {
    case 'text':
    case 'code':
    case 'masked':
      return 0;
    case 'integer':
      return width <= NARROW_DIGITS ? 4 : 8;
    case 'decimal':
      return width + type.scale <= NARROW_DIGITS ? 4 : 8;
    case 'date':
    case 'month':
      return 4;
  }
}

export function physicalOf(column: ParquetColumn): number {
  switch (strideOf(column)) {
    case 0:
      return PHYSICAL.BYTE_ARRAY;
    case 4:
      return PHYSICAL.INT32;
    case 8:
      return PHYSICAL.INT64;
  }
}

/** The schema as the footer has it: its root, then a leaf for each column. */
export function schemaElements(columns: readonly ParquetColumn[]): StructBody[] {
  const root: StructBody = (element) => {
    element.text(4, 'schema');
    element.i32(5, columns.length);
  };
  return [root, ...columns.map(leafOf)];
}

function leafOf(column: ParquetColumn): StructBody {
  return (element) => {
    element.i32(1, physicalOf(column));
    element.i32(3, column.required ? REPETITION.REQUIRED : REPETITION.OPTIONAL);
    element.text(4, column.name);
    const { type } = column;
    switch (type.kind) {
      case 'integer':
        return;
      case 'decimal': {
        const precision = strideOf(column) === 4 ? NARROW_PRECISION : WIDE_PRECISION;
        element.i32(6, CONVERTED.DECIMAL);
        element.i32(7, type.scale);
        element.i32(8, precision);
        element.struct(10, (logical) =>
          logical.struct(LOGICAL.DECIMAL, (decimal) => {
            decimal.i32(1, type.scale);
            decimal.i32(2, precision);
          }),
        );
        return;
      }
      case 'date':
      case 'month':
        element.i32(6, CONVERTED.DATE);
        element.struct(10, (logical) => logical.struct(LOGICAL.DATE, () => undefined));
        return;
      case 'text':
      case 'code':
      case 'masked':
        element.i32(6, CONVERTED.UTF8);
        element.struct(10, (logical) => logical.struct(LOGICAL.STRING, () => undefined));
    }
  };
}
