import type { Matrix, Provision } from './matrix.ts';
import { addressOf, SCREENS } from './screens.ts';

export const TRACE_STATES = ['implemented', 'partial', 'planned', 'withoutScreen'] as const;
export type TraceState = (typeof TRACE_STATES)[number];

export const STATE_WORDS: Readonly<Record<TraceState, string>> = {
  implemented: 'Implementado',
  partial: 'Parcial',
  planned: 'Planejado',
  withoutScreen: 'Sem tela, por decisão',
};

/** How a count of rows in this state is said. */
export const STATE_PLURALS: Readonly<Record<TraceState, string>> = {
  implemented: 'implementados',
  partial: 'parciais',
  planned: 'planejados',
  withoutScreen: 'sem tela, por decisão',
};

/** A screen that carries a provision; `address` is null while it is not built. */
interface CarryingScreen {
  readonly route: string;
  readonly address: string | null;
}

/** A provision with what is known of it today. */
export interface TracedRow extends Provision {
  readonly state: TraceState;
  readonly screens: readonly CarryingScreen[];
  /** Why it is not implemented, in sentences: missing screens and tests, and the declared gaps. */
  readonly lacks: readonly string[];
}

export type Totals = Readonly<Record<TraceState | 'all', number>>;

function screensOf(row: Provision, built: readonly string[]): CarryingScreen[] {
  const routes = [row.route, ...row.otherRoutes, row.page].filter((route) => route !== null);
  return [...new Set(routes)].map((route) => ({ route, address: addressOf(route, built) }));
}

function lacksOf(row: Provision, screens: readonly CarryingScreen[]): string[] {
  const missing = screens.filter((screen) => screen.address === null);
  return [
    ...missing.map((screen) => `A tela ${screen.route} ainda não existe.`),
    ...(row.tests.length === 0 ? ['Nenhum teste nomeado cobre este trecho.'] : []),
    ...row.gaps,
  ];
}

/**
 * The state of a provision, computed and never typed. Implemented: every screen opens, a named test covers it and no gap
 * is declared. Partial: some screen opens. Planned: none does.
 */
export function traceRow(row: Provision, matrix: Matrix, built: readonly string[] = SCREENS): TracedRow {
  const screens = screensOf(row, built);
  const decision = matrix.withoutScreen.find((sentence) => sentence.rows.includes(row.id));
  if (decision !== undefined) return { ...row, screens, state: 'withoutScreen', lacks: [decision.why] };
  const lacks = lacksOf(row, screens);
  if (screens.every((screen) => screen.address === null)) {
    return { ...row, screens, state: 'planned', lacks };
  }
  return { ...row, screens, state: lacks.length === 0 ? 'implemented' : 'partial', lacks };
}

/** Every row of the matrix with its state, in the order of the documents. */
export function traceMatrix(matrix: Matrix, built: readonly string[] = SCREENS): TracedRow[] {
  return matrix.rows.map((row) => traceRow(row, matrix, built));
}

/** How many rows there are in each state. */
export function totalsOf(rows: readonly { readonly state: TraceState }[]): Totals {
  const totals = { all: rows.length, implemented: 0, partial: 0, planned: 0, withoutScreen: 0 };
  for (const row of rows) totals[row.state] += 1;
  return totals;
}
