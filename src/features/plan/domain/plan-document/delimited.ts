import { unguarded } from '../printed-plan.ts';
import type { SourceRow } from './source-row.ts';

/** No table is wider, nor has a plan more cells; a delimiter that gives more is none. */
const MAX_CELLS_OF_ROW = 1000;
const MAX_CELLS = 1_000_000;

/** UTF-8 where it is valid, with or without mark, else Windows-1252; UTF-16 where its mark says so ("texto Unicode" of Excel). */
export function decodeText(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** One cell of a text: what it says, how long it is there and how many lines it goes over. */
interface Cut {
  readonly cell: string;
  readonly length: number;
  readonly breaks: number;
}

/** A quoted cell is one only where its quotes close before a delimiter or the end of its line; tabs never stand inside. */
function cutter(text: string, delimiter: string): (at: number) => Cut {
  const inside = delimiter === '\t' ? '[^"\\t]' : '[^"]';
  const quoted = new RegExp(`[ ]*"((?:${inside}|""){0,32767})"[ ]*(?=${delimiter}|\\r?\\n|\\r|$)`, 'y');
  const plain = new RegExp(`[^${delimiter}\\r\\n]*`, 'y');
  return (at) => {
    quoted.lastIndex = at;
    plain.lastIndex = at;
    const found = text[at] === '"' || text[at] === ' ' ? quoted.exec(text) : null;
    const [whole = '', cell = ''] = found ?? [];
    if (found !== null)
      return {
        cell: cell.replaceAll('""', '"'),
        length: whole.length,
        breaks: whole.match(/\r\n|\n|\r/g)?.length ?? 0,
      };
    const [words = ''] = plain.exec(text) ?? [];
    return { cell: words, length: words.length, breaks: 0 };
  };
}

/**
 * Cuts a text into lines and cells (RFC 4180 quotes, LF, CRLF or CR); `line` is where the row begins, from 1. None where the delimiter
 * gives more cells than any plan has.
 */
export function cutRows(text: string, delimiter: string): SourceRow[] {
  const cut = cutter(text, delimiter);
  const rows: SourceRow[] = [];
  let row = { line: 1, cells: [] as string[] };
  let cells = 0;
  for (let [at, line] = [0, 1]; at <= text.length; at++) {
    const { cell, length, breaks } = cut(at);
    row.cells.push(cell);
    cells++;
    if (row.cells.length > MAX_CELLS_OF_ROW || cells > MAX_CELLS) return [];
    at += length;
    line += breaks;
    if (text[at] === delimiter) continue;
    rows.push(row);
    if (text.startsWith('\r\n', at)) at++;
    line++;
    row = { line, cells: [] };
  }
  return rows;
}

/** The rows of what is pasted from a sheet (tabs) or read from a CSV (semicolons), blank lines left out, cells trimmed and as they were before an export defused them. */
export function pastedRows(text: string): SourceRow[] {
  const [first = ''] = text.trimStart().split(/\r?\n/);
  return cutRows(text.replace(/^\uFEFF/, ''), first.includes('\t') ? '\t' : ';')
    .map(({ line, cells }) => ({ line, cells: cells.map((cell) => unguarded(cell.trim())) }))
    .filter(({ cells }) => cells.join('') !== '' || cells.length > 1);
}
