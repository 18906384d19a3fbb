import { plainWords, type SourceRow } from './source-row.ts';

/** What a document says of itself on its first pages. */
export interface Cover {
  /** `Plano Estratégico da Superintendência de Atenção à Saúde 2024-2027`; null where no line names the plan. */
  readonly title: string | null;
  /** The organ whose plan it is, by its name and its acronym; null where they are not said. */
  readonly organ: { readonly name: string; readonly acronym: string | null } | null;
  /** The town and the year of `Cuiabá, 2023`. */
  readonly place: string | null;
  readonly year: number | null;
}

const PLAN = /^plano (?:\S+ ){0,3}?d[aeo]s? \S+/;
const ORGAN =
  /^plano .*?\bd[aeo]s? ((?:superintend|diretori|coordena|ger[eê]nci|secretari|subsecretari|departament|hospital|escola|n[uú]cleo|fund|ag[eê]nci).*?)(?:[\s,.–-]*\(?20\d\d.*)?$/iu;
const IMPRINT = /^(\p{Lu}[\p{L}' -]{2,40}),\s+(?:\p{L}+ (?:de )?)?(20\d\d)\.?$/u;
const ACRONYM = String.raw`\s*[–(-]\s*(\p{Lu}[\p{Lu}\d]{1,11})\b`;

const filled = ({ cells }: SourceRow): string[] =>
  cells.map((cell) => cell.trim()).filter((cell) => cell !== '');

/** The first words that are not shouted: a name printed in capitals is written as names are. */
function calm(name: string): string {
  if (name !== name.toUpperCase()) return name;
  const small = /^(?:d[aeo]s?|e|em|n[ao]s?|à|às|ao|aos|a|o|para|com)$/;
  return name
    .toLowerCase()
    .split(' ')
    .map((word) => (small.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}

function acronymOf(name: string, lines: readonly string[]): string | null {
  const words = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const said = new RegExp(`${words}${ACRONYM}`, 'iu');
  for (const line of lines) {
    const acronym = said.exec(line)?.[1];
    if (acronym !== undefined && acronym === acronym.toUpperCase()) return acronym;
  }
  return null;
}

/** What the document says of itself, by how such lines are written, wherever they stand. */
export function readCover(rows: readonly SourceRow[]): Cover {
  const lines = rows.flatMap((row) => {
    const cells = filled(row);
    return cells.length === 1 ? cells : [];
  });
  const title = lines.find((line) => line.length <= 200 && PLAN.test(plainWords(line))) ?? null;
  const printed = title === null ? undefined : ORGAN.exec(title)?.[1]?.trim();
  const [, place = null, year = null] =
    lines.map((line) => IMPRINT.exec(line)).find((found) => found !== null) ?? [];
  return {
    title: title === null ? null : title.replace(/[\s.]+$/, ''),
    organ: printed === undefined ? null : { name: calm(printed), acronym: acronymOf(printed, lines) },
    place,
    year: year === null ? null : Number(year),
  };
}

/** The organ as its office is looked up: by its acronym where it has one, else by its name; an unnamed one is `plano`. */
export const organWords = ({ organ }: Cover): string => organ?.acronym ?? organ?.name ?? 'Plano';
