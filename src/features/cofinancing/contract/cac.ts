import { z } from 'zod';
import type { ExplainedJson } from '../../../kernel/explained.ts';
import { Cite, Competencia } from './values.ts';

const Words = (most: number) => z.string().trim().max(most);
const Version = z.int().min(0);
const Period = z.string().regex(/^\d{4}-[123]$/, 'escreva ano e quadrimestre, como 2020-3');
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const CacParams = z.object({ id: z.string().trim().min(1).max(80), period: Period });

const SeatBody = z.strictObject({
  institution: Words(120).min(2, 'diga quem a pessoa representa'),
  name: Words(120).min(2, 'diga o nome'),
  person: z.uuid(),
});

export const CommissionBody = z.strictObject({
  act: Words(200).min(3, 'diga o ato que constitui a comissão'),
  on: z.iso.date(),
  /** Where it meets, among the collegiate bodies: their address. */
  body: Words(80).min(1).nullable().default(null),
  seats: z.array(SeatBody).min(1, 'a comissão tem ao menos um membro').max(20),
  version: Version,
});
export type CommissionBody = z.infer<typeof CommissionBody>;

export const OpenBody = z.strictObject({});

export const JudgeBody = z.strictObject({
  goal: Words(10).min(1),
  met: z.boolean(),
  evidence: Words(4000).min(10, 'diga a evidência em ao menos 10 letras'),
  file: z
    .strictObject({ sha256: Sha256, fileName: Words(200).min(1) })
    .nullable()
    .default(null),
  version: Version,
});
export type JudgeBody = z.infer<typeof JudgeBody>;

/** The meeting whose minutes are cited, or the day and the minutes typed where the commission meets in no collegiate body. */
export const MeetBody = z.union([
  z.strictObject({ meeting: Words(80).min(1), version: Version }),
  z.strictObject({
    on: z.iso.date(),
    minutes: Words(120).min(3, 'diga o número da ata'),
    version: Version,
  }),
]);

const IssuedMinutes = z.object({
  body: z.string(),
  meeting: z.string(),
  on: z.iso.date(),
  number: z.string(),
  paper: z.string(),
  sha256: Sha256,
});

export const NoticeBody = z.strictObject({
  until: z.iso.date(),
  readings: z.record(z.string().max(40), z.string().max(40)).default({}),
  version: Version,
});

export const AnswerBody = z.strictObject({
  text: Words(4000).min(10, 'escreva a resposta em ao menos 10 letras'),
  version: Version,
});

export const OpinionBody = z.strictObject({
  text: Words(4000).min(10, 'escreva o parecer em ao menos 10 letras'),
  /** First payment month that the evaluation reaches; null sends it back to be filled in. */
  competencia: Competencia.nullable(),
  version: Version,
});

export const CacSignBody = z.strictObject({
  version: Version,
  password: z.string().max(200).optional(),
  code: z.string().max(20).optional(),
});

const Seat = z.object({ id: z.string(), institution: z.string(), name: z.string(), person: z.string() });

const PeriodLine = z.object({
  period: Period,
  words: z.string(),
  state: z.enum(['OPEN', 'NOTICED', 'ANSWERED', 'OPINED', 'FINAL']),
  stateWords: z.string(),
  /** Percentage with two places, where the sheet was notified. */
  percent: z.string().nullable(),
  competencia: Competencia.nullable(),
  number: z.string().nullable(),
  paper: z.string().nullable(),
});

/** What an answer to a question of the programme would give in a payment month. */
const MeanReading = z.object({
  reading: z.string(),
  question: z.string(),
  option: z.string(),
  label: z.string(),
  chosen: z.boolean(),
  /** Mean in percent; null while there is none. */
  mean: z.string().nullable(),
  points: z.string(),
  factor: z.string(),
  /** What the month would pay; null where its production is not recorded. */
  amount: z.string().nullable(),
});

const Means = z.object({
  competencia: Competencia,
  readings: z.array(MeanReading),
  reason: z.string().nullable(),
});
export type Means = z.infer<typeof Means>;

export const CacAnswer = z.object({
  agreement: z.object({
    id: z.string(),
    name: z.string(),
    establishment: z.string(),
    municipality: z.string(),
  }),
  cites: z.object({ commission: Cite, period: Cite, firstYear: Cite, answer: Cite }),
  constitution: z.object({ document: z.string(), on: z.iso.date() }).nullable(),
  commission: z
    .object({
      act: z.string(),
      on: z.iso.date(),
      body: z.string().nullable(),
      seats: z.array(Seat),
      version: z.int(),
    })
    .nullable(),
  /** Minutes that the collegiate body where it meets issued, the newest first. */
  minutes: z.array(IssuedMinutes),
  /** Who may be a member that signs; empty for who does not keep the papers. */
  candidates: z.array(z.object({ id: z.string(), name: z.string(), office: z.string() })),
  periods: z.array(PeriodLine),
  /** Four months that may be opened now, or why the next may not. */
  next: z.object({ period: Period, words: z.string(), reasons: z.array(z.string()) }),
  means: Means,
  mayKeep: z.boolean(),
  mayAnswer: z.boolean(),
});
export type CacAnswer = z.infer<typeof CacAnswer>;

const GoalAnswer = z.object({
  id: z.string(),
  kind: z.enum(['qualitative', 'quantitative']),
  label: z.string(),
  cite: Cite,
  /** What meets a quantitative goal under the readings in use. */
  target: z.string().nullable(),
  targetCite: Cite.nullable(),
  /** What the commission said. */
  judged: z
    .object({
      met: z.boolean(),
      evidence: z.string(),
      file: z.object({ sha256: z.string(), fileName: z.string() }).nullable(),
      by: z.string().nullable(),
      at: z.string(),
    })
    .nullable(),
  value: z.object({
    text: z.string().nullable(),
    reason: z.string().nullable(),
    explained: z.custom<ExplainedJson>().nullable(),
    months: z.array(
      z.object({
        month: z.string(),
        label: z.string(),
        text: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),
  /** `met`, `not-met`, `partly`, or `out` of the account. */
  outcome: z.enum(['met', 'not-met', 'partly', 'out']),
});
export type GoalAnswer = z.infer<typeof GoalAnswer>;

export const EvaluationDetail = z.object({
  period: Period,
  words: z.string(),
  /** Null before it is opened. */
  state: PeriodLine.shape.state.nullable(),
  stateWords: z.string(),
  version: z.int(),
  /** Whether the values are those that were notified, or those of now. */
  isFrozen: z.boolean(),
  goals: z.array(GoalAnswer),
  percent: z.string().nullable(),
  counted: z.string(),
  fulfilled: z.string(),
  weights: z.string(),
  readings: z.array(
    z.object({
      reading: z.string(),
      question: z.string(),
      option: z.string(),
      label: z.string(),
      chosen: z.boolean(),
      percent: z.string(),
    }),
  ),
  /** What the next payment month would be with this evaluation. */
  means: Means.nullable(),
  meeting: z
    .object({ on: z.iso.date(), minutes: z.string(), issued: IssuedMinutes.nullable().default(null) })
    .nullable(),
  notice: z
    .object({
      until: z.iso.date(),
      daysLeft: z.int(),
      sha256: z.string(),
      at: z.string(),
      by: z.string().nullable(),
    })
    .nullable(),
  answer: z.object({ text: z.string(), at: z.string(), by: z.string().nullable() }).nullable(),
  opinion: z
    .object({ text: z.string(), competencia: Competencia, at: z.string(), by: z.string().nullable() })
    .nullable(),
  /** What a signature covers now. */
  signedSha256: z.string().nullable(),
  signers: z.array(
    z.object({
      seat: z.string(),
      name: z.string(),
      institution: z.string(),
      signed: z.object({ at: z.string(), sha256: z.string() }).nullable(),
      isReader: z.boolean(),
    }),
  ),
  final: z.object({ number: z.string(), paper: z.string(), day: z.iso.date() }).nullable(),
  /** What may be done now, with every reason why not. */
  actions: z.record(z.string(), z.array(z.string())),
  answerUntil: z.iso.date(),
  answerNote: z.string(),
  firstCompetencia: Competencia,
});
export type EvaluationDetail = z.infer<typeof EvaluationDetail>;
