import type { Unit } from '../../../src/features/acts/domain/act.ts';
import { foldWhiteSpace } from '../../../src/features/acts/domain/quotes.ts';

type Line = { address: string; heading: boolean; cells: string[] };

/** Section 6: one table per objective; a row broken by a page goes on without a number. */
export function strategicUnits(lines: string[]): Unit[] {
  const out: Line[] = [];
  let objective = 0;
  for (const line of lines) {
    const cells = line.split('\t').map(foldWhiteSpace);
    if (/^OBJETIVO \d/u.test(cells[0]!)) {
      objective += 1;
      out.push({ address: `sec-6/oe-${objective}`, heading: true, cells });
      continue;
    }
    const at = cells.findIndex((cell) => /^(\d+\.|[a-d]\))/u.test(cell));
    if (at < 0)
      append(
        out.at(-1)!,
        cells.filter((cell) => cell !== ''),
        0,
      );
    else {
      if (at > 0 && cells[0] !== '') out.at(-1)!.cells.push(cells[0]!);
      const number = /^(\d+|[a-d])/u.exec(cells[at]!)![1];
      out.push({ address: `sec-6/ae-${objective}.${number}`, heading: false, cells: cells.slice(at) });
    }
  }
  return out.map(asUnit);
}

type Place = { objective: number; strategic: number; operational: number; title: Line | null };

/** Section 6.1: operational actions under their strategic action, numbered in the order printed. */
export function operationalUnits(lines: string[]): Unit[] {
  const out: Line[] = [];
  const place: Place = { objective: 0, strategic: 0, operational: 0, title: null };
  for (const line of lines) {
    const cells = line.split('\t').map(foldWhiteSpace);
    if (/^-+$/u.test(cells[0] || '-') && cells.every((cell) => /^-*$/u.test(cell))) continue;
    if (isHeading(cells[0]!)) openHeading(out, place, cells);
    else readAction(out, place, cells);
  }
  return out.map(asUnit);
}

const HEADINGS = /^(PLANEJAMENTO ESTRATÉGICO DA SAS|OBJETIVO \d|RESPONSÁVEL|AÇÕES ESTRATÉGICAS)/u;

function isHeading(cell: string): boolean {
  return HEADINGS.test(cell);
}

function openHeading(out: Line[], place: Place, cells: string[]): void {
  const filled = cells.filter((cell) => cell !== '');
  if (cells[0]!.startsWith('PLANEJAMENTO')) {
    place.objective += 1;
    place.strategic = 0;
    out.push({ address: `sec-6.1/oe-${place.objective}`, heading: true, cells: filled });
  } else out.at(-1)!.cells.push(...filled);
}

function readAction(out: Line[], place: Place, cells: string[]): void {
  const [strategic, ...rest] = cells as [string, ...string[]];
  if (/^\d+\)/u.test(strategic)) {
    place.strategic += 1;
    place.operational = 0;
    place.title = {
      address: `sec-6.1/ae-${place.objective}.${place.strategic}`,
      heading: true,
      cells: [strategic],
    };
    out.push(place.title);
  } else if (strategic !== '') append(place.title!, [strategic], 0);
  if (/^\d+\s*-/u.test(rest[0]!)) {
    place.operational += 1;
    const number = `${place.objective}.${place.strategic}.${place.operational}`;
    out.push({ address: `sec-6.1/ao-${number}`, heading: false, cells: rest });
  } else append(out.at(-1)!, rest, 0);
}

/** A cell that a page break cut in two goes on in the next row, in the same column. */
function append(line: Line, cells: string[], from: number): void {
  cells.forEach((cell, i) => {
    if (cell === '') return;
    const before = line.cells[from + i];
    line.cells[from + i] = before ? `${before} ${cell}` : cell;
  });
}

function asUnit({ address, heading, cells }: Line): Unit {
  const text = cells.join('\t').replace(/\s+$/u, '');
  return {
    address,
    kind: heading ? 'heading' : 'table-row',
    text,
    status: 'printed',
    ocrStart: null,
    ocrEnd: null,
  };
}
