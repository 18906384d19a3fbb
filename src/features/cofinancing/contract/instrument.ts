import { z } from 'zod';
import { EVENT_TYPES, FIELDS, OFFICES, type Office, STATES } from '../domain/instrument/event-types.ts';
import { EVENTS } from '../domain/instrument/events.ts';
import { CLOSINGS } from '../domain/instrument/instrument.ts';
import {
  Eligibility,
  ItemSaid,
  Licence,
  Member,
  ParameterSaid,
  PopulationSaid,
  ReadingsChosen,
  Team,
  TechnicalFile,
  TermoIssued,
} from './instrument-parts.ts';
import { Cite, Competencia, Decimal } from './values.ts';

export const InstrumentParams = z.object({ id: z.string().trim().min(1).max(80) });

const Words = (most: number) => z.string().trim().max(most);

const Details = z.strictObject({
  act: Words(80).min(1).optional(),
  adReferendum: z.boolean().optional(),
  competencia: Competencia.optional(),
  contents: z.array(Words(40).min(1)).max(20).optional(),
  items: z.array(ItemSaid).max(40).optional(),
  /** Of the stored event; what a person sends is looked up again. */
  population: PopulationSaid.optional(),
  readings: ReadingsChosen.optional(),
  parameters: z.array(ParameterSaid).max(20).optional(),
  team: z.array(Member).max(30).optional(),
  licence: z.enum(['licence', 'tac']).optional(),
  file: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Of the stored event: only this installation numbers a paper. */
  paper: Words(80).optional(),
  closing: z.enum(CLOSINGS).optional(),
  successor: Words(80).min(1).optional(),
  reason: Words(4000).min(10, 'diga o motivo em ao menos 10 letras').optional(),
  until: z.iso.date().optional(),
  meeting: z.iso.date().optional(),
  values: Decimal.optional(),
  amount: Decimal.optional(),
  /** Of the stored event: only an assessment names itself. */
  assessment: Words(12).optional(),
  /** Of the stored event; what a person sends is looked up again. */
  region: Words(10).optional(),
});

/** A Termo is issued by its own command, which numbers it. */
const typesOf = (office: Office) =>
  EVENT_TYPES.filter((type) => EVENTS[type].office === office && type !== 'term-issued');

/** What happened, on which day, by which document; `version` is the last that the person saw. */
export const StepBody = (office: Office) =>
  z.strictObject({
    type: z
      .enum(typesOf(office) as [string, ...string[]])
      .transform((type) => type as (typeof EVENT_TYPES)[number]),
    on: z.iso.date(),
    document: Words(200).min(1, 'diga o documento'),
    details: Details.default({}),
    version: z.int().min(0),
  });
export type StepBody = z.infer<ReturnType<typeof StepBody>>;

/** The step that was wrong, the act that annuls it and why; `version` is the last that the person saw. */
export const AnnulBody = z.strictObject({
  sequence: z.int().min(1),
  on: z.iso.date(),
  document: Words(200).min(1, 'diga o ato'),
  reason: Words(4000).min(10, 'diga o motivo em ao menos 10 letras'),
  version: z.int().min(1),
});
export type AnnulBody = z.infer<typeof AnnulBody>;

export const StepAnswer = z.object({
  id: z.string(),
  state: z.enum(STATES),
  stateWords: z.string(),
  version: z.int(),
});
export type StepAnswer = z.infer<typeof StepAnswer>;

const Step = z.object({
  sequence: z.int(),
  type: z.enum(EVENT_TYPES),
  number: z.string().nullable(),
  label: z.string(),
  consequence: z.string(),
  on: z.iso.date(),
  document: z.string(),
  documentName: z.string(),
  details: Details,
  act: z.object({ id: z.string(), name: z.string() }).nullable(),
  file: z.object({ sha256: z.string(), fileName: z.string() }).nullable(),
  at: z.string(),
  by: z.string().nullable(),
  origin: z.enum(['entered', 'demonstration']),
  /** By which act it was annulled; null while it stands. */
  annulled: z
    .object({
      on: z.iso.date(),
      document: z.string(),
      reason: z.string(),
      at: z.string(),
      by: z.string().nullable(),
    })
    .nullable(),
  /** For who may annul it: why it cannot be, and what would no longer be so; null for everybody else. */
  annulment: z.object({ reasons: z.array(z.string()), undoes: z.array(z.string()) }).nullable(),
});
export type Step = z.infer<typeof Step>;

const Clock = z.object({
  event: z.enum(EVENT_TYPES),
  label: z.string(),
  cite: Cite,
  contents: z.array(z.object({ id: z.string(), label: z.string() })),
  days: z.int(),
  from: z.iso.date(),
  counted: z.iso.date(),
  lastDay: z.iso.date(),
  /** Why the last day was carried on, as "sábado". */
  carried: z.string().nullable(),
  presented: z.object({ on: z.iso.date(), document: z.string(), late: z.boolean() }).nullable(),
  overdue: z.boolean(),
  /** Below zero once it passed. */
  daysLeft: z.int(),
});
export type Clock = z.infer<typeof Clock>;

const Offer = z.object({
  type: z.enum(EVENT_TYPES),
  number: z.string().nullable(),
  label: z.string(),
  office: z.enum(OFFICES),
  document: z.string(),
  asks: z.array(z.enum(FIELDS)),
  contents: z.array(z.object({ id: z.string(), label: z.string() })),
  consequence: z.string(),
  /** Why it cannot be begun now; empty where it can. */
  reasons: z.array(z.string()),
  /** Whether the role of the reader lets them say it. */
  allowed: z.boolean(),
});
export type Offer = z.infer<typeof Offer>;

const InstrumentHead = z.object({
  id: z.string(),
  name: z.string(),
  programme: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  municipality: z.object({ id: z.string(), name: z.string() }),
  establishment: z.string(),
  fund: z.string(),
  state: z.enum(STATES),
  stateWords: z.string(),
  version: z.int(),
});

export const InstrumentList = z.object({ items: z.array(InstrumentHead), next: z.null() });
export type InstrumentList = z.infer<typeof InstrumentList>;

export const InstrumentAnswer = InstrumentHead.extend({
  effectFrom: z.iso.date(),
  steps: z.array(Step),
  clocks: z.array(Clock),
  /** Acts that the first payment waits for. */
  beforePayment: z.array(
    z.object({ event: z.enum(EVENT_TYPES), label: z.string(), cite: Cite, done: z.boolean() }),
  ),
  baseValues: z.array(z.object({ from: Competencia, values: Decimal, document: z.string() })),
  suspensions: z.array(z.object({ from: Competencia, to: Competencia.nullable() })),
  /** The agreement of the register that it is, for its months; false for one that is not approved yet. */
  isAgreement: z.boolean(),
  eligibility: Eligibility,
  technicalFile: TechnicalFile,
  team: Team,
  licence: Licence,
  signatories: z.array(
    z.object({
      party: z.enum(['state', 'municipality']),
      name: z.string(),
      /** Who was said to sign before, the newest first. */
      before: z.array(z.object({ name: z.string(), at: z.iso.datetime(), by: z.string().nullable() })),
    }),
  ),
  termo: TermoIssued.nullable(),
  suspension: z.object({
    /** How long a notice gives, and who says so. */
    note: z.string(),
    /** The first day that a notice of today may name as the last. */
    answerBy: z.iso.date(),
    /** What was said of the procedure that is open, oldest first. */
    open: z.array(
      z.object({
        type: z.enum(EVENT_TYPES),
        on: z.iso.date(),
        document: z.string(),
        until: z.iso.date().nullable(),
        reason: z.string(),
      }),
    ),
  }),
  offers: z.array(Offer),
  /** How the current month stands: why nothing may be authorised for it. */
  month: z.object({ competencia: Competencia, blockedBy: z.array(z.string()) }),
  warnings: z.array(z.string()),
});
export type InstrumentAnswer = z.infer<typeof InstrumentAnswer>;
