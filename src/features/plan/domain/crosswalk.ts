import { pastedRows } from './plan-document/delimited.ts';
import { plainWords } from './plan-document/source-row.ts';

/** What of the plan may have a code elsewhere. */
export const CODED_LEVELS = ['objective', 'target', 'indicator', 'strategicAction', 'action'] as const;
export type CodedLevel = (typeof CODED_LEVELS)[number];

/** Where the codes are of: the state's health plan and its multi-year budget plan. */
export const BOOKS = ['PES', 'PPA'] as const;
export type Book = (typeof BOOKS)[number];

/** A record of the plan as another instrument of planning has it. */
export interface PlanCode {
  readonly kind: 'code';
  readonly level: CodedLevel;
  readonly id: string;
  readonly book: Book;
  readonly code: string;
  /** As that instrument names it; blank where only the code is known. */
  readonly title: string;
  readonly from: number;
  readonly to: number;
  /** Where it is said that they are one. */
  readonly source: string;
}

export interface Coded {
  readonly level: CodedLevel;
  readonly id: string;
  /** As people write it: `713`, `Meta 1`, `3.5`. */
  readonly short: string;
}

/** Of the records of one level, how many have a code of each book. */
export interface Coverage {
  readonly level: CodedLevel;
  readonly records: number;
  readonly coded: Readonly<Record<Book, number>>;
}

export function coverageOf(
  objects: readonly (Coded & { readonly codes: readonly { readonly book: Book }[] })[],
): Coverage[] {
  return CODED_LEVELS.map((level) => {
    const own = objects.filter((each) => each.level === level);
    const countOf = (book: Book) =>
      own.filter(({ codes }) => codes.some((code) => code.book === book)).length;
    return { level, records: own.length, coded: { PES: countOf('PES'), PPA: countOf('PPA') } };
  });
}

export type ReadCode = Omit<PlanCode, 'kind'>;

const YEARS = /^(\d{4})(?:\s*(?:-|–|a|\/)\s*(\d{4}))?$/;

function faultOf(cells: readonly string[], object: Coded | undefined): string | null {
  const [record = '', book = '', code = '', , years = '', source = ''] = cells;
  if (object === undefined) return `"${record}" não é objetivo, meta, indicador nem ação deste plano.`;
  if (!BOOKS.some((each) => each === book.toUpperCase())) return `"${book}" não é PES nem PPA.`;
  if (code === '') return 'falta o código.';
  const [, from, to = from] = YEARS.exec(years) ?? [];
  if (from === undefined || to === undefined || from > to)
    return `"${years}" não é um período. Escreva 2024 a 2027, ou um só ano.`;
  return source === '' ? 'falta a fonte: o documento ou a pessoa que diz que são o mesmo.' : null;
}

const isHeading = ([first = '']: readonly string[]): boolean => plainWords(first) === 'registro';

/** A record that has no code yet, as an export lists it. */
const isUncoded = ([, book = '', code = '']: readonly string[]): boolean => book === '' && code === '';

/**
 * Reads codes pasted from a sheet or from a CSV: one a line, with record, book, code, title, years and source in columns. A line that
 * cannot be read comes back with the reason; nothing is guessed.
 */
export function readCodes(text: string, objects: readonly Coded[]): { codes: ReadCode[]; faults: string[] } {
  const named = new Map(
    objects.flatMap((each) => [each.id, each.short].map((name) => [plainWords(name), each])),
  );
  const codes: ReadCode[] = [];
  const faults: string[] = [];
  for (const { line, cells } of pastedRows(text)) {
    if (isHeading(cells) || isUncoded(cells)) continue;
    const object = named.get(plainWords(cells[0] ?? ''));
    const fault = faultOf(cells, object);
    if (fault !== null || object === undefined) {
      faults.push(`Linha ${line}: ${fault}`);
      continue;
    }
    const [, book = '', code = '', title = '', years = '', source = ''] = cells;
    const [, from, to = from] = YEARS.exec(years) ?? [];
    const { level, id } = object;
    codes.push({
      level,
      id,
      book: book.toUpperCase() as Book,
      code,
      title,
      from: Number(from),
      to: Number(to),
      source,
    });
  }
  return { codes, faults };
}
