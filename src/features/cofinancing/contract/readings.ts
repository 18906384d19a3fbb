import { z } from 'zod';
import { Cite, Competencia, Decimal } from './values.ts';

/** Who answered a question, by which act, from which month on, and why. */
export const DecisionAnswer = z.object({
  option: z.string(),
  label: z.string(),
  from: Competencia,
  act: z.object({ id: z.string(), name: z.string() }),
  reason: z.string(),
  at: z.string(),
  /** Name of the person; null where it is not known any more. */
  by: z.string().nullable(),
});
export type DecisionAnswer = z.infer<typeof DecisionAnswer>;

/** What an answer would have paid over the known months, recalculated. */
const OptionEffect = z.object({
  /** Of the known months, those that the answer lets calculate. */
  months: z.int(),
  /** Over those months; null where there is none. */
  total: Decimal.nullable(),
  /** From what is in use, over the same months. */
  difference: Decimal.nullable(),
  /** Why months are left out. */
  refusal: z.string().nullable(),
});

const OpenReading = z.object({
  programme: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  id: z.string(),
  question: z.string(),
  /** The words of the act that leave the question open. */
  cites: z.array(Cite),
  status: z.enum(['to-decide', 'decided']),
  /** The answer in use in the current month: the decided one, else the first. */
  chosen: z.string(),
  options: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      note: z.string().nullable(),
      isDefault: z.boolean(),
      effect: OptionEffect,
    }),
  ),
  /** The months of each agreement that its recorded facts let calculate. */
  known: z.array(z.object({ agreement: z.string(), name: z.string(), months: z.array(Competencia) })),
  decision: DecisionAnswer.nullable(),
  /** Every decision, newest first. */
  history: z.array(DecisionAnswer),
  /** To be sent back with a decision. */
  version: z.int(),
});
export type OpenReading = z.infer<typeof OpenReading>;

export const ReadingList = z.object({ items: z.array(OpenReading), next: z.null(), mayDecide: z.boolean() });
export type ReadingList = z.infer<typeof ReadingList>;

export const ReadingParams = z.object({
  programme: z.string().trim().min(1).max(80),
  reading: z.string().trim().min(1).max(60),
});

/** The answer, from which month on, by which act of the register, and why. */
export const DecideReading = z.strictObject({
  option: z.string().trim().min(1).max(60),
  from: Competencia,
  act: z.string().trim().min(1).max(80),
  reason: z.string().trim().min(10, 'diga o motivo em ao menos 10 letras').max(2000),
  /** Decisions the person has seen. */
  version: z.int().min(0),
});
export type DecideReading = z.infer<typeof DecideReading>;
