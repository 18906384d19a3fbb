import { type Concern, unreadRow } from './concerns.ts';
import { joinCut, type Vocabulary } from './join-cut.ts';
import { isBlank, isSameTitle, type Marked, readMarked, type SourceRow } from './source-row.ts';
import type { StrategicTable } from './table-kinds.ts';

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

/** What a table of strategic actions says. */
export interface StrategicReading {
  readonly objectiveTitle: string;
  readonly actions: readonly PrintedStrategic[];
  readonly concerns: readonly Concern[];
}

const NUMBERLESS =
  'A linha tem título, responsável e prazo, mas nenhum número: foi lida como continuação da ação anterior.';

/**
 * Reads one table. The action stands in its column, or, where a page break made a row lose its first column, in the one before: told
 * by its marker. A numbered title of the objective in that column is no action.
 */
export function readStrategic(table: StrategicTable, vocabulary: Vocabulary): StrategicReading {
  const reader = new StrategicReader(table, vocabulary);
  for (const row of table.rows) if (!isBlank(row)) reader.take(row);
  return reader;
}

class StrategicReader implements StrategicReading {
  objectiveTitle = '';
  readonly actions: Draft[] = [];
  readonly concerns: Concern[] = [];
  readonly #table: StrategicTable;
  readonly #vocabulary: Vocabulary;
  readonly #strategic: number;
  readonly #objective: number;
  /** Column of the last action, which a lost column moves. */
  #at: number;

  constructor(table: StrategicTable, vocabulary: Vocabulary) {
    this.#table = table;
    this.#vocabulary = vocabulary;
    this.#strategic = table.columns.strategic ?? 1;
    this.#objective = table.columns.objective ?? this.#strategic - 1;
    this.#at = this.#strategic;
  }

  take(row: SourceRow): void {
    const found = this.#find(row);
    if (found === null) {
      this.#continue(row);
      return;
    }
    this.#at = found.at;
    const { marked } = found;
    if (this.#at === this.#strategic) this.#takeObjective(row.cells[this.#objective] ?? '');
    const [owner, deadline] = [this.#beside(row, 'owner'), this.#beside(row, 'deadline')];
    const same = this.actions.find((each) => each.sign === marked.sign);
    if (same !== undefined && isSameTitle(same.title, marked.title)) {
      this.#again(same, row, owner, deadline);
      return;
    }
    const sign = same === undefined ? marked.sign : this.#freeSign(row, marked.sign);
    const { number: objective } = this.#table.objective;
    const { marker: printedMarker, title } = marked;
    this.actions.push({ objective, sign, printedMarker, title, owner, deadline, lines: [row.line] });
  }

  /** The marked cell of a row and its column. */
  #find(row: SourceRow): { at: number; marked: Marked } | null {
    const own = readMarked(row.cells[this.#strategic] ?? '');
    if (own !== null) return { at: this.#strategic, marked: own };
    const at = row.cells.findIndex((cell) => readMarked(cell) !== null);
    const marked = readMarked(row.cells[at] ?? '');
    if (marked === null || at > this.#strategic || this.#isObjective(row, at)) return null;
    return { at, marked };
  }

  /** A marked cell under the heading of the objective, before any action or beside one that bears no number. */
  #isObjective(row: SourceRow, at: number): boolean {
    if (at !== this.#objective) return false;
    const title = row.cells[at] ?? '';
    const known = this.#table.objective.title;
    return this.actions.length === 0 || isSameTitle(title, this.objectiveTitle) || title === known;
  }

  /** The objective is printed again on each page, or goes on there. */
  #takeObjective(cell: string): void {
    if (cell === '' || isSameTitle(cell, this.objectiveTitle)) return;
    this.objectiveTitle = joinCut(this.objectiveTitle, cell, this.#vocabulary).text;
  }

  /** The cell of a column, told from where the action stands; one that the table does not have says nothing. */
  #beside(row: SourceRow, role: 'owner' | 'deadline'): string {
    const column = this.#table.columns[role];
    return column === undefined ? '' : (row.cells[this.#at + column - this.#strategic] ?? '');
  }

  /** A row printed twice says nothing new but what its first print left blank. */
  #again(same: Draft, row: SourceRow, owner: string, deadline: string): void {
    if (same.owner === '') same.owner = owner;
    if (same.deadline === '') same.deadline = deadline;
    same.lines.push(row.line);
    const differs = [same.owner, same.deadline].some(
      (cell, at) => ![cell, ''].includes([owner, deadline][at] ?? ''),
    );
    if (differs)
      this.concerns.push(
        unreadRow(row, 'A ação já foi lida com outro responsável ou prazo: vale a primeira.'),
      );
  }

  #freeSign(row: SourceRow, printed: string): string {
    let sign = printed;
    for (let at = 2; this.actions.some((each) => each.sign === sign); at++) sign = `${printed}-${at}`;
    const raw = row.cells[this.#at] ?? '';
    const reason = `O número ${printed} já é de outra ação do objetivo: esta foi lida como a ${sign}.`;
    this.concerns.push({ line: row.line, field: 'strategicAction', raw, reason });
    return sign;
  }

  /** The rest of what a page break cut, each column by itself; a row that goes on nothing is asked. */
  #continue(row: SourceRow): void {
    const last = this.actions.at(-1);
    if (last === undefined) {
      this.#beforeAny(row);
      return;
    }
    const own = row.cells[this.#strategic] ?? '';
    if (own !== '') this.#at = this.#strategic;
    const [owner, deadline] = [this.#beside(row, 'owner'), this.#beside(row, 'deadline')];
    const title = this.#restOf(row, owner + deadline);
    if (/^\p{Lu}/u.test(title) && owner !== '' && deadline !== '')
      this.concerns.push({ line: row.line, field: 'title', raw: title, reason: NUMBERLESS });
    const join = (before: string, after: string) => joinCut(before, after, this.#vocabulary).text;
    last.title = join(last.title, title);
    last.owner = join(last.owner, owner);
    last.deadline = join(last.deadline, deadline);
    last.lines.push(row.line);
    if (own !== '') this.#takeObjective(row.cells[this.#objective] ?? '');
  }

  /** The rest of a title: in the column of its action, or the only cell of its row. */
  #restOf(row: SourceRow, beside: string): string {
    const aligned = row.cells[this.#at] ?? '';
    return aligned === '' && beside === '' ? (row.cells.find((cell) => cell !== '') ?? '') : aligned;
  }

  /** Above the first action only the title of the objective may stand. */
  #beforeAny(row: SourceRow): void {
    const [only = '', ...others] = row.cells.filter((cell) => cell !== '');
    if (others.length === 0 && row.cells[this.#objective] === only) this.#takeObjective(only);
    else
      this.concerns.push(
        unreadRow(row, 'A linha não traz ação com número e não continua nenhuma: não foi lida.'),
      );
  }
}
