/** A document in the seven-column layout as rows of cells, to be handed back otherwise printed but meaning the same. */
export type Sheet = readonly (readonly string[])[];

const cellsOf = (text: string): Sheet => text.split(/\r?\n/).map((line) => line.split('\t'));
export const sheetOf = (text: string): Sheet =>
  cellsOf(text).map((cells) => cells.map((cell) => cell.trim()));

const OBJECTIVE = /^OBJETIVO (\d+)\b/;
const isHeading = (cells: readonly string[]) =>
  cells.some((cell) => /^AÇÕES (?:OPERACIONAIS|ESTRAT)/.test(cell));
const isAbove = (cells: readonly string[]) => /^(?:OBJETIVO \d|RESPONS|PLANEJAMENTO)/.test(cells[0] ?? '');
const isOperational = (cells: readonly string[]) =>
  cells.some((cell) => cell.startsWith('AÇÕES OPERACIONAIS'));

/** A table of actions: the lines above its headings, its headings, and its rows, blank ones included. */
export interface Block {
  readonly from: number;
  readonly to: number;
  /** Where its line of headings is. */
  readonly heading: number;
  readonly objective: string;
  readonly operational: boolean;
}

/** Every table of actions of a document, in its order. */
export function blocksOf(sheet: Sheet): Block[] {
  const headings = sheet.flatMap((cells, at) => (isHeading(cells) ? [at] : []));
  const starts = headings.map((heading) => startOf(sheet, heading));
  return headings.map((heading, at) => blockAt(sheet, starts[at] ?? heading, heading, starts[at + 1]));
}

/** Where the lines above a table's headings begin. */
function startOf(sheet: Sheet, heading: number): number {
  let start = heading;
  for (let at = heading - 1; at >= 0; at--) {
    const cells = sheet[at] ?? [];
    if (isAbove(cells) || isSection(cells)) start = at;
    else if (cells.some((cell) => cell !== '')) break;
  }
  return start;
}

const isSection = (cells: readonly string[]) =>
  cells.length === 1 && /^\d+\.(?:\d+\.)? /.test(cells[0] ?? '');

function blockAt(sheet: Sheet, from: number, heading: number, next: number | undefined): Block {
  const numbers = sheet.slice(from, heading + 1).map(([first = '']) => OBJECTIVE.exec(first)?.[1]);
  const objective = numbers.find((one) => one !== undefined) ?? '';
  // What comes after a further heading of the document is no row of this table.
  const section = sheet.findIndex((cells, at) => at > heading && isSection(cells));
  const to = Math.min(next ?? sheet.length, section < 0 ? sheet.length : section);
  return { from, to, heading, objective, operational: isOperational(sheet[heading] ?? []) };
}

/** The rows of actions of a table that hold something. */
export const rowsIn = (sheet: Sheet, { heading, to }: Block): number[] =>
  Array.from({ length: to - heading - 1 }, (_, at) => heading + 1 + at).filter((at) =>
    (sheet[at] ?? []).some((cell) => cell !== ''),
  );

/** A row cut by a page break: each column at the letter given, the rest going on after a blank line. */
export function cutRow(sheet: Sheet, at: number, cuts: ReadonlyMap<number, number>): Sheet {
  const cells = sheet[at] ?? [];
  const before = cells.map((cell, column) => cell.slice(0, cuts.get(column) ?? cell.length).trimEnd());
  const after = cells.map((cell, column) => cell.slice(cuts.get(column) ?? cell.length).trimStart());
  return [...sheet.slice(0, at), before, [''], after, ...sheet.slice(at + 1)];
}

/** The lines of a table's headings, printed again on another page before a row; `above`: with the objective. */
export function repeatHeading(sheet: Sheet, block: Block, at: number, above: boolean): Sheet {
  const again = sheet.slice(above ? block.from : block.heading, block.heading + 1);
  return [...sheet.slice(0, at), [''], ...again, ...sheet.slice(at)];
}

/** The tables of one kind in another order. */
export function reorderBlocks(sheet: Sheet, operational: boolean, order: readonly number[]): Sheet {
  const blocks = blocksOf(sheet).filter((block) => block.operational === operational);
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return sheet;
  const moved = order.flatMap((one) => sheet.slice(blocks[one]?.from, blocks[one]?.to));
  return [...sheet.slice(0, first.from), ...moved, ...sheet.slice(last.to)];
}

/** The columns of the tables of operational actions in another order; a column not named is left out. */
export function reorderColumns(sheet: Sheet, order: readonly number[]): Sheet {
  const inside = new Set(
    blocksOf(sheet)
      .filter((block) => block.operational)
      .flatMap((block) => Array.from({ length: block.to - block.heading }, (_, at) => block.heading + at)),
  );
  return sheet.map((cells, at) =>
    inside.has(at) && cells.length > 1 ? order.map((column) => cells[column] ?? '') : cells,
  );
}

/** The rows of actions of every table of operational actions. */
const operationalRows = (sheet: Sheet): number[] =>
  blocksOf(sheet)
    .filter((block) => block.operational)
    .flatMap((block) => rowsIn(sheet, block))
    .filter((at) => (sheet[at]?.length ?? 0) > 1);

const STRATEGIC = /^(?:<p>)?\d+\)/;
const MARKER = /^(<p>)?(\d{1,2})(?:\s?[-–.)])\s*/;

/** The strategic action printed again in every row of its actions where its column is blank, as a sheet is filled down. */
export function fillDown(sheet: Sheet): Sheet {
  const filled = sheet.map((cells) => [...cells]);
  const firsts = new Set(blocksOf(sheet).map((block) => block.heading));
  const rows = new Set(operationalRows(sheet));
  let last = '';
  filled.forEach((cells, at) => {
    if (firsts.has(at)) last = '';
    if (!rows.has(at)) return;
    if (STRATEGIC.test(cells[0] ?? '')) last = cells[0] ?? '';
    if (cells[0] === '' && MARKER.test(cells[1] ?? '')) cells[0] = last;
  });
  return filled;
}

/** Every strategic action alone in a row above its first; `padded`: with the blank cells of its table. */
export function strategicAlone(sheet: Sheet, padded: boolean): Sheet {
  const rows = new Set(operationalRows(sheet));
  return sheet.flatMap((cells, at) => {
    const [first = '', ...others] = cells;
    if (!rows.has(at) || !STRATEGIC.test(first)) return [cells];
    return [
      [first, ...(padded ? others.map(() => '') : [])],
      ['', ...others],
    ];
  });
}

/** The number of each operational action printed otherwise; `#` stands for it. */
export function remark(sheet: Sheet, style: string): Sheet {
  const rows = new Set(operationalRows(sheet));
  return sheet.map((cells, at) =>
    rows.has(at)
      ? cells.map((cell, column) =>
          column === 1
            ? cell.replace(MARKER, (_all, tag, number) => (tag ?? '') + style.replace('#', number))
            : cell,
        )
      : cells,
  );
}

/** The objectives headed otherwise; `#` stands for their number. */
export function headOtherwise(sheet: Sheet, style: string): Sheet {
  return sheet.map(([first = '', ...others]) => [
    first.replace(OBJECTIVE, (_all, number) => style.replace('#', number)),
    ...others,
  ]);
}
