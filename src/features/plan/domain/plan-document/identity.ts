import { isBlank, plainWords, type SourceRow } from './source-row.ts';

/** Who the document says that the organ is; each part as printed, blank where it says nothing. */
export interface ReadIdentity {
  readonly business: string;
  readonly vision: string;
  readonly mission: string;
  readonly values: readonly string[];
  /** What it cites below: `Fonte: …`. */
  readonly source: string;
}

/** What stands around the tables of a plan and is nobody's action. */
export interface ReadDirection {
  readonly identity: ReadIdentity;
  readonly guidelines: readonly string[];
  /** The section of how the plan is carried out and followed, a line for each paragraph. */
  readonly implementation: string;
}

type Part = 'business' | 'vision' | 'mission' | 'values';

const LABELS: readonly (readonly [RegExp, Part])[] = [
  [/^negocio(?: institucional)?$/, 'business'],
  [/^visao(?: institucional| de futuro)?$/, 'vision'],
  [/^missao(?: institucional)?$/, 'mission'],
  [/^valores(?: institucionais)?$/, 'values'],
];

const filled = ({ cells }: SourceRow): string[] =>
  cells.map((cell) => cell.trim()).filter((cell) => cell !== '');

const partOf = (label: string): Part | null =>
  LABELS.find(([words]) => words.test(plainWords(label)))?.[1] ?? null;

/** A numbered heading, as `5- A direcionalidade` or `5.1. Objetivos`. */
const isHeading = (text: string): boolean => /^\d{1,2}(?:\.\d{1,2})*\s*[-–.)]\s*\p{Lu}/u.test(text);

/** `Ética; solidariedade; e cooperação.` one by one; by commas where no semicolon parts them. */
function valuesIn(text: string): string[] {
  const pieces = text.split(text.includes(';') ? ';' : ',');
  return pieces
    .map((piece) => piece.replace(/^\s*e\s+|[\s.;,]+$/gu, '').trim())
    .filter((piece) => piece !== '');
}

/** The part that a row names and what it says of it: in the next cell, after a colon, or in the next row. */
function saidBy(rows: readonly SourceRow[], at: number): { part: Part; text: string } | null {
  const [label = '', ...others] = filled(rows[at] as SourceRow);
  const [, before = '', after = ''] = /^([^:]{4,30}):\s+(.+)$/s.exec(label) ?? [];
  const inline = others.length === 0 ? partOf(before) : null;
  if (inline !== null) return { part: inline, text: after };
  const part = partOf(label.replace(/:$/, ''));
  if (part === null || others.length > 1) return null;
  if (others.length === 1) return { part, text: others[0] ?? '' };
  const next = rows.slice(at + 1).find((row) => !isBlank(row));
  const [text = '', ...more] = next === undefined ? [] : filled(next);
  return more.length > 0 || text === '' || partOf(text) !== null || isHeading(text) ? null : { part, text };
}

function identityIn(rows: readonly SourceRow[]): ReadIdentity {
  const parts: Record<Part, string> = { business: '', vision: '', mission: '', values: '' };
  let last = -1;
  for (const at of rows.keys()) {
    const said = saidBy(rows, at);
    if (said === null || parts[said.part] !== '') continue;
    parts[said.part] = said.text;
    last = at;
  }
  const below =
    last < 0
      ? []
      : rows
          .slice(last + 1)
          .filter((row) => !isBlank(row))
          .slice(0, 2);
  const source = below.flatMap((row) => /^fonte:\s*(.+)$/i.exec(filled(row).join(' '))?.[1] ?? [])[0] ?? '';
  return { ...parts, values: valuesIn(parts.values), source };
}

/** The texts of these rows, one cell each, up to the first row that has another build. */
function linesIn(rows: readonly SourceRow[], goesOn = (_row: SourceRow) => true): string[] {
  const end = rows.findIndex((row) => {
    const [text = '', ...others] = filled(row);
    return text === '' || others.length > 0 || isHeading(text) || !goesOn(row);
  });
  const own = end < 0 ? rows : rows.slice(0, end);
  return own.map((row) => (filled(row)[0] ?? '').replace(/^[-•–▪]\s*/u, ''));
}

const isGuidelines = (row: SourceRow): boolean =>
  filled(row).length <= 2 &&
  /^diretrizes(?: estrategicas| do plano)?$/.test(plainWords(filled(row)[0] ?? ''));

/** The cells beside and below DIRETRIZES, or the lines below it as a heading of its own. */
function guidelinesIn(rows: readonly SourceRow[]): string[] {
  const start = rows.findIndex(isGuidelines);
  if (start < 0) return [];
  const beside = filled(rows[start] as SourceRow)[1];
  const below = rows.slice(start + 1);
  if (beside === undefined) return linesIn(below.filter((row) => !isBlank(row)));
  return [beside, ...linesIn(below, (row) => (row.cells[0] ?? '').trim() === '')];
}

function implementationIn(rows: readonly SourceRow[]): string {
  const start = rows.findLastIndex((row) => {
    const [text = '', ...others] = filled(row);
    return others.length === 0 && isHeading(text) && /^[\d ]+implementacao\b/.test(plainWords(text));
  });
  return start < 0 ? '' : linesIn(rows.slice(start + 1).filter((row) => !isBlank(row))).join('\n');
}

/** Who the organ is and where it goes, from the rows before the first list of objectives, and how the plan is followed, from its end. */
export function readDirection(rows: readonly SourceRow[]): ReadDirection {
  const objectives = rows.findLastIndex((row) => {
    const [text = '', ...others] = filled(row);
    return others.length === 0 && /^[\d ]+objetivos estrategicos\b/.test(plainWords(text));
  });
  const before = objectives < 0 ? rows : rows.slice(0, objectives);
  return {
    identity: identityIn(before),
    guidelines: guidelinesIn(before),
    implementation: implementationIn(rows),
  };
}
