import { crc32 } from 'node:zlib';
import type { ByteInput } from '../src/datasus/byte-source.ts';
import { DatasusError } from '../src/datasus/datasus-error.ts';
import { openDbc } from '../src/datasus/reader.ts';
import type { OpenOptions, ReadSummary } from '../src/datasus/table.ts';
import { type HeaderDraft, writeDbc, writeDbf } from '../src/datasus/writer.ts';

/** A small table, what reading it gives, and ways to cut and damage it. */
export const header: HeaderDraft = {
  fields: [
    { name: 'UF', width: 2 },
    { name: 'NOME', width: 8 },
    { name: 'VALOR', type: 'N', width: 9, decimals: 2 },
    { name: 'DATA', type: 'D', width: 8 },
  ],
  updatedOn: '2024-05-06',
};
export const records = Array.from({ length: 40 }, (_, i) => [
  i % 3 === 0 ? 'MT' : 'AC',
  `R ${i % 7}`,
  `${i}.50`,
  `202401${String((i % 28) + 1).padStart(2, '0')}`,
]);
export const small = writeDbc(header, records);

export async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

export interface Reading extends ReadSummary {
  texts: string[][];
  numbers: number[];
}
export async function read(input: ByteInput, options: OpenOptions = {}, open = openDbc): Promise<Reading> {
  const table = await open(input, options);
  const texts: string[][] = [];
  const numbers: number[] = [];
  for await (const batch of table) {
    for (let row = 0; row < batch.rows; row++) {
      texts.push(batch.columns.map((column) => column.text(row)));
      numbers.push(batch.recordNumber(row));
    }
  }
  return { ...(await table.finish()), texts, numbers };
}
export async function refusal(reading: Promise<unknown>): Promise<DatasusError> {
  const error = await reading.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof DatasusError) return error;
  throw error ?? new Error('not refused');
}
export const changed = (bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array => {
  const copy = bytes.slice();
  change(copy);
  return copy;
};
export const padded = (row: string[]): string[] => [row[0]!, row[1]!, row[2]!.padStart(9), row[3]!];

/** A DBC whose header declares `count` records, with the stream given, and a checksum that is right. */
export function dbcOf(
  draft: HeaderDraft,
  count: number,
  stream: Uint8Array,
  decoded: Uint8Array,
): Uint8Array {
  const head = writeDbf({ ...draft, endMark: false }, []);
  new DataView(head.buffer).setUint32(4, count, true);
  const check = new Uint8Array(4);
  new DataView(check.buffer).setUint32(0, crc32(decoded, crc32(head)), true);
  return new Uint8Array(Buffer.concat([head, check, stream]));
}
