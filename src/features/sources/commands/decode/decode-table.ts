import { createReadStream } from 'node:fs';
import { GROUP_ROWS, openTable, storedFields } from '../../../../datasus/index.ts';
import type { Decoded, DecodeProgress, DecodeRequest } from './decoded.ts';
import { nameOfTable } from './name-of-table.ts';
import { RowsFile } from './rows-file.ts';

const READ_BYTES = 1 << 20;

/** Reads a DBC or DBF to its end and writes the columns that may be stored. @throws DatasusError */
export async function decodeTable(
  request: DecodeRequest,
  onProgress: (progress: DecodeProgress) => void,
): Promise<Decoded> {
  const table = await openTable(createReadStream(request.path, { highWaterMark: READ_BYTES }), {
    size: request.bytes,
    fileName: request.fileName,
    batchRows: GROUP_ROWS,
    transient: true,
    onProgress: ({ bytesRead, rows }) => onProgress({ bytes: bytesRead, rows }),
  });
  try {
    const { system } = await table.identify();
    const columns = storedFields(table.header.fields, system);
    const file = new RowsFile(request.rowsFile, columns, request.secret);
    try {
      for await (const batch of table) await file.add(batch);
      await file.end();
    } finally {
      file.close();
    }
    const { identity, rows, warnings } = await table.finish();
    const kept = new Set(columns.map((column) => column.name));
    const names = table.header.fields.map((field) => field.name);
    return {
      rowsFormat: 'parquet',
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
