import type { Provision } from '../../../src/features/transparency/domain/matrix.ts';
import { addressOf, screenOf, sectionOf } from './addresses.ts';

const AGREEMENT = '/cofinanciamento/termos/peixoto-de-azevedo';
const HEADERS: Record<string, string> = {
  id: 'id',
  'provision (quote)': 'quote',
  feature: 'feature',
  'what else carries it': 'feature',
  'what carries the work': 'feature',
  'responsible as printed': 'responsible',
  deadline: 'deadline',
  reports: 'reports',
  route: 'route',
  by: 'by',
};
const REPORTS: [RegExp, string][] = [
  [/SAS office/u, 'Gabinete da SAS'],
  [/each coordination/u, 'cada coordenadoria'],
  [/GTE coordination/u, 'Coordenação GTE'],
  [/GT dimensionamento/u, 'GT de dimensionamento'],
  [/GT processos/u, 'GT de processos'],
];

type Cells = Record<string, string>;

/** The rows of the matrix's tables, in the order of the page; `features` gives the wording shown, by id. */
export function rowsOf(page: string, features: ReadonlyMap<string, string>): Provision[] {
  return tableRows(page).map((cells) => rowOf(cells, features));
}

function tableRows(page: string): Cells[] {
  const found: Cells[] = [];
  let header: string[] | null = null;
  for (const line of page.split('\n')) {
    const cells = line.startsWith('|')
      ? line
          .slice(1, -1)
          .split(' | ')
          .map((cell) => cell.trim())
      : null;
    if (cells === null) header = null;
    else if (cells[0] === 'id') header = cells;
    else if (header !== null && !/^-+$/u.test(cells[0]!.replace(/[ |]/gu, '')))
      found.push(named(header, cells));
  }
  return found;
}

function named(header: string[], cells: string[]): Cells {
  const names = header.map((title) => HEADERS[title] ?? title);
  if (cells.length !== names.length) throw new Error(`Row ${cells[0]} has ${cells.length} cells`);
  return Object.fromEntries(names.map((name, i) => [name, cells[i]!]));
}

function rowOf(cells: Cells, features: ReadonlyMap<string, string>): Provision {
  const id = cells.id!;
  const feature = features.get(id);
  if (feature === undefined) throw new Error(`Row ${id} has no wording in Portuguese`);
  const at = addressOf(id);
  const routes = [...cells.route!.matchAll(/`([^`]+)`/gu)].map((m) =>
    screenOf(m[1]!.replace(/^:termo/u, AGREEMENT)),
  );
  return {
    id,
    document: id.startsWith('A') ? 'A' : 'B',
    section: sectionOf(at),
    at,
    quote: cells.quote!.replace(/^“|”$/gu, ''),
    feature,
    route: routes[0] ?? null,
    otherRoutes: [...new Set([...routes.slice(1), ...(ALSO.find(([rows]) => rows.test(id))?.[1] ?? [])])],
    page: actionPage(id),
    by: cells.by!.split(/\s*[,;]\s*/u),
    responsible: cells.responsible || null,
    deadline: cells.deadline || null,
    reports: REPORTS.reduce((text, [from, to]) => text.replace(from, to), cells.reports ?? '') || null,
    tests: [],
    gaps: [],
  };
}

/** Rows whose work is carried by a screen that the design page does not name. */
const ALSO: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^A3\.P/u, ['/plano/cadeia']],
  [/^A2\.2$|^A5\.1$/u, ['/plano/pes-ppa']],
  [/^A5\.0$|^A7\.4$/u, ['/plano/cadeia']],
  [/^AO-3\.5\.1[89]$/u, ['/plano/participacao']],
];

/** Every action has a page of its own besides the screen that carries its work. */
function actionPage(id: string): string | null {
  const match = /^A[EO]-(\d\.\S+)$/u.exec(id);
  return match === null ? null : `/plano/acoes/${match[1]}`;
}
