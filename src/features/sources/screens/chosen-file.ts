import { fromName, headerLengthOf, parseHeader, systemOfColumns } from '../../../datasus/index.ts';
import type { ChosenFile, FileCheck } from '../../../web/file-sections.ts';
import { columnNames, delimiterOf, toldSeparator } from '../domain/extract.ts';

const PREFIX = 32;
/** No heading is longer. */
const HEADING_BYTES = 1 << 16;

/** What is to be known of a file before it goes. */
export interface FileDoubt {
  readonly name: string;
  readonly system: string;
  readonly lines: readonly string[];
}

/** What the rooms say against each of some files; of a file or an answer that cannot be read, nothing: the load itself tells. */
export async function doubtsOf(files: readonly File[], checks: readonly FileCheck[]): Promise<FileDoubt[]> {
  const doubts = await Promise.all(files.map((file) => doubtOf(file, checks).catch(() => null)));
  return doubts.filter((doubt) => doubt !== null);
}

async function doubtOf(file: File, checks: readonly FileCheck[]): Promise<FileDoubt | null> {
  const chosen = await readChosen(file);
  if (chosen === null) return null;
  const lines = (await Promise.all(checks.map((check) => check(chosen)))).flat();
  return lines.length === 0 ? null : { name: chosen.name, system: chosen.system, lines };
}

/** The columns of a table or of an extract, by its first bytes alone; null of any other file. */
async function readChosen(file: File): Promise<ChosenFile | null> {
  const columns = await columnsOf(file);
  const named = fromName(file.name.replace(/\.(csv|txt)$/i, '.dbf'));
  const system = systemOfColumns(columns) === null ? null : (named?.system ?? systemOfColumns(columns));
  return system === null ? null : { name: file.name, system, period: named?.competencia ?? null, columns };
}

async function columnsOf(file: File): Promise<string[]> {
  const bytes = async (length: number) => new Uint8Array(await file.slice(0, length).arrayBuffer());
  if (/\.db[cf]$/i.test(file.name)) {
    const header = parseHeader(await bytes(headerLengthOf(await bytes(PREFIX))));
    return header.fields.map(({ name }) => name.toUpperCase());
  }
  if (!/\.(csv|txt)$/i.test(file.name)) return [];
  const [first = '', second = ''] = new TextDecoder('windows-1252')
    .decode(await bytes(HEADING_BYTES))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .split(/\r?\n/);
  const told = toldSeparator(first);
  const heading = told === null ? first : second;
  return columnNames(heading.split(told ?? delimiterOf(heading)).map((cell) => cell.replaceAll('"', '')));
}
