import { joinCut, type Vocabulary } from './join-cut.ts';
import { isBlank, readMarked, type SourceRow } from './source-row.ts';
import type { StrategicTable } from './tables.ts';

/** A strategic action as section 6 prints it. */
export interface PrintedStrategic {
  readonly objective: number | null;
  readonly sign: string;
  readonly printedMarker: string;
  readonly title: string;
  readonly owner: string;
  readonly deadline: string;
  readonly lines: readonly (number | null)[];
}

type Draft = { -readonly [key in keyof PrintedStrategic]: PrintedStrategic[key] } & {
  lines: (number | null)[];
};

/**
 * Reads one table. Cells are told by what they are, not by where they stand: a page break makes a row lose its first
 * column, so the action is the first cell that bears a marker.
 */
export function readStrategic(
  table: StrategicTable,
  vocabulary: Vocabulary,
): {
  objectiveTitle: string;
  actions: PrintedStrategic[];
} {
  const { strategic = 1, objective = strategic - 1, owner, deadline } = table.columns;
  /** The cell of a column, told from where the action stands; one that the table does not have says nothing. */
  const beside = (row: SourceRow, at: number, column: number | undefined) =>
    column === undefined ? '' : (row.cells[at + column - strategic] ?? '');
  const actions: Draft[] = [];
  let objectiveTitle = '';
  for (const row of table.rows.filter((each) => !isBlank(each))) {
    const at = row.cells.findIndex((cell) => readMarked(cell) !== null);
    const marked = readMarked(row.cells[at] ?? '');
    if (marked === null) {
      continueLast(actions.at(-1), row, vocabulary);
      continue;
    }
    objectiveTitle = joinCut(objectiveTitle, beside(row, at, objective), vocabulary).text;
    actions.push({
      objective: table.objective.number,
      sign: marked.sign,
      printedMarker: marked.marker,
      title: marked.title,
      owner: beside(row, at, owner),
      deadline: beside(row, at, deadline),
      lines: [row.line],
    });
  }
  return { objectiveTitle, actions };
}

/** The rest of a title that a page break cut: the only cell of its row. */
function continueLast(last: Draft | undefined, row: SourceRow, vocabulary: Vocabulary): void {
  const rest = row.cells.find((cell) => cell !== '');
  if (last === undefined || rest === undefined) return;
  last.title = joinCut(last.title, rest, vocabulary).text;
  last.lines.push(row.line);
}
