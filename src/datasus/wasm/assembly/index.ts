export { crcAdd, crcFinish, crcStart } from './crc32';
export {
  cellsOf,
  codesOf,
  distinctOf,
  encodeRecords,
  openColumns,
  setColumn,
  startBatch,
  startColumns,
} from './columns';
export { seedDictionaries } from './dictionary';
export {
  advance,
  dictionaryBits,
  fed,
  inputAt,
  inputLeft,
  inputRoom,
  openStream,
  outputLeft,
  outputStart,
  took,
} from './explode';
export { reset, reserve } from './memory';
export { parquetHybrid, parquetIndexes, parquetPlainFixed, parquetPlainSize, parquetPlainText } from './parquet-pages';
export { parquetFixed, parquetNumbers, parquetText } from './parquet-values';
