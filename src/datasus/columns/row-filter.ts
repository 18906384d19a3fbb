import type { Field } from '../dbf.ts';
import type { CodedBatch } from './batch-builder.ts';
import { cellsOfCodes, columnTexts } from './dictionary.ts';
import type { CodedColumn } from './encoder.ts';

/** A condition on one column, asked once for each distinct text of a batch. */
export interface FieldTest {
  readonly field: Field;
  readonly test: (text: string) => boolean;
}

/** The rows that pass every test, with dictionaries that hold their cells only, as if the others had not been read. */
export function filterBatch(batch: CodedBatch, tests: readonly FieldTest[]): CodedBatch {
  if (tests.length === 0) return batch;
  const kept = rowsThatPass(batch, tests);
  if (kept.length === batch.rows) return batch;
  const columns = batch.columns.map((column, index) =>
    columnOfRows(column, batch.fields[index]!.width, kept),
  );
  const { records } = batch;
  return {
    ...batch,
    columns,
    rows: kept.length,
    records: records === null ? kept : kept.map((row) => records[row]!),
  };
}

function rowsThatPass(batch: CodedBatch, tests: readonly FieldTest[]): Uint32Array {
  let kept = new Uint32Array(batch.rows).map((_, row) => row);
  for (const { field, test } of tests) {
    const { codes, cells } = batch.columns[batch.fields.indexOf(field)]!;
    const passes = columnTexts(cells, field.width).map(test);
    kept = kept.filter((row) => passes[codes[row]!]);
  }
  return kept;
}

function columnOfRows({ codes, cells }: CodedColumn, width: number, rows: Uint32Array): CodedColumn {
  /** Old code → new code + 1. */
  const renamed = new Uint16Array(cells.length / width);
  const found: number[] = [];
  const kept = new Uint16Array(rows.length);
  rows.forEach((row, index) => {
    const code = codes[row]!;
    renamed[code] ||= found.push(code);
    kept[index] = renamed[code]! - 1;
  });
  return { codes: kept, cells: cellsOfCodes(cells, width, found) };
}
