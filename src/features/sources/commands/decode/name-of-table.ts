import { fromName, partFromName } from '../../../../datasus/index.ts';

/** What the name of a DATASUS file (or of a CSV taken from it, or of its zip) says, in the words of this room; null where it follows no known pattern. */
export function nameOfTable(fileName: string) {
  const named = fromName(asTable(fileName));
  return named && { system: named.system, uf: named.uf, period: named.competencia };
}

/** Which part of a month in several files it is, by its name (`A`, `1`); null for a whole one. */
export function partOfTable(fileName: string): string | null {
  return partFromName(asTable(fileName));
}

function asTable(fileName: string): string {
  return fileName.replace(/\.(csv|txt|zip)(\.gz)?$/i, '.dbf');
}
