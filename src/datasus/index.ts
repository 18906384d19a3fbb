export type { ByteInput } from './byte-source.ts';
export type { ColumnBatch, ColumnDictionary, RecordBatch, StoredDictionary } from './column-batch.ts';
export { type Crc32, crc32 } from './crc32.ts';
export { type CsvForm, csvHeader, csvLines } from './csv.ts';
export { DatasusError, type DatasusErrorCode } from './datasus-error.ts';
export { type Field, GENERATED_NOTICE, headerLengthOf, parseHeader, type TableHeader } from './dbf.ts';
export type { DateOrder, MonthOrder } from './layouts/calendar-text.ts';
export {
  type Absence,
  type ColumnType,
  type Converted,
  convertValue,
  DECIMAL_DIGITS,
  type TypedDictionary,
  type TypedValue,
  typedDictionary,
} from './layouts/column-type.ts';
export { columnTypes, declaredSystems, erasOf, type LayoutMatch, matchEra } from './layouts/column-types.ts';
export type { Era } from './layouts/columns/declare.ts';
export { fromName, type NamedIdentity, partFromName } from './layouts/file-name.ts';
export {
  disagreements,
  type Identity,
  identify,
  type NamedPart,
  systemOfColumns,
  tellingColumns,
} from './layouts/identify.ts';
export {
  type Keeping,
  monthOfDate,
  type StoredColumn,
  storedColumns,
  storedFields,
} from './layouts/stored-columns.ts';
export { type ValueForm, valueText } from './layouts/value-text.ts';
export { columnCells, type DistinctCells, textCells } from './parquet/distinct-cells.ts';
export { type ByteSink, type Compressor, GROUP_ROWS, ParquetFile } from './parquet/file.ts';
export type { ParquetColumn } from './parquet/schema.ts';
export { type ParquetOptions, type ParquetSummary, writeParquet } from './parquet/write-parquet.ts';
export { openDbc, openDbf, openTable } from './reader.ts';
export type {
  ColumnCondition,
  DatasusTable,
  OpenOptions,
  ReadProgress,
  ReadSummary,
  ReadWarning,
  Salvaged,
  TableFormat,
} from './table.ts';
export {
  compressDbf,
  type FieldDraft,
  type HeaderDraft,
  type RecordDraft,
  writeDbc,
  writeDbf,
} from './writer.ts';
