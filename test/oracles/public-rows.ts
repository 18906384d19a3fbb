import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { openTable } from '../../src/datasus/index.ts';
import { readExport } from '../../src/features/sources/commands/read-export.ts';
import type { TabnetReport } from '../../src/features/sources/index.ts';
import { sharedData } from '../public-data.ts';

/** Some columns of every row of a file of the ministry, as stored less padding: read by the reader alone, past every card. */
export async function rowsOf(path: string, columns: readonly string[]): Promise<Record<string, string>[]> {
  const table = await openTable(readFileSync(path));
  const rows: Record<string, string>[] = [];
  for await (const batch of table)
    for (let row = 0; row < batch.rows; row++)
      rows.push(Object.fromEntries(columns.map((name) => [name, batch.column(name).text(row).trim()])));
  await table.finish();
  return rows;
}

/** A table exported by TabNet or TabWin, through the same door that a person's upload takes. */
export const exported = (path: string): TabnetReport => readExport(readFileSync(path));

/** A CSV with a line of names, each line as an object. */
export function csvOf(content: Buffer, delimiter = ','): Record<string, string>[] {
  return parse(content, { columns: true, delimiter, bom: true });
}

/** A JSON page of the shared facts of the field. */
export function domainPage(name: string): unknown {
  const path = sharedData(`domain/${name}.json`);
  return path === null ? null : JSON.parse(readFileSync(path, 'utf8'));
}
