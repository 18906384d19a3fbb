import { z } from 'zod';
import { COURSES } from '../domain/evaluation/compare.ts';
import { DIFFERING_KINDS } from '../domain/evaluation/differences.ts';
import { CONFIRMATIONS, EVALUATION_STEPS } from '../domain/evaluation/life.ts';
import { SEMESTER } from '../domain/evaluation/semester.ts';
import { VERDICTS } from '../domain/evaluation/snapshot.ts';
import { Reason } from './cycle.ts';
import { FrozenCounts, FrozenStatus, Grade, SnapshotAnswer } from './snapshot.ts';

const Day = z.iso.date();
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const Version = z.int().min(0);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Semester = z.string().regex(SEMESTER, 'Escreva o semestre como 2024-S1.');

export const SemesterParams = z.object({ semester: Semester });
export const JudgementParams = z.object({ semester: Semester, objective: z.string().max(40) });

const EvaluationSettings = z.object({
  starts: Semester,
  monthsToFreeze: z.int().min(1).max(6, 'São no máximo seis meses para congelar.'),
  scale: z.array(Grade).max(10).readonly(),
  signedBy: z.union([z.literal('reporting'), z.array(z.string().max(40)).max(50).readonly()]),
});

export const EvaluationSettingsBody = z.object({
  settings: EvaluationSettings,
  reason: Reason,
  expectedVersion: Version,
});
export type EvaluationSettingsBody = z.infer<typeof EvaluationSettingsBody>;

export const EvaluationSettingsAnswer = z.object({
  items: list(EvaluationSettings),
  next: z.null(),
  version: z.int(),
  /** The first semester that other settings may rule. */
  firstAhead: Semester,
  /** Units that may be named to sign: those with actions in the plan. */
  units: list(z.object({ id: z.string(), name: z.string(), fullName: z.string() })),
  mayManage: z.boolean(),
});
export type EvaluationSettingsAnswer = z.infer<typeof EvaluationSettingsAnswer>;

export const FreezeBody = z.object({
  /** Why it is frozen after its months; asked for then alone. */
  reason: z.string().trim().max(1000).nullable().optional(),
  expectedVersion: Version,
});
export type FreezeBody = z.infer<typeof FreezeBody>;
export const CancelFreezeBody = z.object({ reason: Reason, expectedVersion: Version });
export type CancelFreezeBody = z.infer<typeof CancelFreezeBody>;
export const Frozen = z.object({ version: z.int(), sha256: Hash });

const MOST_LETTERS = 20_000;
const Words = z.string().max(MOST_LETTERS, 'São no máximo 20.000 letras.');
export const JudgementBody = z.object({
  grade: z.string().max(40).nullable(),
  text: Words,
  recommendation: Words,
  expectedVersion: Version,
});
export type JudgementBody = z.infer<typeof JudgementBody>;
/** `voided`: how many signatures fell with what they were of. */
export const JudgementWritten = z.object({ version: z.int(), at: z.string(), voided: z.int() });
export type JudgementWritten = z.infer<typeof JudgementWritten>;

export const SignBody = z.object({
  unit: z.string().max(40),
  /** Of what was read: another one means that a judgement changed meanwhile. */
  sha256: Hash,
  /** Typed again; an invented person of a demonstration has none. */
  password: z.string().max(128).optional(),
  code: z.string().max(20).optional(),
});
export type SignBody = z.infer<typeof SignBody>;
/** The report that the last signature issued. */
export const SignatureWritten = z.object({ paper: z.string().nullable() });
export type SignatureWritten = z.infer<typeof SignatureWritten>;

const Window = z.discriminatedUnion('state', [
  z.object({ state: z.literal('early'), opens: Day }),
  z.object({ state: z.literal('open'), closes: Day }),
  z.object({ state: z.literal('late'), closed: Day }),
]);

/** A semester in the list of evaluations. */
export const SemesterStanding = z.object({
  semester: z.string(),
  step: z.enum(EVALUATION_STEPS).nullable(),
  window: Window,
  frozenAt: z.string().nullable(),
  judged: z.int(),
  objectives: z.int(),
  signed: z.int(),
  signers: z.int(),
  /** `AVS 1/2024`. */
  number: z.string().nullable(),
});
export type SemesterStanding = z.infer<typeof SemesterStanding>;
export const EvaluationsAnswer = z.object({ items: list(SemesterStanding), next: z.null() });
export type EvaluationsAnswer = z.infer<typeof EvaluationsAnswer>;

const JudgementAnswer = z.object({
  objective: z.string(),
  grade: z.string().nullable(),
  text: z.string(),
  recommendation: z.string(),
  version: z.int(),
  writtenAt: z.string().nullable(),
  writtenBy: z.string().nullable(),
  /** What it still lacks, as it is told. */
  missing: list(z.string()),
  mayJudge: z.boolean(),
});

const SignerAnswer = z.object({
  unit: z.string(),
  name: z.string(),
  fullName: z.string(),
  kind: z.enum(['superintendence', 'coordination']),
  objectives: list(z.string()),
  signed: z.object({ by: z.string(), at: z.string(), how: z.enum(CONFIRMATIONS), sha256: Hash }).nullable(),
  maySign: z.boolean(),
});

export const EvaluationAnswer = z.object({
  semester: z.string(),
  version: z.int(),
  step: z.enum(EVALUATION_STEPS).nullable(),
  window: Window,
  mayManage: z.boolean(),
  attempts: z.int(),
  cancelRefusal: z.string().nullable(),
  frozen: z
    .object({
      snapshot: SnapshotAnswer,
      sha256: Hash,
      at: z.string(),
      by: z.string().nullable(),
      lateReason: z.string().nullable(),
      /** False where what is kept is not what was frozen. */
      isWhole: z.boolean(),
    })
    .nullable(),
  judgements: list(JudgementAnswer),
  /** Of what a signature would be of, as it stands. */
  contentSha256: Hash.nullable(),
  signers: list(SignerAnswer),
  issued: z.object({ paper: z.string(), number: z.string(), on: Day }).nullable(),
  /** Other semesters that it may be compared with. */
  comparable: list(z.string()),
});
export type EvaluationAnswer = z.infer<typeof EvaluationAnswer>;

export const DifferencesAnswer = z.object({
  items: list(
    z.object({
      kind: z.enum(DIFFERING_KINDS),
      id: z.string(),
      fields: list(
        z.object({ field: z.string(), frozen: z.string().nullable(), now: z.string().nullable() }),
      ),
    }),
  ),
  next: z.null(),
});
export type DifferencesAnswer = z.infer<typeof DifferencesAnswer>;

const Group = z.object({
  id: z.string(),
  from: FrozenCounts.nullable(),
  to: FrozenCounts.nullable(),
  advanced: z.int(),
  regressed: z.int(),
  newLate: z.int(),
  noLongerLate: z.int(),
});
const Reached = z
  .object({ year: z.int(), text: z.string().nullable(), verdict: z.enum(VERDICTS).nullable() })
  .nullable();

export const ComparisonQuery = z.object({ from: Semester, to: Semester });
export const ComparisonAnswer = z.object({
  comparison: z.object({
    from: z.string(),
    to: z.string(),
    actions: list(
      z.object({
        id: z.string(),
        title: z.string(),
        objective: z.string(),
        units: list(z.string()),
        from: FrozenStatus,
        to: FrozenStatus,
        course: z.enum(COURSES),
        newLate: z.boolean(),
        noLongerLate: z.boolean(),
        renegotiated: z.boolean(),
      }),
    ),
    objectives: list(Group),
    units: list(Group),
    indicators: list(
      z.object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        shortName: z.string(),
        unitLabel: z.string(),
        from: Reached,
        to: Reached,
        course: z.enum([...COURSES, 'unknown']),
      }),
    ),
  }),
  from: SnapshotAnswer,
  to: SnapshotAnswer,
});
export type ComparisonAnswer = z.infer<typeof ComparisonAnswer>;
