import { type TraceState, traceMatrix } from './domain/state.ts';
import { matrix } from './seed.ts';

/** A row of the matrix as `pactua trace --json` prints it. */
interface CliTraceRow {
  readonly id: string;
  readonly document: string;
  readonly at: string;
  readonly quote: string;
  readonly route: string | null;
  readonly state: TraceState;
  readonly tests: readonly string[];
}

/** The matrix for the command line; `missing` leaves only what is partial or planned. Opens no database. */
export function traceForCli({ missing }: { missing: boolean }): CliTraceRow[] {
  return traceMatrix(matrix)
    .filter(({ state }) => !missing || state === 'partial' || state === 'planned')
    .map(({ id, document, at, quote, route, state, tests }) => ({
      id,
      document,
      at,
      quote,
      route,
      state,
      tests: [...tests],
    }));
}
