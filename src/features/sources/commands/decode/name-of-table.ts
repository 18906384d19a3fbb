import { fromName } from '../../../../datasus/index.ts';

/** What the name of a DATASUS file (or of a CSV taken from it, or of its zip) says, in the words of this room; null where it follows no known pattern. */
export function nameOfTable(fileName: string) {
  const named = fromName(fileName.replace(/\.(csv|txt|zip)(\.gz)?$/i, '.dbf'));
  return named && { system: named.system, uf: named.uf, period: named.competencia };
}
