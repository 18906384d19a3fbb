import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const root = resolve(import.meta.dirname, '../..');
const publicFolder = resolve(process.env.PACTUA_SHARED ?? resolve(root, '../shared'));

/** Where a seed record comes from; written into every seed file. */
export interface SeedSource {
  file: string;
  title: string;
  /** Of the file as read, before decompression. */
  sha256: string;
  /** Day, month or years that the file speaks of. */
  date: string;
  /** Public repository, path and commit. */
  origin: string;
  licence: string;
}

export interface PublicFile {
  source: SeedSource;
  text: string;
}

/** A row of the provenance tables of the public data folder, by file. */
function provenance(file: string): {
  title: string;
  origin: string;
  licence: string;
  sha256: string;
  date: string;
} {
  const page = readFileSync(resolve(publicFolder, 'data/README.md'), 'utf8');
  const row = page.split('\n').find((line) => line.startsWith(`| \`${file}\` |`));
  if (!row) throw new Error(`data/README.md has no row for ${file}`);
  const cells = row.split(' | ').map((cell) => cell.replace(/^\| |`| \|$/g, '').trim());
  const [, title = '', origin = '', licence = '', , sha256 = '', , date = ''] = cells;
  return { title, origin: origin.replace(/\[([^\]]+)\]\(([^)]+)\)/, '$2'), licence, sha256, date };
}

export function publicPath(path: string): string {
  return resolve(publicFolder, path);
}

export function hasPublicFile(path: string): boolean {
  return existsSync(publicPath(path));
}

/** Reads `data/<file>`, unzips `.gz`, and refuses bytes whose hash is not the one its provenance row declares. */
export function readDataFile(file: string): PublicFile {
  const bytes = readFileSync(publicPath(`data/${file}`));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const row = provenance(file);
  if (row.sha256 !== sha256) throw new Error(`${file}: sha256 ${sha256}, data/README.md says ${row.sha256}`);
  const plain = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return { source: { file: `data/${file}`, ...row }, text: plain.toString('utf8').replace(/^\uFEFF/, '') };
}

/** Reads `domain/<file>`: tables compiled for this project, which name their own sources. */
export function readDomainFile(file: string, title: string, date: string): PublicFile {
  const bytes = readFileSync(publicPath(`domain/${file}`));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const source = {
    file: `domain/${file}`,
    title,
    sha256,
    date,
    origin: 'compiled for this project',
    licence: 'Apache-2.0',
  };
  return { source, text: bytes.toString('utf8') };
}

/** Rows of a delimited text without embedded separators, quotes taken off; the header is the first row. */
export function readRows(text: string, separator: string): string[][] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return lines.map((line) => line.split(separator).map((cell) => cell.replace(/^"(.*)"$/, '$1')));
}

const { values: asked } = parseArgs({ options: { uf: { type: 'string' }, out: { type: 'string' } } });

/** The state asked for on the command line: `--uf XX`. */
export function askedUf(): string {
  if (!asked.uf || !/^[A-Za-z]{2}$/.test(asked.uf)) throw new Error('Say which state: --uf XX');
  return asked.uf.toUpperCase();
}

/** Two digits of the state with this abbreviation, from the seed of the 27 states. */
export function stateCodeOf(uf: string): string {
  const { states } = JSON.parse(readSeed('states.json')) as {
    states: { code: string; abbreviation: string }[];
  };
  const state = states.find((each) => each.abbreviation === uf);
  if (!state) throw new Error(`No state is called ${uf}`);
  return state.code;
}

/** Under `--out DIR`, else where the seeds of the project live. */
function seedPath(name: string): string {
  return resolve(asked.out ?? resolve(root, 'database/seed/territory'), name);
}

export function readSeed(name: string): string {
  return readFileSync(seedPath(name), 'utf8');
}

function renderMember(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return `[\n${value.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]`;
}

/** Writes one seed file, one record a line, so that a change reads well in a diff. */
export function writeSeed(name: string, content: Record<string, unknown>): void {
  const members = Object.entries(content).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${renderMember(value)}`,
  );
  const path = seedPath(name);
  mkdirSync(dirname(path), { recursive: true });
  const text = `{\n${members.join(',\n')}\n}\n`;
  writeFileSync(path, text);
  console.log(`${name}: ${Buffer.byteLength(text)} bytes`);
}
