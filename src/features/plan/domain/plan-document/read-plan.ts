import { type Concern, columnConcerns, unreadRow } from './concerns.ts';
import { type Acronyms, type Problem, readAcronyms, readProblems } from './front-matter.ts';
import { type ReadDirection, readDirection } from './identity.ts';
import { type PrintedIndicator, readIndicators } from './indicators.ts';
import { vocabularyOf } from './join-cut.ts';
import { type PrintedAction, type RepeatedStrategic, readOperational } from './operational.ts';
import { withoutRepeated, withoutRepeatedIndicators } from './repeated.ts';
import { isSameTitle, likeness, type SourceRow } from './source-row.ts';
import { type PrintedStrategic, readStrategic } from './strategic.ts';
import type { ObjectiveHead, PlanTable } from './table-kinds.ts';
import { withObjectives } from './table-objective.ts';
import { cleanRows, findTables, rowsOutside, sectionRows } from './tables.ts';
import { type ReadTarget, readTargets } from './targets.ts';

export interface ReadObjective {
  readonly id: string;
  /** Its number in the tables of actions; null for the one that has none. */
  readonly number: number | null;
  readonly perspective: string | null;
  readonly title: string;
  readonly titleInTables: string | null;
  readonly ownerInTables: string | null;
  /** Where it is printed: its section, the table of strategic actions, the table of operational actions. */
  readonly lines: readonly (number | null)[];
}

export interface ReadStrategicAction {
  readonly id: string;
  readonly objective: number | null;
  readonly printedMarker: string;
  readonly title: string;
  readonly owner: string;
  readonly deadline: string;
  /** As the table of operational actions repeats the title; null where it does not. */
  readonly titleInTables: string | null;
  readonly operationalActionIds: readonly string[];
  readonly lines: readonly (number | null)[];
}

export interface ReadOperationalAction extends PrintedAction {
  readonly id: string;
  readonly strategicAction: string;
}

const CELLS = ['owner', 'participants', 'deadline', 'notes', 'status'] as const;
export type AbsentCell = (typeof CELLS)[number];

/** What was understood of a document, everything as printed. */
export interface ReadPlan {
  readonly objectives: readonly ReadObjective[];
  readonly targets: readonly ReadTarget[];
  readonly indicators: readonly PrintedIndicator[];
  readonly strategicActions: readonly ReadStrategicAction[];
  readonly operationalActions: readonly ReadOperationalAction[];
  /** What the situational analysis chose to face. */
  readonly problems: readonly Problem[];
  readonly acronyms: Acronyms;
  /** Who the organ is, its guidelines, how the plan is followed. */
  readonly direction: ReadDirection;
  /** Cells that an action cannot have, by its number: its table lacks their column, or is not in the document. Not the same as blank. */
  readonly absent: ReadonlyMap<string, readonly AbsentCell[]>;
  /** Rows inside tables that belong to nothing. */
  readonly stray: readonly SourceRow[];
  /** What of its build a person must look at, stray rows included. */
  readonly concerns: readonly Concern[];
}

const of = <K extends PlanTable['kind']>(tables: readonly PlanTable[], kind: K) =>
  tables.filter((table): table is Extract<PlanTable, { kind: K }> => table.kind === kind);

/** Reads a plan of the seven-column layout from its rows: by headings, numbering and column names, never by line numbers. */
export function readPlan(source: readonly SourceRow[]): ReadPlan {
  const rows = cleanRows(source);
  const vocabulary = vocabularyOf(rows);
  const { tables, concerns: untold } = withObjectives(findTables(rows), vocabulary);
  const strategicTables = of(tables, 'strategic').map((table) => ({
    table,
    read: readStrategic(table, vocabulary),
  }));
  const operationalTables = of(tables, 'operational').map((table) => {
    const read = readOperational(table, vocabulary);
    const { actions, concerns } = withoutRepeated(read.actions);
    return { table, read: { ...read, actions, concerns: [...read.concerns, ...concerns] } };
  });
  const repeated = operationalTables.flatMap(({ read }) => read.strategic);
  const stray = operationalTables.flatMap(({ read }) => read.stray);
  const printed = operationalTables.flatMap(({ table, read }) =>
    read.actions.map((action) => ({ action, absent: CELLS.filter((cell) => !(cell in table.columns)) })),
  );
  const { actions, concerns } = withIds(printed.map(({ action }) => action));
  const targets = readTargets(
    sectionRows(rows, /^[\d ]*metas( estrategicas)?( d[aeo]s? .{1,60}| [a-z]{2,10})?[\d ]*$/),
  );
  const panels = withoutRepeatedIndicators(
    of(tables, 'indicators').flatMap((table) => readIndicators(table)),
  );
  const strategic = strategicTables.flatMap(({ read }) => read.actions);
  return {
    objectives: objectivesOf(
      sectionRows(rows, /^[\d ]*objetivos( estrategicos)?( d[aeo]s? .{1,60}| [a-z]{2,10})?$/),
      strategicTables.map(({ table, read }) => ({
        ...table.objective,
        title: read.objectiveTitle,
        line: read.actions[0]?.lines[0] ?? null,
      })),
      operationalTables.map(({ table }) => table.objective),
    ),
    targets: targets.targets,
    indicators: panels.indicators,
    strategicActions: strategicOf(strategic, repeated, actions),
    operationalActions: actions,
    absent: new Map([
      ...strategicAbsent(strategicTables, repeated),
      ...actions.map(({ id }, at) => [id, printed[at]?.absent ?? []] as const),
    ]),
    problems: readProblems(rows),
    acronyms: readAcronyms(rows),
    direction: readDirection(rows),
    stray,
    concerns: [
      ...untold,
      ...targets.concerns,
      ...panels.concerns,
      ...[...strategicTables, ...operationalTables].flatMap(({ table, read }) => [
        ...columnConcerns(table),
        ...read.concerns,
      ]),
      ...concerns,
      ...stray.map((row) => unreadRow(row, 'A linha não continua nenhuma ação: não foi lida.')),
      ...rowsOutside(rows).map((row) =>
        unreadRow(row, 'A linha parece de um quadro de ações, mas está fora de todos: não foi lida.'),
      ),
    ],
  };
}

/** Owner and deadline of strategic actions: of those that only the tables of operational actions repeat, both. */
function strategicAbsent(
  tables: readonly {
    readonly table: Extract<PlanTable, { kind: 'strategic' }>;
    readonly read: { readonly actions: readonly PrintedStrategic[] };
  }[],
  repeated: readonly RepeatedStrategic[],
): (readonly [string, readonly AbsentCell[]])[] {
  const idOf = ({ objective, sign }: PrintedStrategic | RepeatedStrategic) => `${objective ?? '?'}.${sign}`;
  const cells = ['owner', 'deadline'] as const;
  return [
    ...repeated.map((each) => [idOf(each), cells] as const),
    ...tables.flatMap(({ table, read }) =>
      read.actions.map((each) => [idOf(each), cells.filter((cell) => !(cell in table.columns))] as const),
    ),
  ];
}

/** Every action with its number, no two the same: one that is taken goes on to the next free of its table, and is asked. */
function withIds(printed: readonly PrintedAction[]): {
  actions: ReadOperationalAction[];
  concerns: Concern[];
} {
  const concerns: Concern[] = [];
  const taken = new Set<string>();
  const orphaned = new Set<string>();
  const actions = printed.map((action) => {
    const strategicAction = `${action.objective ?? '?'}.${action.strategicSign ?? '?'}`;
    let { position } = action;
    while (taken.has(`${strategicAction}.${position}`)) position++;
    const read = { ...action, position, strategicAction, id: `${strategicAction}.${position}` };
    taken.add(read.id);
    if (position !== action.position) concerns.push(takenNumber(read, action.position));
    if (strategicAction.includes('?') && !orphaned.has(strategicAction)) concerns.push(orphan(read));
    orphaned.add(strategicAction);
    return read;
  });
  return { actions, concerns };
}

function takenNumber({ id, strategicAction, title, lines }: ReadOperationalAction, wanted: number): Concern {
  const reason = `O número ${strategicAction}.${wanted} já é de outra ação: esta foi lida como ${id}.`;
  return { line: lines[0] ?? null, field: 'id', raw: title, reason };
}

function orphan({ objective, strategicAction, title, lines }: ReadOperationalAction): Concern {
  const what = objective === null ? 'o objetivo' : 'a ação estratégica';
  const reason = `O quadro não diz ${what} das suas ações: foram lidas sob ${strategicAction}.`;
  const field = objective === null ? 'objective' : 'strategicAction';
  return { line: lines[0] ?? null, field, raw: title, reason };
}

/** Titles differ between the two sections: they are matched by number, and by likeness where the number is missing. */
function strategicOf(
  printed: readonly PrintedStrategic[],
  repeated: readonly RepeatedStrategic[],
  actions: readonly ReadOperationalAction[],
): ReadStrategicAction[] {
  const known = new Set(printed.map((each) => `${each.objective}.${each.sign}`));
  const only = repeated.filter(({ objective, sign }) => {
    const isNew = !known.has(`${objective}.${sign}`);
    known.add(`${objective}.${sign}`);
    return isNew;
  });
  return [
    ...printed,
    ...only.map((each) => ({
      ...each,
      printedMarker: `${each.sign})`,
      owner: '',
      deadline: '',
      lines: [each.line],
    })),
  ].map((each) => {
    const id = `${each.objective ?? '?'}.${each.sign}`;
    const again = repeated.find((other) => `${other.objective}.${other.sign}` === id);
    return {
      id,
      objective: each.objective,
      printedMarker: each.printedMarker,
      title: each.title,
      owner: each.owner,
      deadline: each.deadline,
      titleInTables: again?.title ?? null,
      operationalActionIds: actions
        .filter((action) => action.strategicAction === id)
        .map((action) => action.id),
      lines: each.lines,
    };
  });
}

/** Half of the words in common tell that two titles are one. */
const ALIKE = 0.5;

/** The objectives of section 5.1, numbered by the tables whose titles they bear; tables without one of their own add theirs. */
function objectivesOf(
  section: readonly SourceRow[],
  strategic: readonly ObjectiveHead[],
  operational: readonly ObjectiveHead[],
): ReadObjective[] {
  const heads = [...strategic, ...operational];
  const numbered = new Map<number, string>();
  for (const { number, title } of heads)
    if (number !== null && title !== null && title !== '' && !numbered.has(number))
      numbered.set(number, title);
  let perspective: string | null = null;
  const titles = section.map((row) => row.cells.findLast((cell) => cell !== '') ?? '');
  const numbers = numbersOf(titles, numbered);
  const printed = section.map((row, at) => {
    const [first = null, ...others] = row.cells.filter((cell) => cell !== '');
    if (others.length > 0) perspective = first;
    return { number: numbers.get(at) ?? null, perspective, title: titles[at] ?? '', line: row.line };
  });
  const missing = [...numbered].filter(([number]) => !printed.some((each) => each.number === number));
  const all = [
    ...printed,
    ...missing.map(([number, title]) => ({ number, perspective: null, title, line: undefined })),
  ];
  let unnumbered = 0;
  return all.map(({ line, ...each }) => {
    const isHead = (one: ObjectiveHead) =>
      one.number === each.number && (one.number !== null || isSameTitle(one.title ?? '', each.title));
    const head = operational.find(isHead);
    if (each.number === null) unnumbered++;
    return {
      ...each,
      id: each.number === null ? `OE-R${unnumbered > 1 ? unnumbered : ''}` : `OE-${each.number}`,
      titleInTables: head?.title ?? null,
      ownerInTables: head?.owner ?? null,
      lines: [line, strategic.find(isHead)?.line, head?.line].filter((one) => one !== undefined),
    };
  });
}

/** Each number goes to the title most like its own; a title that no table bears keeps none. */
function numbersOf(titles: readonly string[], numbered: ReadonlyMap<number, string>): Map<number, number> {
  const pairs = [...numbered].flatMap(([number, title]) =>
    titles.map((printed, at) => ({ number, at, alike: likeness(title, printed) })),
  );
  const given = new Map<number, number>();
  const taken = new Set<number>();
  for (const { number, at, alike } of pairs.toSorted((a, b) => b.alike - a.alike)) {
    if (alike < ALIKE || given.has(at) || taken.has(number)) continue;
    given.set(at, number);
    taken.add(number);
  }
  return given;
}
