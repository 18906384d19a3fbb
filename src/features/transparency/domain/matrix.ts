/** Document A is the plan, document B the resolution with its term. */
export type DocumentId = 'A' | 'B';

/** One provision of a document and the screens that carry it, as `database/seed/traceability.json` keeps it. */
export interface Provision {
  readonly id: string;
  readonly document: DocumentId;
  readonly section: string;
  /** Address in the stored text of the document. */
  readonly at: string;
  /** Verbatim; a final "…" means that only the beginning is quoted. */
  readonly quote: string;
  readonly feature: string;
  /** Main screen; may hold parameters (`:mes`), a query and an anchor. */
  readonly route: string | null;
  readonly otherRoutes: readonly string[];
  /** Page of the action itself. */
  readonly page: string | null;
  /** The issues that deliver it. */
  readonly by: readonly string[];
  readonly responsible: string | null;
  readonly deadline: string | null;
  readonly reports: string | null;
  /** `path of the test file#title of the test`. */
  readonly tests: readonly string[];
  /** What falls short, in sentences a reader understands. */
  readonly gaps: readonly string[];
}

interface Section {
  readonly id: string;
  readonly document: DocumentId;
  readonly title: string;
}

/** A sentence for which there is no screen of its own, and why. */
interface WithoutScreen {
  readonly document: DocumentId;
  readonly sentence: string;
  readonly at: string | null;
  readonly rows: readonly string[];
  readonly why: string;
}

/** Every provision of the two documents, and what ties them. */
export interface Matrix {
  readonly documents: readonly { readonly id: DocumentId; readonly act: string; readonly title: string }[];
  readonly sections: readonly Section[];
  readonly rows: readonly Provision[];
  readonly joints: readonly {
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly joint: string;
  }[];
  readonly withoutScreen: readonly WithoutScreen[];
}

/** One stop of the tour of twenty minutes. */
interface Stop {
  readonly minute: number;
  readonly paper: string;
  readonly rows: readonly string[];
  /** Role of the demonstration person; null where no sign-in is needed. */
  readonly role: string | null;
  readonly routes: readonly string[];
  readonly mustSee: string;
}

export interface Tour {
  readonly minutes: number;
  readonly stops: readonly Stop[];
}
