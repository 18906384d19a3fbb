import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { openTable, writeDbf } from '../src/datasus/index.ts';

/** A table as somebody would send it: its name, and its bytes when they are asked for. */
export interface LayoutTable {
  readonly name: string;
  readonly read: () => Promise<Uint8Array> | Uint8Array;
}

/** A public file as it is. */
export const asPublished = (path: string): LayoutTable => ({
  name: path.split('/').at(-1) as string,
  read: () => readFileSync(path),
});

/** The one table that a public zip holds. */
export const unpacked = (path: string, name: string): LayoutTable => ({
  name,
  read: () => Object.values(unzipSync(readFileSync(path)))[0] as Uint8Array,
});

/**
 * Deaths by external causes and fetal deaths, whose national files are not among the public ones: the rows of those kinds in a
 * public file of all deaths, under the name that the ministry gives such a file and with homes in two states, as it has.
 */
export const deathsByKind = (path: string): LayoutTable[] => [
  { name: 'DOEXT19.dbf', read: () => rowsWhere(path, 'CAUSABAS', /^[V-Y]/) },
  { name: 'DOFET19.dbf', read: () => rowsWhere(path, 'TIPOBITO', /^1$/) },
];

const HOMES = ['510340', '120040'];

async function rowsWhere(path: string, column: string, value: RegExp): Promise<Uint8Array> {
  const table = await openTable(readFileSync(path), { fileName: path });
  const { fields } = table.header;
  const records: string[][] = [];
  for await (const batch of table)
    for (let row = 0; row < batch.rows; row++)
      if (value.test(batch.column(column).text(row).trim()))
        records.push(
          fields.map(({ name }) =>
            name === 'CODMUNRES' ? HOMES[records.length % 2]! : batch.column(name).text(row).trim(),
          ),
        );
  return writeDbf({ fields, updatedOn: '2020-12-01' }, records);
}
