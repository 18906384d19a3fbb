import type { CardEntry } from './card-entry.ts';
import { type EntryMeasure, readCell } from './read-cell.ts';
import type { EntryCell } from './sheet.ts';

/** A place by its code and name. */
export interface NamedPlace {
  readonly code: string;
  readonly name: string;
}

export interface PastedTable {
  readonly cells: readonly EntryCell[];
  /** Each line that was not read, with the reason (pt-BR); none of its cells is taken. */
  readonly problems: readonly { readonly line: number; readonly text: string; readonly reason: string }[];
}

const MEASURES: readonly EntryMeasure[] = ['numerator', 'denominator', 'value'];

/**
 * Reads a table copied from a report: one line for each place, found by its code or name in any order, then the
 * counts in the order of the sheet, or as a first line of headings names them.
 */
export function readPastedTable(
  text: string,
  places: readonly NamedPlace[],
  entry: Pick<CardEntry, 'numerator' | 'denominator'>,
): PastedTable {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, text: line, parts: partsOf(line) }))
    .filter(({ parts }) => parts.some((part) => part !== ''));
  const find = placeFinder(places);
  const [first] = lines;
  const heading = first && first.parts.findIndex((part) => find(part) !== null) < 0 ? first : null;
  const columns = heading === null ? null : columnsOf(heading.parts, entry);
  const body = heading === null ? lines : lines.slice(1);
  const seen = new Set<string>();
  const read = body.map(({ parts, ...at }) => ({ ...at, ...readLine(parts, columns, find, seen) }));
  return {
    cells: read.flatMap((each) => ('cell' in each ? [each.cell] : [])),
    problems: read.flatMap((each) =>
      'reason' in each ? [{ line: each.line, text: each.text, reason: each.reason }] : [],
    ),
  };
}

/** Copied from a spreadsheet (tabs) or from a CSV with semicolons. */
function partsOf(line: string): string[] {
  const by = line.includes('\t') ? '\t' : ';';
  return line.split(by).map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
}

function readLine(
  parts: readonly string[],
  columns: readonly (EntryMeasure | null)[] | null,
  find: (text: string) => string | null,
  seen: Set<string>,
): { cell: EntryCell } | { reason: string } {
  const at = parts.findIndex((part) => find(part) !== null);
  const territory = find(parts[at] ?? '');
  if (territory === null) return { reason: 'nenhum lugar desta planilha foi reconhecido na linha.' };
  if (seen.has(territory)) return { reason: 'o mesmo lugar já veio em outra linha.' };
  seen.add(territory);
  const texts = columns === null ? textsAfter(parts, at, find) : textsUnder(parts, columns);
  const cell: Record<EntryMeasure, string | null> = { numerator: null, denominator: null, value: null };
  for (const measure of MEASURES) {
    const read = readCell(texts[measure] ?? '', measure);
    if ('problem' in read) return { reason: read.problem };
    cell[measure] = read.value;
  }
  return { cell: { territory, ...cell } };
}

/** What stands after the place (its code and name may both be there), in the order of the sheet. A `%` is a value. */
function textsAfter(
  parts: readonly string[],
  at: number,
  find: (text: string) => string | null,
): Partial<Record<EntryMeasure, string>> {
  const after = parts.slice(at + 1).filter((part) => find(part) === null && part !== '');
  const printed = after.find((part) => part.endsWith('%'));
  const [numerator = '', denominator = '', third = ''] = after.filter((part) => !part.endsWith('%'));
  return { numerator, denominator, value: printed ?? third };
}

function textsUnder(
  parts: readonly string[],
  columns: readonly (EntryMeasure | null)[],
): Partial<Record<EntryMeasure, string>> {
  return Object.fromEntries(
    columns.flatMap((measure, at) => (measure === null ? [] : [[measure, parts[at] ?? '']])),
  );
}

/** Which measure stands under each heading; null where none of the headings is known: then order decides. */
function columnsOf(
  headings: readonly string[],
  entry: Pick<CardEntry, 'numerator' | 'denominator'>,
): (EntryMeasure | null)[] | null {
  const names = { [plain(entry.numerator)]: 'numerator', [plain(entry.denominator)]: 'denominator' } as const;
  const columns = headings.map((heading): EntryMeasure | null => {
    const words = plain(heading);
    return (
      names[words] ??
      (heading.includes('%') || /^(percentual|cobertura|valor)\b/.test(words) ? 'value' : null)
    );
  });
  return columns.some((column) => column !== null) ? columns : null;
}

/** By the code of six or seven digits (four or five of a region), or by the name, without accents or case. */
function placeFinder(places: readonly NamedPlace[]): (text: string) => string | null {
  const byName = Map.groupBy(places, ({ name }) => plain(name));
  const codes = new Set(places.map(({ code }) => code));
  return (text) => {
    const digits = /^\d{7}$/.test(text) ? text.slice(0, 6) : text;
    if (codes.has(digits)) return digits;
    const [found, other] = byName.get(plain(text.replace(/^\d{4,7}\s*[-–]?\s+/, ''))) ?? [];
    return found !== undefined && other === undefined ? found.code : null;
  };
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
