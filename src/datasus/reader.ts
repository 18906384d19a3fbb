import {
  DBC_PREFIX,
  END_OF_FILE,
  type OpenFile,
  openCompressed,
  openPlain,
  PADDING,
  RECORD_MARKS,
  STREAM_PREFIX,
} from './body.ts';
import { type ByteInput, ByteSource } from './byte-source.ts';
import { findField } from './column-batch.ts';
import { headerLengthOf, PREFIX_LENGTH, parseHeader, type TableHeader } from './dbf.ts';
import { KeptBody } from './kept-body.ts';
import type { DatasusTable, OpenOptions, TableFormat } from './table.ts';
import { TableReader } from './table-reader.ts';

/** Opens a DBC: header checked, expansion bound checked, nothing decoded yet. */
export function openDbc(input: ByteInput, options: OpenOptions = {}): Promise<DatasusTable> {
  return open(input, options, 'dbc');
}

/** Opens a plain DBF with the same interface. */
export function openDbf(input: ByteInput, options: OpenOptions = {}): Promise<DatasusTable> {
  return open(input, options, 'dbf');
}

/** Opens either, telling them apart by what follows the header. */
export function openTable(input: ByteInput, options: OpenOptions = {}): Promise<DatasusTable> {
  return open(input, options, null);
}

async function open(
  input: ByteInput,
  options: OpenOptions,
  asked: TableFormat | null,
): Promise<DatasusTable> {
  checkOptions(options);
  const source = new ByteSource(input, options.size);
  try {
    return await openSource(source, options, asked);
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function openSource(
  source: ByteSource,
  options: OpenOptions,
  asked: TableFormat | null,
): Promise<DatasusTable> {
  const headerLength = headerLengthOf(await source.peek(PREFIX_LENGTH));
  const start = await source.peek(headerLength + DBC_PREFIX + STREAM_PREFIX);
  const header = parseHeader(start);
  const format = asked ?? formatOf(start, header);
  const projected = options.columns?.map((name) => findField(header.fields, name)) ?? header.fields;
  for (const { column } of options.where ?? []) findField(header.fields, column);
  const file: OpenFile = { source, header, projected, options };
  const body =
    format === 'dbc'
      ? openCompressed(file, start)
      : new KeptBody(openPlain(file), header.recordLength, options.engine);
  return new TableReader(file, body);
}

/** What only a slip of the program can ask for. */
function checkOptions({ batchRows, size }: OpenOptions): void {
  if (batchRows !== undefined && !(batchRows >= 1)) throw new RangeError(`batchRows is ${batchRows}`);
  if (size !== undefined && !(size >= 0)) throw new RangeError(`size is ${size}`);
}

/**
 * After a DBC's header come four bytes of CRC and a stream that begins with 00 or 01 and 04 to 06; after a DBF's,
 * its first record (space or asterisk) where it declares any, or else the end. What is neither is a damaged DBC, and
 * will be refused as such.
 */
function formatOf(start: Uint8Array, { headerLength, records }: TableHeader): TableFormat {
  const first = start[headerLength];
  const literals = start[headerLength + DBC_PREFIX] ?? 255;
  const dictionary = start[headerLength + DBC_PREFIX + 1] ?? 255;
  if (literals <= 1 && dictionary >= 4 && dictionary <= 6) return 'dbc';
  if (first === undefined) return 'dbf';
  const expected = records > 0 ? RECORD_MARKS : [END_OF_FILE, ...PADDING];
  return expected.includes(first) ? 'dbf' : 'dbc';
}
