import {
  type DatasusTable,
  GENERATED_NOTICE,
  type RecordBatch,
  storedFields,
} from '../../../../datasus/index.ts';
import { partWarning } from '../../domain/parts.ts';
import { rowOrder } from '../../domain/row-order.ts';
import { GENERATED } from '../../domain/version.ts';
import type { Decoded, DecodeRequest } from './decoded.ts';
import { nameOfTable, partOfTable } from './name-of-table.ts';
import { RowsFile } from './rows-file.ts';

/** Writes the columns of an open table that may be stored, reads it to its end and closes it. @throws DatasusError */
export async function storeTable(
  table: DatasusTable,
  request: Pick<DecodeRequest, 'rowsFile' | 'secret' | 'fileName'>,
): Promise<Decoded> {
  try {
    const { system } = await table.identify();
    const columns = storedFields(table.header.fields, system);
    const file = new RowsFile(request.rowsFile, columns, request.secret, { order: rowOrder(system) });
    let { isGenerated } = table.header;
    try {
      for await (const batch of table) {
        isGenerated ||= saysGenerated(batch);
        await file.add(batch);
      }
      await file.end();
    } finally {
      file.close();
    }
    const { identity, rows, warnings } = await table.finish();
    const part = partWarning(partOfTable(request.fileName));
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
      warnings: [
        ...(isGenerated && !table.header.isGenerated
          ? [{ code: GENERATED, message: GENERATED_NOTICE, count: rows }]
          : []),
        ...warnings,
        ...(part === null ? [] : [{ code: 'part-of-month', message: part, count: 1 }]),
      ],
    };
  } finally {
    await table.close();
  }
}

/** The column of SIH-RD that has room for words: what is left of the mark in an extract, which has no header. */
const WORDS_COLUMN = 'AUD_JUST';

function saysGenerated(batch: RecordBatch): boolean {
  const words = batch.columns.find(({ field }) => field.name.toUpperCase() === WORDS_COLUMN);
  return words?.dictionary().values.includes(GENERATED_NOTICE) ?? false;
}
