import { z } from 'zod';
import { Competencia, Decimal } from './values.ts';

const Name = z.string().trim().min(1).max(80);
const Positive = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'escreva um decimal com ponto, como 0.45');

const PrintedBand = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('below'), value: Positive }),
  z.strictObject({ form: z.literal('between'), from: Positive, to: Positive }),
  z.strictObject({ form: z.literal('above'), value: Positive }),
]);

/** One thing that a proposed act would say otherwise. */
const Change = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('parameter'),
    id: Name,
    value: z.union([Positive, z.array(Name).max(200)]),
  }),
  /** A row of a score table: its score, its bounds, or both. */
  z.strictObject({
    kind: z.literal('band'),
    table: Name,
    row: Name,
    score: Positive.optional(),
    band: PrintedBand.optional(),
  }),
  z.strictObject({ kind: z.literal('reading'), id: Name, option: Name }),
  /** A fact stated for one agreement, or for every hospital where `agreement` is null. */
  z.strictObject({
    kind: z.literal('fact'),
    input: Name,
    value: z.string().trim().max(40),
    agreement: Name.nullable(),
  }),
]);

export type Change = z.infer<typeof Change>;

/** A proposed act over past months; nothing is kept. */
export const SimulationBody = z
  .strictObject({
    programme: Name,
    changes: z.array(Change).min(1, 'diga ao menos uma mudança').max(20),
    from: Competencia,
    to: Competencia,
    /** `agreements`: the hospitals that have a Termo; `state`: beside them one generated hospital in each other municipality. */
    hospitals: z.enum(['agreements', 'state']),
  })
  .refine(({ from, to }) => from <= to, 'o primeiro mês vem depois do último');
export type SimulationBody = z.infer<typeof SimulationBody>;

/** Paid today, under the proposal, and the difference, in BRL. */
const Money = z.object({ before: Decimal, after: Decimal, difference: Decimal });

const Hospital = Money.extend({
  /** Id of the Termo; null for a generated hospital. */
  agreement: z.string().nullable(),
  name: z.string(),
  municipality: z.object({ code: z.string(), name: z.string() }),
  /** The whole hospital was generated. */
  isGenerated: z.boolean(),
  /** Months counted on both sides, and those of them whose production was generated because it was not recorded. */
  months: z.int(),
  generatedMonths: z.int(),
  /** Of the last counted month. */
  factor: z.object({ before: Decimal, after: Decimal }).nullable(),
  /** Months left out because one of the sides gives no value, with the first reason. */
  refused: z.int(),
  refusal: z.string().nullable(),
});

export const SimulationAnswer = z.object({
  programme: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  from: Competencia,
  to: Competencia,
  total: Money,
  winners: z.int(),
  losers: z.int(),
  unchanged: z.int(),
  /** Hospitals by difference, most gained first. */
  hospitals: z.array(Hospital),
  municipalities: z.array(Money.extend({ code: z.string(), name: z.string(), hospitals: z.int() })),
  months: z.array(Money.extend({ competencia: Competencia })),
  /** Whether the proposal changed any payment. */
  changed: z.boolean(),
  /** What the proposal says that changes nothing, in words. */
  idle: z.array(z.string()),
  /** What must be known of the figures. */
  notices: z.array(z.string()),
});
export type SimulationAnswer = z.infer<typeof SimulationAnswer>;

/** A line of a simulation that is followed: how many payments are calculated, of how many; at last the whole. */
export const SimulationLine = z.union([
  z.strictObject({ done: z.int(), total: z.int() }),
  z.strictObject({ answer: SimulationAnswer }),
]);
export type SimulationProgress = Extract<z.infer<typeof SimulationLine>, { done: number }>;
