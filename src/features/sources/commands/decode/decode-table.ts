import { createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { crc32 } from 'node:zlib';
import {
  monthOfDate,
  openTable,
  type RecordBatch,
  type StoredColumn,
  storedFields,
} from '../../../../datasus/index.ts';
import { CsvFile, csvCell } from './csv-file.ts';
import { type Decoded, type DecodeProgress, type DecodeRequest, RECORD_NUMBER } from './decoded.ts';
import { nameOfTable } from './name-of-table.ts';

const READ_BYTES = 1 << 20;

/** Reads a DBC or DBF to its end and writes the columns that may be stored. @throws DatasusError */
export async function decodeTable(
  request: DecodeRequest,
  onProgress: (progress: DecodeProgress) => void,
): Promise<Decoded> {
  const table = await openTable(createReadStream(request.path, { highWaterMark: READ_BYTES }), {
    size: request.bytes,
    fileName: request.fileName,
    crc32,
    onProgress: ({ bytesRead, rows }) => onProgress({ bytes: bytesRead, rows }),
  });
  try {
    const { system } = await table.identify();
    const columns = storedFields(table.header.fields, system);
    const csv = new CsvFile(request.csv, [RECORD_NUMBER, ...columns.map((column) => column.name)]);
    try {
      for await (const batch of table) writeBatch(csv, batch, columns, request.secret);
    } finally {
      csv.close();
    }
    const { identity, rows, warnings } = await table.finish();
    const kept = new Set(columns.map((column) => column.name));
    const names = table.header.fields.map((field) => field.name);
    return {
      system: identity.system,
      uf: identity.uf,
      period: identity.competencia,
      issuedOn: identity.issuedOn,
      issueBasis: identity.issuedOn === null ? 'upload' : 'header',
      named: nameOfTable(request.fileName),
      rows,
      columns: names.length,
      stored: columns.map((column) => column.name),
      hashed: columns.filter((column) => column.keep === 'hmac').map((column) => column.name),
      dropped: names.filter((name) => !kept.has(name.toUpperCase())),
      warnings,
    };
  } finally {
    await table.close();
  }
}

/** Every distinct value is converted once; a row only joins cells that are ready. */
function writeBatch(
  csv: CsvFile,
  batch: RecordBatch,
  columns: readonly StoredColumn[],
  secret: string,
): void {
  const cells = columns.map(({ name, keep }) => {
    const { values, codes } = batch.column(name).dictionary();
    return { texts: values.map((value) => csvCell(keptText(value, keep, secret))), codes };
  });
  for (let row = 0; row < batch.rows; row++) {
    let line = String(batch.recordNumber(row));
    for (const { texts, codes } of cells) line += `,${texts[codes[row] as number]}`;
    csv.line(line);
  }
}

/** A value in the form in which its column may be kept. */
function keptText(value: string, keep: StoredColumn['keep'], secret: string): string {
  switch (keep) {
    case 'as-is':
      return value;
    case 'month':
      return monthOfDate(value);
    case 'hmac':
      return value === '' ? '' : createHmac('sha256', secret).update(value).digest('hex');
  }
}
