import { type Crc32, crc32 } from './crc32.ts';
import { DBF_VERSION, GENERATED_MARK, GENERATED_MARK_AT, headerLengthOf, PREFIX_LENGTH } from './dbf.ts';
import { latin1Bytes } from './latin1.ts';
import { type ImplodeOptions, Imploder } from './pkware/implode.ts';

/** A column to write. */
export interface FieldDraft {
  name: string;
  /** C (padded on the right) or any other DBF type (padded on the left). */
  type?: string;
  width: number;
  decimals?: number;
}

/** A table's header to write. The defaults are what most DATASUS files have. */
export interface HeaderDraft {
  fields: readonly FieldDraft[];
  /** 'YYYY-MM-DD'. */
  updatedOn?: string;
  /** Writes the last two digits of the year, as some files do, instead of the year minus 1900. */
  twoDigitYear?: boolean;
  language?: number;
  /** Whether the rows are made up: the header says so, and every reader of this project after it. */
  isGenerated?: boolean;
  /** Bytes after the last column: 0D in most files, also 0D 00 and 00. */
  terminator?: readonly number[];
  /** Whether a 0x1A follows the last record. */
  endMark?: boolean;
  /** Indexes of the records to mark as deleted. */
  deleted?: readonly number[];
  /** What fills a cell after its value: a space, or NUL as in some files. */
  padding?: ' ' | '\0';
}

/** A record as texts, in the order of the fields. */
export type RecordDraft = readonly string[];

const EPOCH = 1900;
const SPACE = 0x20;
const DELETED = 0x2a;
const END_OF_FILE = 0x1a;

/** Builds a DBF. Throws a RangeError where a value does not fit its column. */
export function writeDbf(header: HeaderDraft, records: readonly RecordDraft[]): Uint8Array {
  const start = headerBytes(header, records.length);
  const recordLength = 1 + header.fields.reduce((sum, field) => sum + field.width, 0);
  const endMark = header.endMark ?? true;
  const file = new Uint8Array(start.length + records.length * recordLength + (endMark ? 1 : 0));
  file.fill((header.padding ?? ' ').charCodeAt(0));
  file.set(start);
  records.forEach((record, index) => {
    const at = start.length + index * recordLength;
    file[at] = SPACE;
    writeRecord(file, at, header.fields, record);
  });
  for (const index of header.deleted ?? []) file[start.length + index * recordLength] = DELETED;
  if (endMark) file[file.length - 1] = END_OF_FILE;
  return file;
}

/** Builds a DBC, checksum included. For tests and demonstration data. */
export function writeDbc(
  header: HeaderDraft,
  records: readonly RecordDraft[],
  options: ImplodeOptions = {},
): Uint8Array {
  return compressDbf(writeDbf(header, records), options);
}

/** Turns the bytes of a DBF into those of a DBC: header in clear, CRC-32 of everything, compressed body. */
export function compressDbf(dbf: Uint8Array, options: ImplodeOptions = {}): Uint8Array {
  const headerLength = headerLengthOf(dbf.subarray(0, PREFIX_LENGTH));
  const compressor = new DbcCompressor(dbf.subarray(0, headerLength), options);
  const pieces = [compressor.start, compressor.push(dbf.subarray(headerLength)), compressor.finish()];
  const file = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    file.set(piece, at);
    at += piece.length;
  }
  file.set(compressor.crcBytes(), headerLength);
  return file;
}

/**
 * Writes a DBC of any size piece by piece: `start`, then what each `push` gives, then `finish`. The CRC-32 stands before
 * the stream and is known only after it: put `crcBytes()` over the last four bytes of `start` at the end.
 */
export class DbcCompressor {
  /** Header, and four zeros where the CRC will be. */
  readonly start: Uint8Array;
  readonly #check: Crc32;
  readonly #imploder: Imploder;
  #crc: number;

  constructor(header: Uint8Array, options: ImplodeOptions = {}, check: Crc32 = crc32) {
    this.start = new Uint8Array(header.length + 4);
    this.start.set(header);
    this.#check = check;
    this.#imploder = new Imploder(options);
    this.#crc = check(header, 0);
  }

  /** Takes more of the DBF's body (whole records or not); gives the bytes that are ready. */
  push(bytes: Uint8Array): Uint8Array {
    this.#crc = this.#check(bytes, this.#crc);
    return this.#imploder.push(bytes);
  }

  finish(): Uint8Array {
    return this.#imploder.finish();
  }

  /** The CRC-32 of all that was given, as it stands in the file. */
  crcBytes(): Uint8Array {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, this.#crc, true);
    return bytes;
  }
}

function headerBytes(header: HeaderDraft, records: number): Uint8Array {
  const terminator = header.terminator ?? [0x0d];
  const bytes = new Uint8Array(PREFIX_LENGTH + 32 * header.fields.length + terminator.length);
  const view = new DataView(bytes.buffer);
  const [year = EPOCH, month = 0, day = 0] = (header.updatedOn ?? '').split('-').filter(Boolean).map(Number);
  bytes.set([DBF_VERSION, header.twoDigitYear ? year % 100 : year - EPOCH, month, day]);
  view.setUint32(4, records, true);
  view.setUint16(8, bytes.length, true);
  view.setUint16(10, 1 + header.fields.reduce((sum, field) => sum + field.width, 0), true);
  bytes[29] = header.language ?? 0;
  if (header.isGenerated) bytes.set(latin1Bytes(GENERATED_MARK), GENERATED_MARK_AT);
  header.fields.forEach((field, index) => {
    const at = PREFIX_LENGTH + 32 * index;
    bytes.set(latin1Bytes(field.name).subarray(0, 10), at);
    bytes.set([(field.type ?? 'C').charCodeAt(0)], at + 11);
    bytes.set([field.width, field.decimals ?? 0], at + 16);
  });
  bytes.set(terminator, bytes.length - terminator.length);
  return bytes;
}

function writeRecord(
  file: Uint8Array,
  start: number,
  fields: readonly FieldDraft[],
  record: RecordDraft,
): void {
  let at = start + 1;
  fields.forEach((field, index) => {
    const value = latin1Bytes(record[index] ?? '');
    if (value.length > field.width) throw new RangeError(`"${record[index]}" does not fit ${field.name}`);
    file.set(value, (field.type ?? 'C') === 'C' ? at : at + field.width - value.length);
    at += field.width;
  });
}
