import type { Concern } from './concerns.ts';
import type { Vocabulary } from './join-cut.ts';
import { readOperational } from './operational.ts';
import { isSameTitle, likeness, numberOfSign, readMarked } from './source-row.ts';
import { readStrategic } from './strategic.ts';
import type { ActionTable, PlanTable, Role } from './table-kinds.ts';

/** The filled cells of a column, each with what marks it. */
const cellsOf = ({ rows, columns }: ActionTable, role: Role) =>
  rows.flatMap(({ cells }) => {
    const cell = cells[columns[role] ?? -1] ?? '';
    const marked = readMarked(cell);
    return cell === ''
      ? []
      : [{ number: marked === null ? null : numberOfSign(marked.sign), title: marked?.title ?? cell }];
  });

/**
 * Whether a line of headings without an objective above it begins another table, or goes on with the one before on a further page: the
 * other has another kind, or numbers its strategic actions from 1 again. `hasOwner`: who answers for it stands above it.
 */
export function isAnotherTable(before: ActionTable, table: ActionTable, hasOwner: boolean): boolean {
  if (before.kind !== table.kind) return true;
  const known = cellsOf(before, 'strategic');
  const [first] = cellsOf(table, 'strategic');
  if (first?.number == null && !hasOwner) return false;
  if (first !== undefined && known.some(({ title }) => isSameTitle(title, first.title))) return false;
  if (first?.number == null) return cellsOf(table, 'action')[0]?.number === 1;
  return first.number === 1 && (hasOwner || known.some(({ number }) => number !== null));
}

/** Half of the words in common tell that two titles are one. */
const ALIKE = 0.5;

/**
 * The tables with the objective of those that do not tell theirs: the one under which the other section, 6 or 6.1, prints their
 * strategic actions. It is told how each was read; what is like none keeps no objective.
 */
export function withObjectives(
  tables: readonly PlanTable[],
  vocabulary: Vocabulary,
): { tables: readonly PlanTable[]; concerns: readonly Concern[] } {
  const titlesOf = (table: ActionTable): string[] =>
    (table.kind === 'strategic'
      ? readStrategic(table, vocabulary).actions
      : readOperational(table, vocabulary).strategic
    ).map(({ title }) => title);
  const concerns: Concern[] = [];
  const read = [...tables];
  for (const [at, table] of read.entries()) {
    if (table.kind === 'indicators' || table.objective.number !== null || table.objective.title !== null)
      continue;
    const number = sameActions(table, read, titlesOf);
    if (number !== null) read[at] = { ...table, objective: { ...table.objective, number } };
    if (number !== null || table.kind === 'strategic') concerns.push(untold(table, number));
  }
  return { tables: read, concerns };
}

/** The only objective whose strategic actions in the other section are most, and at least half, of a table's. */
function sameActions(
  table: ActionTable,
  tables: readonly PlanTable[],
  titlesOf: (table: ActionTable) => string[],
): number | null {
  const others = tables.filter((each) => each.kind !== 'indicators' && each.objective.number !== null);
  const taken = new Set(others.flatMap((each) => (each.kind === table.kind ? [numberOf(each)] : [])));
  const own = titlesOf(table);
  const [best, second] = others
    .filter((each): each is ActionTable => each.kind !== table.kind && !taken.has(numberOf(each)))
    .map((each) => {
      const titles = titlesOf(each);
      const isKnown = (title: string) =>
        titles.some((other) => isSameTitle(title, other) || likeness(title, other) >= ALIKE);
      return { number: numberOf(each), alike: own.filter(isKnown).length };
    })
    .toSorted((one, other) => other.alike - one.alike);
  if (best === undefined || best.alike === 0 || best.alike * 2 < own.length) return null;
  return best.alike === second?.alike ? null : best.number;
}

const numberOf = (table: PlanTable): number | null =>
  table.kind === 'indicators' ? null : table.objective.number;

function untold({ heading }: ActionTable, number: number | null): Concern {
  const read =
    number === null
      ? ', e as suas ações não são as de nenhum objetivo: foram lidas sem ele. Escreva no documento qual é.'
      : `: foi lido como o do objetivo ${number}, sob o qual a outra seção traz as mesmas ações estratégicas.`;
  const raw = heading.cells.filter((cell) => cell !== '').join(' | ');
  return { line: heading.line, field: 'objective', raw, reason: `O quadro não diz o seu objetivo${read}` };
}
