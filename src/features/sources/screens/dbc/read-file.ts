import {
  columnTypes,
  csvHeader,
  csvLines,
  type DatasusTable,
  disagreements,
  fromName,
  matchEra,
  openTable,
} from '../../../../datasus/index.ts';
import { ColumnStatistics } from './column-statistics.ts';
import { blobSink, fileSink } from './csv-sink.ts';
import { KeptRows } from './kept-rows.ts';
import type { FileFacts, FileRequest, ReaderRequest, RecordFilter } from './protocol.ts';
import { withoutSending } from './words.ts';

/** What a reading tells and asks on its way. */
export interface Reading {
  readonly signal: { readonly aborted: boolean };
  readonly onProgress: (progress: { bytesRead: number; rows: number }) => void;
}

type Asked<K extends ReaderRequest['kind']> = Extract<ReaderRequest, { kind: K }>;

const PIECE_BYTES = 1 << 18;
/** Reads a file to its end: what it is, and what stands in each column. */
export async function describeFile(request: FileRequest, reading: Reading): Promise<FileFacts> {
  const started = performance.now();
  const table = await openFile(request, reading, { transient: true });
  const statistics = table.columns.map(() => new ColumnStatistics());
  for await (const batch of table) {
    batch.columns.forEach((column, at) => {
      statistics[at]?.add(column.dictionary());
    });
  }
  const facts = await factsOf(request.file, table, statistics);
  return { ...facts, milliseconds: Math.round(performance.now() - started) };
}

/** Keeps the first records that pass the filter. Without one, reads no further than it keeps. */
export async function viewFile(
  request: Pick<Asked<'view'>, 'file' | 'salvage' | 'filter'>,
  reading: Reading,
): Promise<KeptRows> {
  const table = await openFile(request, reading, { filter: request.filter });
  const kept = new KeptRows(table.columns.length);
  for await (const batch of table) {
    kept.add(batch);
    if (request.filter === null && kept.isFull) return kept;
  }
  await table.finish();
  return kept;
}

/** The records that pass the filter as CSV: into its target, or given back. The whole text is never in memory. */
export async function csvOf(
  request: Pick<Asked<'csv'>, 'file' | 'salvage' | 'columns' | 'form' | 'filter' | 'target'>,
  reading: Reading,
): Promise<Blob | null> {
  const { target, form, filter, columns } = request;
  const sink = target === null ? blobSink() : await fileSink(target);
  try {
    const table = await openFile(request, reading, { columns, filter, transient: true });
    await sink.write(csvHeader(table.columns, form));
    for await (const batch of table) await sink.write(csvLines(batch, form));
    await table.finish();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
  return sink.end();
}

function openFile(
  { file, salvage }: FileRequest,
  { signal, onProgress }: Reading,
  asked: { columns?: readonly string[]; filter?: RecordFilter | null; transient?: boolean } = {},
): Promise<DatasusTable> {
  const { columns, filter = null, transient } = asked;
  const where =
    filter === null ? [] : [{ column: filter.column, test: (text: string) => text === filter.value }];
  return openTable(piecesOf(file), {
    size: file.size,
    fileName: file.name,
    columns,
    where,
    transient,
    salvage,
    signal,
    onProgress,
  });
}

/** The file's bytes, piece by piece: between two of them the thread hears what else is asked of it. */
async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += PIECE_BYTES)
    yield new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
}

async function factsOf(
  file: File,
  table: DatasusTable,
  statistics: readonly ColumnStatistics[],
): Promise<FileFacts> {
  const { rows, identity, crc, decodedBytes, warnings, salvaged } = await table.finish();
  const types = columnTypes(identity.system, table.columns);
  return {
    rows,
    declared: table.header.records,
    columns: table.columns.map(({ name, type, width, decimals }, at) => {
      const { blanks, distinct, distinctIsFloor } = statistics[at]!;
      const common = statistics[at]!.common();
      const kind = types[at]!.kind;
      return { name, type, width, decimals, kind, blanks, distinct, distinctIsFloor, common };
    }),
    identity,
    disagreements: disagreements(identity, fromName(file.name)),
    era: matchEra(identity.system, table.columns).era,
    updatedOn: table.header.updatedOn,
    crc,
    salvaged: salvaged && {
      code: salvaged.error.code,
      message: withoutSending(salvaged.error.message),
      offset: salvaged.offset,
    },
    decodedBytes,
    warnings: warnings.map(({ message }) => message),
    milliseconds: 0,
  };
}
