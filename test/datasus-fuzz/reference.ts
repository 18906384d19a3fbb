import { crc32 } from 'node:zlib';
import type { DatasusErrorCode } from '../../src/datasus/index.ts';
import { type ReferenceStream, referenceExplode } from './reference-explode.ts';

/** What must come out of a file, said by a second, slow reader that shares nothing with the first. */
export interface Expected {
  format: 'dbc' | 'dbf' | null;
  /** The refusal, or null where the file is good. */
  fault: Fault | null;
  /** The records there are, also those before a fault; null where not even a header is. */
  table: ReferenceTable | null;
  /** Bytes of records that the header declares. */
  declaredBytes: number;
  /** What was special on the way, for the search of new inputs. */
  traits: string[];
}

export interface Fault {
  code: DatasusErrorCode;
  offset: number;
  /** Whole records before the fault. */
  rows: number;
  /** Seen before anything is decoded: nothing can be salvaged. */
  atOpen: boolean;
}

export interface ReferenceTable {
  fields: ReferenceField[];
  body: Buffer;
  recordLength: number;
  /** Numbers, from 1, of the records not deleted. */
  live: number[];
  deleted: number;
  trailing: number;
}

export interface ReferenceField {
  name: string;
  offset: number;
  width: number;
}

export interface How {
  format: 'dbc' | 'dbf' | null;
  /** Whether the reader is told the size of the file before reading it. */
  sizeKnown: boolean;
  /** Whether it is to save what it can of a damaged file: then it goes as far as there is a file. */
  salvage: boolean;
}

interface Header {
  length: number;
  records: number;
  recordLength: number;
  fields: ReferenceField[];
}

const BEFORE_STREAM = 4;
const [SPACE, DELETED, END_OF_FILE] = [0x20, 0x2a, 0x1a];

export function expect(file: Uint8Array, how: How): Expected {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const header = readHeader(bytes);
  if ('code' in header)
    return {
      format: null,
      fault: header,
      table: null,
      declaredBytes: 0,
      traits: [`header:${header.code}:${header.offset}`],
    };
  const format = how.format ?? formatOf(bytes, header);
  return format === 'dbc' ? expectDbc(bytes, header, how) : expectDbf(bytes, header, how);
}

function readHeader(bytes: Buffer): Header | Fault {
  if (bytes.length === 0) return faultAtOpen('empty', 0);
  if (bytes[0] !== 3) return faultAtOpen('not-a-dbc', 0);
  if (bytes.length < 32) return faultAtOpen('truncated', bytes.length);
  const length = bytes.readUInt16LE(8);
  if (length < 33) return faultAtOpen('bad-header', 8);
  if (bytes.length < length) return faultAtOpen('truncated', bytes.length);
  const fields = readFields(bytes, length);
  if ('code' in fields) return fields;
  const recordLength = fields.reduce((sum, { width }) => sum + width, 1);
  if (fields.length === 0) return faultAtOpen('bad-header', 32);
  if (bytes.readUInt16LE(10) !== recordLength) return faultAtOpen('bad-header', 10);
  return { length, records: bytes.readUInt32LE(4), recordLength, fields };
}

function readFields(bytes: Buffer, length: number): ReferenceField[] | Fault {
  const isEnd = (at: number) => bytes[at] === 0x0d || bytes[at] === 0;
  const fields: ReferenceField[] = [];
  let at = 32;
  for (let offset = 1; at + 32 < length && !isEnd(at); at += 32) {
    const name = bytes
      .toString('latin1', at, at + 11)
      .split('\0')[0]!
      .trim();
    const type = bytes.toString('latin1', at + 11, at + 12);
    const width = bytes[at + 16]!;
    if (!/^[A-Za-z_][A-Za-z_0-9]*$/.test(name)) return faultAtOpen('bad-header', at);
    if (width === 0 || type < 'A' || type > 'Z') return faultAtOpen('bad-header', at + 11);
    fields.push({ name, offset, width });
    offset += width;
  }
  return isEnd(at) ? fields : faultAtOpen('bad-header', at);
}

function formatOf(bytes: Buffer, header: Header): 'dbc' | 'dbf' {
  const [literals, dictionary] = [bytes[header.length + 4] ?? 255, bytes[header.length + 5] ?? 255];
  if (literals < 2 && [4, 5, 6].includes(dictionary)) return 'dbc';
  const first = bytes[header.length];
  if (first === undefined) return 'dbf';
  return (header.records > 0 ? [SPACE, DELETED] : [END_OF_FILE, 0, 0x0a, 0x0d]).includes(first)
    ? 'dbf'
    : 'dbc';
}

function expectDbc(bytes: Buffer, header: Header, how: How): Expected {
  const start = header.length + BEFORE_STREAM;
  const declaredBytes = header.records * header.recordLength;
  const stream = bytes.subarray(start);
  const refused = (found: Fault): Expected => ({
    format: 'dbc',
    fault: found,
    table: null,
    declaredBytes,
    traits: [`dbc:${found.code}`],
  });
  if (stream.length < 2) return refused(faultAtOpen('truncated', bytes.length));
  if (how.sizeKnown && !how.salvage && declaredBytes > mostBytes(stream))
    return refused(faultAtOpen('bomb', 4));
  const decoded = referenceExplode(stream, declaredBytes + 2);
  const body = Buffer.from(decoded.output.buffer, 0, decoded.output.length);
  return {
    format: 'dbc',
    fault: faultOfStream(bytes, header, decoded),
    table: tableOf(header, body, stream.length - decoded.read),
    declaredBytes,
    traits: traitsOf(decoded, stream, header),
  };
}

/** In the order in which a reader meets them; the checksum can only be judged at the end. */
function faultOfStream(bytes: Buffer, header: Header, decoded: ReferenceStream): Fault | null {
  const { output, end } = decoded;
  const declared = header.records * header.recordLength;
  const rows = Math.floor(Math.min(output.length, declared) / header.recordLength);
  const extra = output.length - declared;
  if (extra > 1 || (extra === 1 && output[declared] !== END_OF_FILE)) return fault('record-count', 4, rows);
  const start = header.length + BEFORE_STREAM;
  if (end === 'prefix') return fault('bad-stream', start);
  if (end === 'cut') return fault('truncated', bytes.length, rows);
  if (end === 'far') return fault('bad-stream', start + decoded.read, rows);
  const crc = crc32(output, crc32(bytes.subarray(0, header.length)));
  if (crc !== bytes.readUInt32LE(header.length)) return fault('crc-mismatch', header.length, rows);
  return extra < 0 ? fault('record-count', 4, rows) : null;
}

/** The dearest thing that bits can say: 518 bytes in 18 bits and those of the dictionary. Header and end take 32 bits. */
function mostBytes(stream: Uint8Array): number {
  const [, dictionary = 0] = stream;
  if (dictionary < 4 || dictionary > 6) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.floor(((stream.length * 8 - 32) * 518) / (18 + dictionary)));
}

function expectDbf(bytes: Buffer, header: Header, how: How): Expected {
  const declaredBytes = header.records * header.recordLength;
  const body = bytes.subarray(header.length);
  const rest = body.subarray(declaredBytes);
  const trailing = rest[0] === END_OF_FILE ? rest.length - 1 : rest.length;
  const cut = how.sizeKnown && !how.salvage && body.length < declaredBytes;
  const found = cut ? faultAtOpen('truncated', bytes.length) : faultOfRecords(header, body);
  const traits = [`dbf:${found?.code}:${Math.sign(body.length - declaredBytes)}:${Math.min(trailing, 3)}`];
  const table = tableOf(header, body, trailing, found?.rows);
  return { format: 'dbf', fault: found, table, declaredBytes, traits };
}

/** A DBF has no checksum: its records begin with a mark, and after the last one come the end mark or padding. */
function faultOfRecords({ length, records, recordLength }: Header, body: Buffer): Fault | null {
  const declared = records * recordLength;
  for (let at = 0; at < Math.min(declared, body.length); at += recordLength) {
    if (body[at] !== SPACE && body[at] !== DELETED)
      return fault('bad-record', length + at, at / recordLength);
  }
  if (body.length < declared)
    return fault('truncated', length + body.length, Math.floor(body.length / recordLength));
  const isEnd = [undefined, END_OF_FILE, 0, 0x0a, 0x0d].includes(body[declared]);
  return isEnd ? null : fault('record-count', 4, records);
}

/** The first `most` records, as far as they are whole. */
function tableOf(
  { fields, recordLength, records }: Header,
  body: Buffer,
  trailing: number,
  most = records,
): ReferenceTable {
  const whole = Math.min(most, records, Math.floor(body.length / recordLength));
  const live: number[] = [];
  for (let number = 1; number <= whole; number++)
    if (body[(number - 1) * recordLength] !== DELETED) live.push(number);
  return { fields, body, recordLength, live, deleted: whole - live.length, trailing };
}

/** The text of a cell: Latin-1 without the spaces and NULs at its end. */
export function textOf(
  { body, recordLength }: ReferenceTable,
  number: number,
  field: ReferenceField,
): string {
  const from = (number - 1) * recordLength + field.offset;
  let end = from + field.width;
  while (end > from && (body[end - 1] === SPACE || body[end - 1] === 0)) end--;
  return body.toString('latin1', from, end);
}

function fault(code: DatasusErrorCode, offset: number, rows = 0): Fault {
  return { code, offset, rows, atOpen: false };
}

function faultAtOpen(code: DatasusErrorCode, offset: number): Fault {
  return { code, offset, rows: 0, atOpen: true };
}

function traitsOf(decoded: ReferenceStream, stream: Uint8Array, header: Header): string[] {
  const stage = `${decoded.end}:${stream[0]}:${stream[1]}`;
  const size = Math.round(Math.log2(decoded.output.length + 1));
  const difference = decoded.output.length - header.records * header.recordLength;
  const traits = [`${stage}:${size}`, `${stage}:${Math.max(-3, Math.min(3, difference))}`];
  return [...traits, ...Array.from(decoded.kinds, (kind) => `token:${stream[1]}:${kind}`)];
}
