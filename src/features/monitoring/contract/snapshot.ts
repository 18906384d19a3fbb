import { z } from 'zod';
import { CELL_STATUSES } from '../domain/cell.ts';
import { GRADE_TONES } from '../domain/evaluation/settings.ts';
import { VERDICTS } from '../domain/evaluation/snapshot.ts';
import { CAUSES, STATES } from '../domain/nonconformities/nonconformity.ts';

const Day = z.iso.date();
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const Text = z.string().nullable();
export const FrozenStatus = z.enum(CELL_STATUSES).nullable();
const Verdict = z.enum(VERDICTS).nullable();
const Count = z.int();

export const Grade = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  label: z.string().trim().min(1, 'Dê um nome ao conceito.').max(40),
  meaning: z.string().trim().max(300),
  tone: z.enum(GRADE_TONES),
  asksRecommendation: z.boolean(),
});

export const FrozenCounts = z.object({
  total: Count,
  noInformation: Count,
  notStarted: Count,
  inProgress: Count,
  completed: Count,
  cancelled: Count,
  late: Count,
});

const FrozenValue = z.object({
  period: z.string(),
  status: z.string(),
  reason: Text,
  value: Text,
  text: Text,
  numerator: Text,
  denominator: Text,
  method: Text,
  variant: Text,
  sources: list(z.object({ file: z.string(), sha256: z.string(), date: Text })),
});

const FrozenAction = z.object({
  id: z.string(),
  title: z.string(),
  printedTitle: Text,
  objective: z.string(),
  strategicAction: z.string(),
  status: FrozenStatus,
  deadline: z.object({
    printed: z.string(),
    understood: z.string(),
    renegotiated: Text,
    due: Day.nullable(),
    certain: z.boolean(),
  }),
  lateness: z.object({ words: z.string(), isLate: z.boolean(), passed: Day.nullable() }),
  renegotiations: Count,
  lines: list(
    z.object({
      unit: z.string(),
      status: FrozenStatus,
      progress: z.int().nullable(),
      comment: Text,
      saidFor: Text,
    }),
  ),
});

const FrozenIndicator = z.object({
  id: z.string(),
  code: z.string(),
  planId: z.string(),
  name: z.string(),
  shortName: z.string(),
  direction: z.enum(['higher', 'lower', 'within']),
  unitLabel: z.string(),
  year: z.int(),
  annual: FrozenValue,
  semester: FrozenValue,
  target: z.object({ raw: z.string(), value: Text, text: Text, act: z.string() }).nullable(),
  verdict: Verdict,
  unjudged: Text,
});

/** What a semester is evaluated on, as it was frozen. */
export const SnapshotAnswer = z.object({
  semester: z.string(),
  plan: z.object({ id: z.string(), title: z.string(), unit: z.string(), unitName: z.string() }),
  day: Day,
  rules: z.object({ scale: list(Grade), signedBy: z.union([z.literal('reporting'), list(z.string())]) }),
  objectives: list(
    z.object({
      id: z.string(),
      number: z.int().nullable(),
      perspective: z.string(),
      title: z.string(),
      responsible: Text,
      units: list(z.string()),
      counts: FrozenCounts,
    }),
  ),
  units: list(
    z.object({
      unit: z.string(),
      name: z.string(),
      fullName: z.string(),
      isCoordination: z.boolean(),
      counts: FrozenCounts,
    }),
  ),
  actions: list(FrozenAction),
  targets: list(
    z.object({
      id: z.string(),
      text: z.string(),
      due: Day,
      measure: z.string(),
      base: Text,
      goal: Text,
      unit: Text,
      indicator: Text,
      verdict: Verdict,
    }),
  ),
  indicators: list(FrozenIndicator),
  renegotiations: list(
    z.object({
      action: z.string(),
      number: z.int(),
      on: Day,
      fromDeadline: z.string(),
      toDeadline: z.string(),
      fromTitle: z.string(),
      toTitle: z.string(),
      reason: z.string(),
      decision: Text,
      takenBack: z.boolean(),
    }),
  ),
  nonConformities: list(
    z.object({
      number: z.string(),
      about: z.string(),
      unit: z.string(),
      action: Text,
      indicator: Text,
      state: z.enum(STATES),
      cause: z.enum(CAUSES).nullable(),
      openedOn: Day,
      measures: Count,
      measuresDone: Count,
      rounds: Count,
    }),
  ),
  months: list(
    z.object({
      competencia: z.string(),
      unit: z.string(),
      asked: Count,
      said: Count,
      sentOn: Day.nullable(),
      timeliness: z.enum(['inTime', 'late', 'waiting', 'missing']),
    }),
  ),
});
export type SnapshotAnswer = z.infer<typeof SnapshotAnswer>;
