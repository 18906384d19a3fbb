import { createReadStream } from 'node:fs';
import { GROUP_ROWS, openTable } from '../../../../datasus/index.ts';
import type { Decoded, DecodeProgress, DecodeRequest } from './decoded.ts';
import { storeTable } from './stored-table.ts';

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
  return storeTable(table, request);
}
