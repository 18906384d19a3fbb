import { careLineOf } from './care-lines.ts';
import type { IndicatorTable } from './table-kinds.ts';

/** One part of a composite cell: `19 Sul`, `2.871 (Sul)`, `MI`. */
export interface CellPart {
  readonly raw: string;
  readonly label: string;
  /** Decimal text; null where only a name is printed. */
  readonly value: string | null;
}

/** A cell of the panel: as printed, its number where it has one, and the parts of a composite one. */
export interface PanelCell {
  readonly raw: string;
  /** Decimal text with a point; null for a dash. */
  readonly value: string | null;
  readonly parts: readonly CellPart[];
  /** What a person must look at. */
  readonly doubt: string | null;
}

export interface PrintedIndicator {
  readonly order: number;
  readonly ppaCode: string | null;
  readonly title: string;
  /** The whole cell, its number and tags included. */
  readonly titleRaw: string;
  readonly block: string;
  readonly years: ReadonlyMap<string, PanelCell>;
  readonly line: number | null;
}

const NUMBER = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
const WHOLE = new RegExp(`^(${NUMBER})(?:\\s*%)?$`);
const WITH_PARTS = new RegExp(`^(${NUMBER})\\s*([^(]*?)\\s*\\((.+)\\)$`);
const EACH_WITH_LABEL = new RegExp(`(${NUMBER})\\s*\\(([^()]+)\\)`, 'g');
const PART_NUMBER = new RegExp(`^(${NUMBER})\\s+(.+)$`);

/** `2.871` → `2871`, `19,4` → `19.4`. A point before exactly three digits is of thousands. */
function decimalOf(figure: string): string {
  return figure.replaceAll('.', '').replace(',', '.');
}

/**
 * Reads a cell of the panel; a dash is no target, not zero. `labelled`: in its row every figure bears its name, so that
 * `1.419 (Oeste)` is a part and not a count of names. What is no number stays as its text, with the doubt.
 */
export function readPanelCell(text: string, labelled = false): PanelCell {
  const raw = text.trim();
  if (/^[-–—]?$/.test(raw)) return { raw, value: null, parts: [], doubt: null };
  const [, whole] = WHOLE.exec(raw) ?? [];
  if (whole !== undefined) return { raw, value: decimalOf(whole), parts: [], doubt: null };
  const each = eachLabelled(raw);
  if (each.length > 1 || (labelled && each.length === 1)) return sumOf(raw, each);
  const [, printed, , names = ''] = WITH_PARTS.exec(raw) ?? [];
  if (printed === undefined) return { raw, value: null, parts: [], doubt: 'Não se lê como número.' };
  const value = decimalOf(printed);
  const parts = splitParts(names);
  const lines = parts.length === 1 ? splitCareLines(names, value) : null;
  if (lines !== null) {
    const read = lines.map((part) => part.label).join(' e ');
    return {
      raw,
      value,
      parts: lines,
      doubt: `A barra junta e também separa: “${names}” foi lido como ${read}.`,
    };
  }
  return { raw, value, parts, doubt: doubtOf(printed, parts) };
}

/** `H/D/DRC` under a count of two is `H/D` and `DRC`: as many care lines as the count says, no other cut giving so many. */
function splitCareLines(names: string, count: string): CellPart[] | null {
  const pieces = names.split('/');
  if (pieces.length < 3 || careLineOf(names) !== null) return null;
  if (pieces.length > MAX_PIECES) return null;
  const [only, ...others] = careLineCuts(pieces).filter((cut) => String(cut.length) === count);
  if (only === undefined || others.length > 0) return null;
  return only.map((name) => ({ raw: name, label: name, value: null }));
}

/** More care lines than there are are no list of them. */
const MAX_PIECES = 10;

/** Every way of putting pieces together into care lines, in their order. */
function careLineCuts(pieces: readonly string[]): string[][] {
  if (pieces.length === 0) return [[]];
  return pieces.flatMap((_, at) => {
    const name = pieces.slice(0, at + 1).join('/');
    return careLineOf(name) === null ? [] : careLineCuts(pieces.slice(at + 1)).map((rest) => [name, ...rest]);
  });
}

/** The figures of `2.871 (Sul) 3.855 (Norte)`, where the cell is nothing but figures with names. */
function eachLabelled(raw: string): RegExpMatchArray[] {
  const each = [...raw.matchAll(EACH_WITH_LABEL)];
  return each.map(([all]) => all).join(' ') === raw.replace(/\s+/g, ' ') ? each : [];
}

function sumOf(raw: string, labelled: readonly RegExpMatchArray[]): PanelCell {
  const parts = labelled.map(
    ([all, figure = '', label = '']): CellPart => ({ raw: all, label, value: decimalOf(figure) }),
  );
  if (parts.some((part) => part.value?.includes('.')))
    return { raw, value: null, parts, doubt: 'Cada parte traz a sua taxa, e taxas não se somam.' };
  const total = parts.reduce((sum, part) => sum + BigInt(part.value ?? '0'), 0n);
  return { raw, value: String(total), parts, doubt: null };
}

/** `19 Sul + 35 Norte`, `BC e Centro Noroeste`, `MI, incluindo 6 macros`. */
function splitParts(text: string): CellPart[] {
  return text
    .split(/\s*\+\s*|,\s+|\s+e\s+/i)
    .filter((piece) => piece !== '')
    .map((piece): CellPart => {
      const [, figure, label] = PART_NUMBER.exec(piece) ?? [];
      if (figure === undefined || label === undefined) return { raw: piece, label: piece, value: null };
      return { raw: piece, label, value: decimalOf(figure) };
    });
}

function doubtOf(printed: string, parts: readonly CellPart[]): string | null {
  const names = parts.filter((part) => part.value === null && !/^incluindo/i.test(part.label));
  if (names.length === parts.length && names.length > 0 && String(names.length) !== decimalOf(printed))
    return `O número impresso é ${printed} e os nomes são ${names.length}.`;
  return null;
}

/** The indicators of one table, in its order. */
export function readIndicators(table: IndicatorTable): PrintedIndicator[] {
  const rows = table.rows.filter((row) => (row.cells[0] ?? '') !== '');
  return rows.map((row, index) => {
    const printed = row.cells[0] ?? '';
    const cells = [...table.years].map(([year, at]) => [year, row.cells[at] ?? ''] as const);
    const labelled = cells.some(([, cell]) => eachLabelled(cell).length > 1);
    const [, ppaCode = null, title = printed] = /^(\d{3})\s*[-–]\s*(.+)$/.exec(printed) ?? [];
    return {
      order: index + 1,
      ppaCode,
      title,
      titleRaw: row.tagged?.[0]?.trim() ?? printed,
      block: table.heading,
      years: new Map(cells.map(([year, cell]) => [year, readPanelCell(cell, labelled)])),
      line: row.line,
    };
  });
}
