import { z } from 'zod';
import { PHASES } from '../domain/phase.ts';
import { REPORT_STATES } from '../domain/report.ts';
import { CycleDays } from './cycle.ts';

const Named = z.object({ action: z.string(), unit: z.string(), expectedVersion: z.int() });

/** What a month asks of the reader. */
const MonthOfDesk = z.object({
  calendar: CycleDays,
  phase: z.enum(PHASES),
  /** Units of the reader with lines in blank, or whose report was not sent. */
  toReport: z.array(
    z.object({
      unit: z.string(),
      unitName: z.string(),
      asked: z.int(),
      blanks: z.int(),
      /** The actions of those lines. */
      blankActions: z.array(z.string()),
      state: z.enum(REPORT_STATES).nullable(),
      version: z.int(),
      /** The reader sends it for the unit; else it goes to the coordination. */
      sends: z.boolean(),
    }),
  ),
  /** Lines given back to the units of the reader. */
  returned: z.array(
    z.object({
      action: z.string(),
      unit: z.string(),
      unitName: z.string(),
      title: z.string(),
      reason: z.string(),
    }),
  ),
  /** What awaits the reader's decision, unit by unit; `clean` are lines that nothing stands against, `doubtful` the others. */
  toReview: z.array(
    z.object({
      unit: z.string(),
      unitName: z.string(),
      state: z.enum(REPORT_STATES),
      lines: z.int(),
      reportVersion: z.int(),
      clean: z.array(Named),
      doubtful: z.array(Named.extend({ title: z.string(), findings: z.array(z.string()) })),
    }),
  ),
});

/** A sheet of told values that waits for the reader. */
const Waiting = z.object({
  id: z.string(),
  sequence: z.int(),
  indicator: z.string(),
  shortName: z.string(),
  unitLabel: z.string(),
  period: z.string(),
  periodName: z.string(),
  level: z.string(),
  /** What is told, where it is of one place. */
  cell: z
    .object({
      territory: z.string(),
      numerator: z.string().nullable(),
      denominator: z.string().nullable(),
      value: z.string().nullable(),
    })
    .nullable(),
  places: z.int(),
  hasFile: z.boolean(),
  reason: z.string().nullable(),
  sentBy: z.string().nullable(),
});

export const MonthDesk = z.object({
  /** The month in course; null where no cycle turns yet. */
  month: MonthOfDesk.nullable(),
  /** Other months in which something was given back, the newest first. */
  past: z.array(MonthOfDesk),
  /** Values of indicators given back to the reader, and those that the reader decides. */
  values: z.object({ returned: z.array(Waiting), toDecide: z.array(Waiting) }),
});
export type MonthDesk = z.infer<typeof MonthDesk>;

/** What an evaluation asks of the reader, for Início. */
export const EvaluationDesk = z.object({
  items: z.array(
    z.object({
      semester: z.string(),
      /** `freeze`: may be frozen now. */
      asks: z.enum(['freeze', 'judge', 'sign']),
      count: z.int(),
      until: z.iso.date().nullable(),
    }),
  ),
  next: z.null(),
});
export type EvaluationDesk = z.infer<typeof EvaluationDesk>;
