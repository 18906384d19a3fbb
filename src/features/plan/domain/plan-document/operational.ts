import { joinCut, type Vocabulary } from './join-cut.ts';
import { isBlank, readMarked, type SourceRow } from './source-row.ts';
import { readStatus } from './status-words.ts';
import type { OperationalTable, Role } from './tables.ts';

/** An operational action as its cells print it. */
export interface PrintedAction {
  readonly objective: number | null;
  /** What is printed before its strategic action: `1` of `1)`. */
  readonly strategicSign: string | null;
  /** Place among the actions of its strategic action, from 1. */
  readonly position: number;
  readonly printedMarker: string;
  readonly printedNumber: number;
  readonly title: string;
  readonly owner: string;
  readonly participants: string;
  readonly deadline: string;
  readonly notes: string;
  readonly status: string;
  readonly lines: readonly (number | null)[];
  /** The lines where a cell was put together again, with what was joined. */
  readonly joined: readonly {
    readonly line: number | null;
    readonly field: string;
    readonly fragment: string;
    readonly doubtful: boolean;
  }[];
}

/** A strategic action as the table of operational actions repeats it. */
export interface RepeatedStrategic {
  readonly objective: number | null;
  readonly sign: string;
  readonly title: string;
  readonly line: number | null;
}

type Field = 'title' | 'owner' | 'participants' | 'deadline' | 'notes' | 'status';
type Draft = { -readonly [key in keyof PrintedAction]: PrintedAction[key] } & {
  lines: (number | null)[];
  joined: { line: number | null; field: string; fragment: string; doubtful: boolean }[];
};

const FIELD_OF: readonly (readonly [Role, Field])[] = [
  ['action', 'title'],
  ['owner', 'owner'],
  ['participants', 'participants'],
  ['deadline', 'deadline'],
  ['notes', 'notes'],
  ['status', 'status'],
];

/** Reads one table, row after row; every column is looked at by itself, since a page break cuts them apart. */
export function readOperational(
  table: OperationalTable,
  vocabulary: Vocabulary,
): {
  strategic: RepeatedStrategic[];
  actions: PrintedAction[];
  stray: SourceRow[];
} {
  const reader = new TableReader(table, vocabulary);
  for (const row of table.rows) if (!isBlank(row)) reader.take(row);
  return { strategic: reader.strategic, actions: reader.actions, stray: reader.stray };
}

const isStatus = (words: string): boolean => words !== '' && readStatus(words) !== 'unknown';

class TableReader {
  readonly strategic: { objective: number | null; sign: string; title: string; line: number | null }[] = [];
  readonly actions: Draft[] = [];
  /** Rows that belong to nothing seen so far. */
  readonly stray: SourceRow[] = [];
  readonly #table: OperationalTable;
  readonly #vocabulary: Vocabulary;
  #position = 0;

  constructor(table: OperationalTable, vocabulary: Vocabulary) {
    this.#table = table;
    this.#vocabulary = vocabulary;
  }

  take(row: SourceRow): void {
    this.#takeStrategic(row);
    const action = readMarked(this.#cell(row, 'action'));
    if (action === null) this.#continue(row);
    else {
      this.#position++;
      this.actions.push({
        objective: this.#table.objective.number,
        strategicSign: this.strategic.at(-1)?.sign ?? null,
        position: this.#position,
        printedMarker: action.marker,
        printedNumber: Number(action.sign),
        title: action.title,
        owner: this.#cell(row, 'owner'),
        participants: this.#cell(row, 'participants'),
        deadline: this.#cell(row, 'deadline'),
        notes: this.#cell(row, 'notes'),
        status: this.#cell(row, 'status'),
        lines: [row.line],
        joined: [],
      });
    }
  }

  #cell(row: SourceRow, role: Role): string {
    const at = this.#table.columns[role];
    return at === undefined ? '' : (row.cells[at] ?? '');
  }

  #takeStrategic(row: SourceRow): void {
    const cell = this.#cell(row, 'strategic');
    if (cell === '') return;
    const marked = readMarked(cell);
    const last = this.strategic.at(-1);
    if (marked !== null) {
      const { number } = this.#table.objective;
      this.strategic.push({ objective: number, sign: marked.sign, title: marked.title, line: row.line });
      this.#position = 0;
    } else if (last !== undefined) last.title = joinCut(last.title, cell, this.#vocabulary).text;
  }

  /** A row without an action of its own continues the cells of the one before. */
  #continue(row: SourceRow): void {
    const last = this.actions.at(-1);
    const filled = FIELD_OF.filter(([role]) => this.#cell(row, role) !== '');
    if (filled.length === 0) return;
    if (last === undefined) {
      this.stray.push(row);
      return;
    }
    last.lines.push(row.line);
    for (const [role, field] of filled) {
      const fragment = this.#cell(row, role);
      const { text, doubtful } =
        field === 'status' && isStatus(last.status + fragment)
          ? { text: last.status + fragment, doubtful: false }
          : joinCut(last[field], fragment, this.#vocabulary);
      last.joined.push({ line: row.line, field, fragment, doubtful });
      last[field] = text;
    }
  }
}
