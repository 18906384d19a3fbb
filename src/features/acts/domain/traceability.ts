import { type Act, type QuoteMissing, quoteSpan, type SourceText } from './act.ts';
import type { Address } from './address.ts';

type DocumentId = 'A' | 'B';

/** One provision of a document and the screen that carries it. Its state is computed, never stored. */
export interface TraceRow {
  readonly id: string;
  readonly document: DocumentId;
  /** Where the matrix counts it; an id of `sections`. */
  readonly section: string;
  /** Address in the stored text of the document. */
  readonly at: Address;
  /** Verbatim; a final "…" means that only the beginning is quoted. */
  readonly quote: string;
  readonly feature: string;
  /** Main screen; may hold parameters (`:mes`, `:q`, `:macro`, `:linha`). */
  readonly route: string | null;
  readonly otherRoutes: readonly string[];
  /** Page of the action itself, for the rows of sections 6 and 6.1. */
  readonly page: string | null;
  /** Issues that deliver it, as the design page writes them (`spine`, `plan-cycle +`, `next: network`). */
  readonly by: readonly string[];
  readonly responsible: string | null;
  readonly deadline: string | null;
  readonly reports: string | null;
  /** Names of the tests that cover it. */
  readonly tests: readonly string[];
  /** What falls short, in sentences a reader understands. */
  readonly gaps: readonly string[];
}

/** Where the two documents meet; an id of one letter stands for the whole document. */
interface Joint {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly joint: string;
}

interface WithoutScreen {
  readonly document: DocumentId;
  readonly sentence: string;
  /** Null where the sentence is not in the stored text. */
  readonly at: Address | null;
  readonly rows: readonly string[];
  readonly why: string;
}

export interface Traceability {
  readonly source: SourceText;
  readonly documents: readonly { readonly id: DocumentId; readonly act: string; readonly title: string }[];
  readonly sections: readonly {
    readonly id: string;
    readonly document: DocumentId;
    readonly title: string;
  }[];
  readonly rows: readonly TraceRow[];
  readonly joints: readonly Joint[];
  readonly withoutScreen: readonly WithoutScreen[];
}

/** One stop of the tour: what to look at on paper, which screens, as whom, and what must be seen. */
interface RoteiroStop {
  readonly minute: number;
  readonly paper: string;
  /** Rows of the matrix that the paper shows. */
  readonly rows: readonly string[];
  /** Role of the demonstration person; null for a screen open without sign-in. */
  readonly role: string | null;
  readonly routes: readonly string[];
  readonly mustSee: string;
}

export interface Roteiro {
  readonly source: SourceText;
  readonly minutes: number;
  readonly stops: readonly RoteiroStop[];
}

export interface QuoteProblem {
  readonly id: string;
  readonly at: Address;
  readonly quote: string;
  readonly reason: QuoteMissing['reason'] | 'unknown-act';
}

/** The rows whose quote does not stand at its address in the stored text; empty when the matrix is true. */
export function quoteProblems(matrix: Traceability, acts: readonly Act[]): QuoteProblem[] {
  const actOf = new Map(
    matrix.documents.map(({ id, act }) => [id, acts.find((stored) => stored.id === act)] as const),
  );
  return matrix.rows.flatMap(({ id, document, at, quote }): QuoteProblem[] => {
    const act = actOf.get(document);
    if (act === undefined) return [{ id, at, quote, reason: 'unknown-act' }];
    const found = quoteSpan(act, at, quote);
    return found.found ? [] : [{ id, at, quote, reason: found.reason }];
  });
}
