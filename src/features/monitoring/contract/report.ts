import { z } from 'zod';
import { CELL_STATUSES, REVIEWS } from '../domain/cell.ts';
import { PHASES } from '../domain/phase.ts';
import { REPORT_STATES } from '../domain/report.ts';
import { CycleDays, Month, OwnMeetingAnswer, Reason } from './cycle.ts';

const Day = z.iso.date();
const Version = z.int().min(0);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Status = z.enum(CELL_STATUSES);
const Comment = z.string().trim().max(2000, 'São no máximo 2.000 letras.');
const Progress = z.int('O andamento é um número inteiro.').min(0).max(100, 'O andamento vai de 0 a 100.');

/** More is asked for in parts. */
const MOST_CELLS = 500;
const cells = <T extends z.ZodType>(item: T) =>
  z.array(item).min(1, 'Escolha ao menos uma linha.').max(MOST_CELLS);

const RecordKind = z.enum(['act', 'body', 'file', 'fact']);

/** What concluding asks for in the plan, or else a reason. */
const Pledge = z.object({
  rule: z.string(),
  verb: z.string(),
  asks: z
    .array(
      z.object({
        words: z.string(),
        kinds: z.array(RecordKind).readonly(),
        acts: z.array(z.string()).readonly().optional(),
        boards: z.array(z.string()).readonly().optional(),
        creates: z.boolean().optional(),
        facts: z.array(z.string()).readonly().optional(),
        files: z.array(z.string()).readonly().optional(),
        declares: z
          .array(z.enum(['number', 'date']))
          .readonly()
          .optional(),
        ofAction: z.boolean().optional(),
        action: z.string().optional(),
      }),
    )
    .readonly(),
});

/** What a file is said to be when it is given as a record. */
const Declaration = z.object({
  kind: z.string().trim().min(1).max(80),
  number: z.string().trim().max(60).optional(),
  date: z.iso.date().optional(),
});

const CellNamed = z.object({
  action: z.string().max(20),
  unit: z.string().max(40),
  expectedVersion: Version,
});
export type CellNamed = z.infer<typeof CellNamed>;

/** What becomes of a cell; what is left out stays. `lineVersion` is that of the plan's line, as the writer saw it. */
const CellSaid = CellNamed.extend({
  lineVersion: Version,
  status: Status.optional(),
  progress: Progress.nullable().optional(),
  comment: Comment.nullable().optional(),
  evidence: z.array(Hash).max(20, 'São no máximo 20 provas por linha.').optional(),
  /** What proves, in the plan, that the action was concluded; of the evidence, only what is declared as that record. */
  records: z
    .array(z.object({ kind: RecordKind, id: z.string().max(120), declared: Declaration.optional() }))
    .max(10)
    .optional(),
});
export type CellSaid = z.infer<typeof CellSaid>;

export const SayBody = z.object({ cells: cells(CellSaid) });
export type SayBody = z.infer<typeof SayBody>;
export const CellsBody = z.object({ cells: cells(CellNamed) });
export type CellsBody = z.infer<typeof CellsBody>;

export const CellsWritten = z.object({
  cells: z.array(
    CellNamed.omit({ expectedVersion: true }).extend({ version: z.int(), lineVersion: z.int() }),
  ),
  unchanged: z.int(),
  at: z.string().nullable(),
});
export type CellsWritten = z.infer<typeof CellsWritten>;

export const ReportParams = z.object({ competencia: Month, unit: z.string().max(40) });
export const StepBody = z.object({ expectedVersion: Version });
export const MeetingBody = z
  .object({
    expectedVersion: Version,
    held: z.boolean(),
    day: Day.nullable(),
    note: z.string().trim().max(1000).nullable(),
  })
  .refine(({ held, day }) => !held || day !== null, 'Diga em que dia a reunião foi.')
  .refine(({ held, note }) => held || Boolean(note), 'Diga por que a reunião não foi feita.');
export type MeetingBody = z.infer<typeof MeetingBody>;

/** Without `cells` the whole report is given back. */
export const ReturnBody = z.object({
  expectedVersion: Version,
  reason: Reason,
  cells: cells(CellNamed.omit({ unit: true })).optional(),
});
export type ReturnBody = z.infer<typeof ReturnBody>;

export const ReportWritten = z.object({ version: z.int(), state: z.enum(REPORT_STATES) });
export type ReportWritten = z.infer<typeof ReportWritten>;

const Lateness = z
  .object({
    state: z.enum(['late', 'lateWithoutStatus', 'dueSoon', 'toConfirm', 'onTime', 'continuous']),
    days: z.int().optional(),
    passed: z.string().optional(),
    occurrence: z.boolean().optional(),
  })
  .nullable();

const Proof = z.object({ sha256: Hash, fileName: z.string() });

/** A line of a month: what the plan says, what was said, what the last month said, and whether it may be written. */
export const MonthLine = z.object({
  action: z.string(),
  unit: z.string(),
  title: z.string(),
  objective: z.string(),
  deadline: z.string(),
  lateness: Lateness,
  /** The document's OBSERVAÇÕES. */
  notes: z.string(),
  status: Status.nullable(),
  /** Said while this month was open, here or in the plan. */
  said: z.boolean(),
  /** What the plan says now, where the month said otherwise. */
  planStatus: Status.nullable(),
  progress: z.int().nullable(),
  comment: z.string().nullable(),
  evidence: z.array(Proof),
  review: z.enum(REVIEWS).nullable(),
  reason: z.string().nullable(),
  before: z
    .object({
      competencia: z.string(),
      status: Status.nullable(),
      progress: z.int().nullable(),
      comment: z.string().nullable(),
    })
    .nullable(),
  findings: z.array(z.string()),
  version: z.int(),
  lineVersion: z.int(),
  pledge: Pledge.nullable(),
  refusal: z.string().nullable(),
});
export type MonthLine = z.infer<typeof MonthLine>;

const Count = z.string().nullable();

/** The value of an indicator that the unit tells, for the newest period that has ended. */
export const MonthValue = z.object({
  indicator: z.string(),
  shortName: z.string(),
  period: z.string(),
  periodName: z.string(),
  territory: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  unitLabel: z.string(),
  help: z.string(),
  sheet: z
    .object({
      id: z.string(),
      sequence: z.int(),
      state: z.enum(['draft', 'sent', 'returned', 'approved', 'discarded']),
    })
    .nullable(),
  reason: z.string().nullable(),
  cell: z.object({ territory: z.string(), numerator: Count, denominator: Count, value: Count }),
  source: z.object({
    evidence: Hash.nullable(),
    act: z.object({ name: z.string(), date: z.string().nullable() }).nullable(),
    url: z.string().nullable(),
    note: z.string().nullable(),
  }),
  evidenceName: z.string().nullable(),
  problems: z.array(z.string()),
  refusal: z.string().nullable(),
});
export type MonthValue = z.infer<typeof MonthValue>;

export const ReportAnswer = z.object({
  today: Day,
  calendar: CycleDays,
  phase: z.enum(PHASES),
  unit: z.object({ id: z.string(), name: z.string(), fullName: z.string() }),
  state: z.enum(REPORT_STATES),
  reason: z.string().nullable(),
  version: z.int(),
  meeting: OwnMeetingAnswer.nullable(),
  lines: z.array(MonthLine),
  /** Values of indicators that the unit tells, in the same grid. */
  values: z.array(MonthValue),
  /** Units of which the reader may read this page to write in. */
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  may: z.object({
    report: z.boolean(),
    send: z.boolean(),
    approve: z.boolean(),
    sendRefusal: z.string().nullable(),
    recall: z.boolean(),
    giveBack: z.boolean(),
  }),
});
export type ReportAnswer = z.infer<typeof ReportAnswer>;

export const ReviewLine = MonthLine.extend({
  unitName: z.string(),
  reportVersion: z.int(),
  state: z.enum(REPORT_STATES),
});
export type ReviewLine = z.infer<typeof ReviewLine>;

/** The lines that await the reader: of reports sent, to approve; of reports handed to a coordination, to send. */
export const ReviewAnswer = z.object({
  today: Day,
  calendar: CycleDays,
  items: z.array(ReviewLine),
  next: z.null(),
});
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;

export const Approved = z.object({
  approved: z.int(),
  /** Whether it may still be taken back: not once the month locked. */
  mayUndo: z.boolean(),
});
export type Approved = z.infer<typeof Approved>;

export const EvidenceAnswer = z.object({
  sha256: Hash,
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
});
export type EvidenceAnswer = z.infer<typeof EvidenceAnswer>;

export const EvidenceParams = z.object({ sha256: Hash });
