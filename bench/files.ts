import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { inventedAdmissions } from './made-up.ts';

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
const realPaths = globSync('data/dbc/**/*.{dbc,DBC,dBc}', { cwd: root }).map((path) => resolve(root, path));
/** What the files of `corpus` are on this machine. */
export const corpusIs = realPaths.length > 0 ? 'real' : 'invented';
/** Rows of the invented files that stand for the real ones. */
const INVENTED_ROWS = [500, 2000, 8000];

/**
 * The public files of DATASUS beside the project that have records, largest first. Where that folder is absent, invented
 * admissions, kept in the temporary folder.
 */
export function corpus(): DbcFile[] {
  return (corpusIs === 'real' ? realPaths : inventedFiles())
    .map(readDbc)
    .filter((file) => file.records > 0)
    .sort((a, b) => bodyBytes(b) - bodyBytes(a));
}

function inventedFiles(): string[] {
  process.stderr.write(`Sem os arquivos públicos em ${root}: medindo internações inventadas.\n`);
  return INVENTED_ROWS.map((rows) => {
    const path = join(cacheFolder(), `RD-inventado-${rows}.dbc`);
    writeFileSync(path, inventedAdmissions(rows));
    return path;
  });
}

/** Where files made for measuring are kept: never in the project. */
export function cacheFolder(): string {
  const folder = join(tmpdir(), 'pactua-bench');
  mkdirSync(folder, { recursive: true });
  return folder;
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
