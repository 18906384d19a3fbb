import { openTable, writeDbc } from '../src/datasus/index.ts';

export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Row = Readonly<Record<string, string>>;

/** The same table issued on another day with each row as `change` makes it; under another name where one is told. */
export async function rewritten(
  { name, bytes }: TableFile,
  issuedOn: string,
  { change = (row) => row, as = name }: { change?: (row: Row, at: number) => Row; as?: string } = {},
): Promise<TableFile> {
  const table = await openTable(bytes, { fileName: name });
  const { fields, isGenerated } = table.header;
  const records: string[][] = [];
  for await (const batch of table)
    for (let at = 0; at < batch.rows; at++) {
      const row = Object.fromEntries(
        batch.columns.map((column) => [column.field.name, column.text(at).trim()]),
      );
      const changed = change(row, records.length);
      records.push(fields.map((field) => changed[field.name] ?? ''));
    }
  return { name: as, bytes: writeDbc({ fields, updatedOn: issuedOn, isGenerated }, records) };
}
