import type { Concern } from './concerns.ts';
import { joinCut, type Vocabulary } from './join-cut.ts';
import { isBlank, isSameTitle, numberOfSign, plainWords, readMarked, type SourceRow } from './source-row.ts';
import { isStatusWord } from './status-words.ts';
import type { OperationalTable, Role } from './table-kinds.ts';

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

type StrategicDraft = { -readonly [key in keyof RepeatedStrategic]: RepeatedStrategic[key] } & {
  /** How many actions it has so far. */
  actions: number;
  /** Whether its marker is printed. */
  numbered: boolean;
};

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
  strategic: readonly RepeatedStrategic[];
  actions: readonly PrintedAction[];
  stray: readonly SourceRow[];
  concerns: readonly Concern[];
} {
  const reader = new TableReader(table, vocabulary);
  for (const row of table.rows) if (!isBlank(row)) reader.take(row);
  const strategic = reader.strategic.map(({ objective, sign, title, line }) => ({
    objective,
    sign,
    title,
    line,
  }));
  return { strategic, actions: reader.actions, stray: reader.stray, concerns: reader.concerns };
}

/** Whether a row without a marker may be an action of its own: a title that begins as one does, its owner and its deadline. */
function looksWhole(fields: readonly Field[], title: string): boolean {
  return /^\p{Lu}/u.test(title) && fields.includes('owner') && fields.includes('deadline');
}

/** Whether a title already has these words at its end: the rest of one that was cut, in a section printed twice. */
const endsWith = (title: string, rest: string): boolean =>
  rest.includes(' ') && plainWords(title).endsWith(` ${plainWords(rest)}`);

class TableReader {
  readonly strategic: StrategicDraft[] = [];
  readonly actions: Draft[] = [];
  /** Rows that belong to nothing seen so far. */
  readonly stray: SourceRow[] = [];
  readonly concerns: Concern[] = [];
  readonly #table: OperationalTable;
  readonly #vocabulary: Vocabulary;
  #current: StrategicDraft | null = null;
  #unowned = 0;

  constructor(table: OperationalTable, vocabulary: Vocabulary) {
    this.#table = table;
    this.#vocabulary = vocabulary;
  }

  take(row: SourceRow): void {
    const action = readMarked(this.#cell(row, 'action'));
    this.#takeStrategic(row, action?.sign ?? null);
    if (action === null) this.#continue(row);
    else {
      const position = this.#nextPosition();
      this.actions.push({
        objective: this.#table.objective.number,
        strategicSign: this.#current?.sign ?? null,
        position,
        printedMarker: action.marker,
        printedNumber: numberOfSign(action.sign),
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

  #nextPosition(): number {
    if (this.#current === null) return ++this.#unowned;
    return ++this.#current.actions;
  }

  /**
   * A cell printed again (on another page, filled down, copied) goes on with the strategic action that it names. Without a number it
   * names one only where an action begins: what goes on after a page break may resemble another title by chance.
   * @param action What marks the action that the row begins, if any.
   */
  #takeStrategic(row: SourceRow, action: string | null): void {
    const cell = this.#cell(row, 'strategic');
    if (cell === '') return;
    const marked = readMarked(cell);
    const title = marked?.title ?? cell;
    const current = this.#current;
    const again = this.strategic.findLast((each) => {
      if (marked !== null) return each.sign === marked.sign && isSameTitle(each.title, title);
      return action === null ? each === current && each.title === title : isSameTitle(each.title, title);
    });
    if (again !== undefined) {
      this.#current = again;
      if (title.length > again.title.length) again.title = title;
    } else if (marked === null && current !== null && (current.numbered || action !== '1')) {
      if (!endsWith(current.title, cell)) current.title = joinCut(current.title, cell, this.#vocabulary).text;
    } else this.#open(row, marked?.sign ?? null, title);
  }

  /** A new strategic action; its number is the printed one unless another of its objective bears it. */
  #open(row: SourceRow, printed: string | null, title: string): void {
    const taken = new Set(this.strategic.map((each) => each.sign));
    const wanted = printed ?? String(this.strategic.length + 1);
    let sign = wanted;
    for (let at = 2; taken.has(sign); at++) sign = `${wanted}-${at}`;
    const { number: objective } = this.#table.objective;
    if (sign !== printed)
      this.concerns.push({
        line: row.line,
        field: 'strategicAction',
        raw: this.#cell(row, 'strategic'),
        reason:
          printed === null
            ? `A ação estratégica não traz número: foi lida como a ${sign}, pela ordem.`
            : `O número ${printed} já é de outra ação estratégica do objetivo: foi lida como a ${sign}.`,
      });
    this.#current = { objective, sign, title, line: row.line, actions: 0, numbered: printed !== null };
    this.strategic.push(this.#current);
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
    if (
      looksWhole(
        filled.map(([, field]) => field),
        this.#cell(row, 'action'),
      )
    )
      this.concerns.push({
        line: row.line,
        field: 'title',
        raw: this.#cell(row, 'action'),
        reason:
          'A linha tem título, responsável e prazo, mas nenhum número: foi lida como continuação da ação anterior.',
      });
    last.lines.push(row.line);
    for (const [role, field] of filled) {
      const fragment = this.#cell(row, role);
      const { text, doubtful } =
        field === 'status' && isStatusWord(last.status + fragment)
          ? { text: last.status + fragment, doubtful: false }
          : joinCut(last[field], fragment, this.#vocabulary);
      last.joined.push({ line: row.line, field, fragment, doubtful });
      last[field] = text;
    }
  }
}
