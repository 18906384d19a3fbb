import { withoutMargins } from './margins.ts';
import { isBlank, isRule, plainWords, readMarked, type SourceRow, withoutTags } from './source-row.ts';
import type { ActionTable, ObjectiveHead, PlanTable, Role } from './table-kinds.ts';
import { isAnotherTable } from './table-objective.ts';

/** Words by which a heading names its column, whatever else it says. */
const HEADINGS: readonly (readonly [Role, RegExp])[] = [
  ['objective', /^(?:objetivo|oe)(?: estrategico)?(?: no?| numero)? ?(?:\d+|[ivx]+)\b/],
  ['action', /^acoes operacionais|^acao operacional|^atividades/],
  ['strategic', /^acoes estrategicas|^acao estrategica/],
  ['participants', /^quem participa|^participa[nc]|^participes|^atores|^envolvidos/],
  ['owner', /^responsave|^quem responde|^quem executa/],
  ['deadline', /^prazo|^quando\b/],
  ['notes', /^observac|^obs\b|^comentario/],
  ['status', /^status|^situacao/],
];
const OBJECTIVE = /^(?:objetivo|oe)(?: estrategico)?(?: no?| numero)? ?(\d+|[ivx]+)\b/;
/** The same before the title that may follow it in its cell. */
const OBJECTIVE_PRINTED =
  /^\s*(?:objetivo|oe)(?:\s+estrat[ée]gico)?(?:\s+n[º°o.]*|\s+n[úu]mero)?\s*(?:\d+|[ivx]+)\b\s*[-–.:)]*\s*/i;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];

/** The number of `OBJETIVO 1`, `OBJETIVO ESTRATÉGICO Nº 1`, `Objetivo I`; null for what heads no objective. */
export function objectiveNumber(cell: string): number | null {
  const printed = OBJECTIVE.exec(plainWords(cell))?.[1];
  if (printed === undefined) return null;
  const roman = ROMAN.indexOf(printed) + 1;
  return /^\d/.test(printed) ? Number(printed) : roman || null;
}
const YEAR = /^(?:19|20)\d\d$/;
/** `5.1. OBJETIVOS ESTRATÉGICOS`: the heading of a section. */
const SECTION = /^\d{1,2}(?:\.\d{1,2})*\s*[.)–-]*\s*(?=\p{Lu})/u;
/** What sections of such a plan are named by; other headings are told by their capitals. */
const SECTION_WORDS =
  /^(?:apresentacao|introducao|mapa|processo|analise|identidade|diretrizes|direcionalidade|objetivos|metas|painel|indicadores|acoes|desdobramento|plano|implementacao|monitoramento|avaliacao|consideracoes|conclusao|referencias|anexos?|apendices?)\b/;

/** A numbered line is a heading by its capitals or by its first word, short and no sentence; else it is an item of a list. */
function isSection(line: string): boolean {
  const number = SECTION.exec(line)?.[0];
  if (number === undefined) return false;
  const words = line.slice(number.length);
  const isNamed = SECTION_WORDS.test(plainWords(words)) && words.length <= 100 && !/[;,]$/.test(words);
  return isNamed || (words === words.toUpperCase() && /\p{Lu}{3}/u.test(words));
}

function rolesOf(row: SourceRow): Partial<Record<Role, number>> {
  const roles: Partial<Record<Role, number>> = {};
  row.cells.forEach((cell, at) => {
    const words = plainWords(cell);
    const role = HEADINGS.find(([name, pattern]) => roles[name] === undefined && pattern.test(words))?.[0];
    if (role !== undefined) roles[role] = at;
  });
  return roles;
}

/** A line of headings has the column of actions and at least one more that only a table has. */
function headingKind(row: SourceRow): 'operational' | 'strategic' | 'indicators' | null {
  const roles = rolesOf(row);
  if (roles.action !== undefined && (roles.deadline ?? roles.owner) !== undefined) return 'operational';
  if (roles.strategic !== undefined && (roles.deadline ?? roles.owner) !== undefined) return 'strategic';
  const years = row.cells.filter((cell) => YEAR.test(cell.trim()));
  return years.length > 0 &&
    plainWords(row.cells[0] ?? '') !== '' &&
    years.length === row.cells.filter((cell) => cell.trim() !== '').length - 1
    ? 'indicators'
    : null;
}

/** How many cells a line of headings has, and where its actions stand; null for any other line. */
export function headingWidth(row: SourceRow): { width: number; action: number } | null {
  const kind = headingKind(row);
  if (kind === null) return null;
  const { action, strategic } = rolesOf(row);
  return { width: row.cells.length, action: kind === 'indicators' ? 0 : (action ?? strategic ?? 0) };
}

/** Whether a line begins something else: a section, the block above another table. */
function endsTable(row: SourceRow): boolean {
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 1 && row.cells[0]?.trim() === filled[0] && isSection(filled[0] ?? '')) return true;
  return (
    objectiveNumber(row.cells[0] ?? '') !== null ||
    isUnnumbered(row) ||
    /^planejamento estrategico/.test(plainWords(row.cells[0] ?? ''))
  );
}

/** Lines without tags, rules and blank margins. Blank ones stay: they tell where a page was cut and where a list ends. */
export function cleanRows(rows: readonly SourceRow[]): SourceRow[] {
  const clean = rows
    .filter((row) => !isRule(row))
    .map(({ line, cells }) => ({ line, cells: cells.map(withoutTags), tagged: cells }));
  return withoutMargins(clean, { isHeading, begins: endsTable });
}

/** Whether a row names the columns of a table, be its first cells blank; then one year is not enough, which may be a deadline cut in two. */
function isHeading(row: SourceRow): boolean {
  const first = Math.max(
    0,
    row.cells.findIndex((cell) => cell !== ''),
  );
  const kind = headingKind({ ...row, cells: row.cells.slice(first) });
  if (kind !== 'indicators' || first === 0) return kind !== null;
  return row.cells.filter((cell) => YEAR.test(cell.trim())).length > 1;
}

const NO_OBJECTIVE: ObjectiveHead = { number: null, title: null, owner: null, line: null };
/** What stands between a table of actions and the one before. */
const NOTHING = { isTold: false, owner: null as string | null };

/** Every table of the document, in its order, found by its line of headings. */
export function findTables(rows: readonly SourceRow[]): PlanTable[] {
  const tables: PlanTable[] = [];
  let objective = NO_OBJECTIVE;
  let above = NOTHING;
  let before: ActionTable | null = null;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as SourceRow;
    const kind = headingKind(row);
    const head = headOf(objective, row);
    if (head !== objective) above = toldBy(head, above);
    objective = head;
    if (kind === null) continue;
    const end = endOf(rows, at + 1);
    const table = tableOf(kind, row, objective, rows.slice(at + 1, end));
    at = end - 1;
    if (table.kind === 'indicators') tables.push(table);
    else {
      before = addTable(tables, above.isTold ? table : withoutInherited(table, before, above.owner));
      objective = before.objective;
      above = NOTHING;
    }
  }
  return tables;
}

/** A line that names an objective says nothing yet of who answers for it. */
const toldBy = ({ owner }: ObjectiveHead, above: typeof NOTHING): typeof NOTHING =>
  owner === null ? { isTold: true, owner } : { ...above, owner };

/** A table whose own objective is lost does not take that of the table before. */
function withoutInherited(table: ActionTable, before: ActionTable | null, owner: string | null): ActionTable {
  if (before === null || !isAnotherTable(before, table, owner !== null)) return table;
  return { ...table, objective: { ...NO_OBJECTIVE, owner } };
}

/** Rows below the first table of actions that look like rows of a table and stand in none. */
export function rowsOutside(rows: readonly SourceRow[]): SourceRow[] {
  const outside: SourceRow[] = [];
  let seen = false;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as SourceRow;
    const kind = headingKind(row);
    seen ||= kind === 'operational' || kind === 'strategic';
    if (kind !== null) at = endOf(rows, at + 1) - 1;
    else if (seen && isLikeAction(row)) outside.push(row);
  }
  return outside;
}

function isLikeAction({ cells }: SourceRow): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 2 && filled.some((cell) => readMarked(cell) !== null);
}

/** A line of headings that a page repeats goes on with the table of its objective. */
function addTable(tables: PlanTable[], table: ActionTable): ActionTable {
  const at = tables.findIndex((each) => isSameTable(each, table));
  const before = tables[at];
  if (before === undefined || before.kind === 'indicators') {
    tables.push(table);
    return table;
  }
  const whole = { ...before, rows: [...before.rows, ...inColumnsOf(before, table)] };
  tables[at] = whole;
  return whole;
}

function isSameTable(one: PlanTable, other: ActionTable): boolean {
  if (one.kind !== other.kind) return false;
  const { number } = one.objective;
  if (number !== null) return number === other.objective.number;
  return one.objective === other.objective && one.objective !== NO_OBJECTIVE;
}

/** The rows of a table with its cells where the other has the same columns. */
function inColumnsOf(before: ActionTable, table: ActionTable): readonly SourceRow[] {
  const roles = Object.entries(before.columns) as [Role, number][];
  if (roles.every(([role, at]) => table.columns[role] === at)) return table.rows;
  return table.rows.map((row) => {
    const cells: string[] = [];
    for (const [role, at] of roles) cells[at] = row.cells[table.columns[role] ?? -1] ?? '';
    return { line: row.line, cells: Array.from(cells, (cell) => cell ?? '') };
  });
}

function endOf(rows: readonly SourceRow[], from: number): number {
  for (let at = from; at < rows.length; at++) {
    const row = rows[at] as SourceRow;
    if (!isBlank(row) && (endsTable(row) || headingKind(row) !== null)) return at;
  }
  return rows.length;
}

/** `OBJETIVO | HABILITAR…`: an objective without its number, which is not the one before. */
const isUnnumbered = (row: SourceRow): boolean =>
  /^objetivo(?: estrategico)?$/.test(plainWords(row.cells[0] ?? '')) &&
  (row.cells[1] ?? '') !== '' &&
  headingKind(row) === null;

/** `OBJETIVO 1 | HABILITAR…` and `RESPONSÁVEL | SUPERINTENDENTE SAS` above a table, or `OBJETIVO 1` in its first heading. */
function headOf(before: ObjectiveHead, row: SourceRow): ObjectiveHead {
  const [first = '', second = ''] = row.cells;
  const roles = rolesOf(row);
  const at = roles.strategic === undefined ? 0 : (roles.objective ?? 0);
  const number = objectiveNumber(row.cells[at] ?? '');
  if (number !== null) {
    const title = roles.strategic === undefined ? second || first.replace(OBJECTIVE_PRINTED, '') : null;
    return { number, title: title === '' ? null : title, owner: null, line: row.line };
  }
  if (isUnnumbered(row)) return { number: null, title: second, owner: null, line: row.line };
  const isOwner = /^responsave/.test(plainWords(first)) && headingKind(row) === null && second !== '';
  return isOwner ? { ...before, owner: second } : before;
}

function tableOf(
  kind: 'operational' | 'strategic' | 'indicators',
  heading: SourceRow,
  objective: ObjectiveHead,
  rows: readonly SourceRow[],
): PlanTable {
  if (kind !== 'indicators') return { kind, heading, objective, columns: rolesOf(heading), rows };
  const years = heading.cells.flatMap((cell, at): [string, number][] =>
    YEAR.test(cell.trim()) ? [[cell.trim(), at]] : [],
  );
  return { kind, heading: heading.cells[0] ?? '', years: new Map(years), rows };
}

/**
 * The lines of a section without its heading, found by the words of that heading, numbered or not; the last such heading counts (a table
 * of contents repeats them).
 */
export function sectionRows(rows: readonly SourceRow[], words: RegExp): SourceRow[] {
  const headingOf = (row: SourceRow): string => {
    const [only = '', ...others] = row.cells.filter((cell) => cell !== '');
    return others.length === 0 && words.test(plainWords(only)) ? only : '';
  };
  const numbered = rows.findLastIndex((row) => isSection(headingOf(row)));
  const start = numbered < 0 ? rows.findLastIndex((row) => headingOf(row) !== '') : numbered;
  if (start < 0) return [];
  const end = rows.findIndex(
    (row, at) => at > start && (headingKind(row) !== null || (!isBlank(row) && endsTable(row))),
  );
  return rows.slice(start + 1, end < 0 ? undefined : end).filter((row) => !isBlank(row));
}
