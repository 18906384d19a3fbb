import { z } from 'zod';
import { TRACE_STATES } from './domain/state.ts';

const DocumentId = z.enum(['A', 'B']);
const TraceState = z.enum(TRACE_STATES);

const Totals = z.object({
  all: z.int(),
  implemented: z.int(),
  partial: z.int(),
  planned: z.int(),
  withoutScreen: z.int(),
});
export type Totals = z.infer<typeof Totals>;

/** Every part narrows; left out, it asks nothing. */
export const TraceQuery = z.object({
  document: DocumentId.optional(),
  section: z.string().max(40).optional(),
  state: TraceState.optional(),
  room: z.string().max(40).optional(),
  q: z.string().max(200).optional(),
  /** Address of a screen: the rows that it carries. */
  screen: z.string().max(200).optional(),
});
export type TraceQuery = z.infer<typeof TraceQuery>;

/** A screen; `address` and `name` are null while it is not built. */
const CarryingScreen = z.object({
  route: z.string(),
  address: z.string().nullable(),
  name: z.string().nullable(),
});
export type CarryingScreen = z.infer<typeof CarryingScreen>;

export const TraceRow = z.object({
  id: z.string(),
  document: DocumentId,
  section: z.string(),
  at: z.string(),
  /** As a reader writes it: "Art. 9º, parágrafo único". */
  atLabel: z.string(),
  quote: z.string(),
  feature: z.string(),
  state: TraceState,
  /** The main screen as the matrix writes it. */
  route: z.string().nullable(),
  screens: z.array(CarryingScreen),
  /** The deliveries that bring it, in words. */
  deliveries: z.array(z.string()),
  responsible: z.string().nullable(),
  deadline: z.string().nullable(),
  reports: z.string().nullable(),
  tests: z.array(z.string()),
  gaps: z.array(z.string()),
  /** Why it is not implemented, in sentences. */
  lacks: z.array(z.string()),
});
export type TraceRow = z.infer<typeof TraceRow>;

const TraceSection = z.object({ id: z.string(), title: z.string(), totals: Totals });
const TraceDocument = z.object({
  id: DocumentId,
  act: z.string(),
  title: z.string(),
  totals: Totals,
  sections: z.array(TraceSection),
});
export type TraceDocument = z.infer<typeof TraceDocument>;

/** The rows that were asked for; totals always count the whole matrix. */
export const TraceAnswer = z.object({
  totals: Totals,
  documents: z.array(TraceDocument),
  rows: z.array(TraceRow),
  /** Where the two documents meet; an id of one letter stands for the whole document. */
  joints: z.array(z.object({ from: z.array(z.string()), to: z.array(z.string()), joint: z.string() })),
  /** Sentences that have no row, and why. */
  withoutScreen: z.array(
    z.object({ document: DocumentId, sentence: z.string(), atLabel: z.string().nullable(), why: z.string() }),
  ),
});
export type TraceAnswer = z.infer<typeof TraceAnswer>;

export const DocumentParams = z.object({ document: DocumentId });

const DocumentUnit = z.object({
  address: z.string(),
  label: z.string(),
  kind: z.enum(['provision', 'heading', 'table-row']),
  status: z.enum(['printed', 'reconstructed']),
  text: z.string(),
  /** What the machine read in the same place; null for a document that was never scanned. */
  ocr: z.string().nullable(),
  /** Words of `text` that a row quotes. */
  marks: z.array(z.object({ row: z.string(), start: z.int(), end: z.int() })),
});
export type DocumentUnit = z.infer<typeof DocumentUnit>;

/** A document as published, in runs of one section. */
export const DocumentAnswer = z.object({
  id: DocumentId,
  act: z.string(),
  title: z.string(),
  scanned: z.boolean(),
  source: z.object({ file: z.string(), sha256: z.string(), date: z.string() }).nullable(),
  parts: z.array(z.object({ section: z.string(), title: z.string(), units: z.array(DocumentUnit) })),
  omissions: z.array(z.object({ at: z.string(), what: z.string(), reason: z.string() })),
});
export type DocumentAnswer = z.infer<typeof DocumentAnswer>;

export const TourAnswer = z.object({
  minutes: z.int(),
  stops: z.array(
    z.object({
      minute: z.int(),
      paper: z.string(),
      mustSee: z.string(),
      /** The rows of the matrix that the paper shows. */
      rows: z.array(z.object({ id: z.string(), atLabel: z.string(), state: TraceState })),
      role: z.object({ id: z.string(), name: z.string() }).nullable(),
      screens: z.array(CarryingScreen),
    }),
  ),
});
export type TourAnswer = z.infer<typeof TourAnswer>;
