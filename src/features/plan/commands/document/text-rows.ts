import type { SourceRow } from '../../domain/plan-document/source-row.ts';
import { cleanRows, findTables } from '../../domain/plan-document/tables.ts';
import { joinUnquoted } from '../../domain/plan-document/unquoted.ts';

const DELIMITERS = ['\t', ';', ','];
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

/** The rows of a text or CSV file, cut by the delimiter that shows most tables of a plan. */
export function textRows(text: string): SourceRow[] {
  const readings = DELIMITERS.map((delimiter) => {
    const cut = cutRows(text, delimiter);
    const rows = delimiter === ';' ? joinUnquoted(cut, text.includes('"')) : cut;
    return { rows, tables: findTables(cleanRows(rows)).length };
  });
  const best = readings.reduce((most, each) => (each.tables > most.tables ? each : most));
  return [...best.rows];
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
