import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';

/** A DBC held in memory. */
export interface DbcFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly headerLength: number;
  readonly recordLength: number;
  readonly records: number;
}

const root = resolve(process.env.PACTUA_SHARED ?? resolve(import.meta.dirname, '../../shared'));

/** The public files of DATASUS beside the project that have records, largest first; none where the folder is absent. */
export function realFiles(): DbcFile[] {
  return globSync('data/dbc/**/*.{dbc,DBC,dBc}', { cwd: root })
    .map((path) => readDbc(resolve(root, path)))
    .filter((file) => file.records > 0)
    .sort((a, b) => b.records * b.recordLength - a.records * a.recordLength);
}

function readDbc(path: string): DbcFile {
  const bytes = readFileSync(path);
  return {
    name: basename(path).replace(/\.dbc$/i, ''),
    path,
    bytes,
    headerLength: bytes.readUInt16LE(8),
    recordLength: bytes.readUInt16LE(10),
    records: bytes.readUInt32LE(4),
  };
}

/** The compressed stream: what comes after the header and its CRC. */
export function streamOf(file: DbcFile): Uint8Array {
  return file.bytes.subarray(file.headerLength + 4);
}

export function bodyBytes(file: DbcFile): number {
  return file.records * file.recordLength;
}
