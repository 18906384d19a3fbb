import { z } from 'zod';
import { Cite, Competencia, Decimal } from './values.ts';

const Words = (most: number) => z.string().trim().max(most);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is said of one criterion of eligibility. */
export const ItemSaid = z.strictObject({
  id: Words(10).min(1),
  answer: z.enum(['met', 'not-met', 'plan']),
  evidence: Words(1000),
  file: Sha256.optional(),
  value: Decimal.optional(),
});

export const PopulationSaid = z.strictObject({
  people: z.int().min(0),
  year: z.int(),
  vintage: z.string(),
});

export const ReadingsChosen = z.strictObject({
  numbers: z.enum(['figures', 'words']).optional(),
  below: z.enum(['as-printed', 'no-minimum', 'lowest-class']).optional(),
});

/** A number that the rules use: one value, or one for each place named in `items`. */
const MeasureSaid = z
  .strictObject({
    fact: Words(60).min(1),
    values: z.array(Decimal).min(1).max(60),
    items: z.array(Words(120).min(1)).max(60).optional(),
  })
  .refine(
    ({ values, items }) => (items === undefined ? values.length === 1 : items.length === values.length),
    'diga um valor para cada lugar',
  );

export const ParameterSaid = z.strictObject({
  id: Words(10).min(1),
  value: Words(300),
  source: Words(300),
  on: z.iso.date(),
  measures: z.array(MeasureSaid).max(10).optional(),
});

export const Member = z.strictObject({ name: Words(120).min(1), role: Words(120).min(1) });

const Verdict = z.enum(['met', 'plan', 'not-met', 'undecided', 'unanswered']);

const Criterion = z.object({
  id: z.string(),
  label: z.string(),
  cite: Cite,
  /** The words that let a plan stand in its place. */
  plan: Cite.nullable(),
  /** What share it asks of this municipality, in words; null where it asks for none. */
  asks: z.string().nullable(),
  answer: z.enum(['met', 'not-met', 'plan']).nullable(),
  evidence: z.string(),
  file: z.object({ sha256: z.string(), fileName: z.string() }).nullable(),
  value: Decimal.nullable(),
  verdict: Verdict,
  reasons: z.array(z.string()),
});
export type Criterion = z.infer<typeof Criterion>;

export const Eligibility = z.object({
  /** Whose answers these are: what the municipality presented, what the analysis checked, or nobody's yet. */
  by: z.enum(['nobody', 'municipality', 'analysis']),
  on: z.iso.date().nullable(),
  criteria: z.array(Criterion),
  population: PopulationSaid.nullable(),
  readings: z.array(
    z.object({
      id: z.enum(['numbers', 'below']),
      question: z.string(),
      chosen: z.string(),
      options: z.array(
        z.object({ id: z.string(), label: z.string(), verdict: Verdict, eligible: z.boolean() }),
      ),
    }),
  ),
  /** Every reason why it is refused; empty where it is eligible. */
  reasons: z.array(z.string()),
});
export type Eligibility = z.infer<typeof Eligibility>;

export const TechnicalFile = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    cite: Cite,
    value: z.string().nullable(),
    source: z.string().nullable(),
    on: z.iso.date().nullable(),
    /** The numbers of it that the rules use. */
    measures: z.array(
      z.object({
        fact: z.string(),
        label: z.string(),
        unit: z.enum(['percent', 'money']),
        byPlace: z.boolean(),
        optional: z.boolean(),
        values: z.array(Decimal),
        items: z.array(z.string()),
      }),
    ),
  }),
);

export const Team = z.object({
  cite: Cite,
  members: z.array(Member),
  until: z.iso.date().nullable(),
  stands: z.boolean(),
  visits: z.int(),
  lastVisit: z.iso.date().nullable(),
});

export const Licence = z.object({
  cite: Cite,
  tac: Cite,
  kind: z.enum(['licence', 'tac']).nullable(),
  document: z.string().nullable(),
  until: z.iso.date().nullable(),
  /** Days until its end; below zero once it passed. */
  daysLeft: z.int().nullable(),
  /** The narrowest of the warnings that is due; 0 once it passed. */
  alert: z.int().nullable(),
  /** What a month pays less without it, by the table, in the last month that can be calculated: at once, or from the next assessment on. */
  loss: z
    .object({ amount: Decimal, competencia: Competencia, at: z.enum(['month', 'assessment']) })
    .nullable(),
  /** What of a transfer may go to the adequacy plan. */
  cap: z.object({ value: Decimal, cite: Cite }).nullable(),
  /** The adequacy plan, and what the accounts spent on it of what they may; null where none was presented. */
  plan: z
    .object({
      document: z.string(),
      until: z.iso.date().nullable(),
      approvedOn: z.iso.date().nullable(),
      spent: Decimal,
      limit: Decimal,
    })
    .nullable(),
});
export type Licence = z.infer<typeof Licence>;

export const TermoIssued = z.object({
  paper: z.string(),
  number: z.string(),
  on: z.iso.date(),
  /** Whether the reader may take the copy that shows personal data. */
  mayUncover: z.boolean(),
});

/** The request of a municipality for a hospital. */
export const StartBody = z.strictObject({
  programme: Words(80).min(1),
  municipality: z.string().regex(/^\d{6}$/, 'escolha o município'),
  establishment: Words(200).min(3, 'escreva o nome do hospital'),
  on: z.iso.date(),
  document: Words(200).min(1, 'diga o número do processo'),
});
export type StartBody = z.infer<typeof StartBody>;

export const FileAnswer = z.object({ sha256: z.string(), fileName: z.string(), mediaType: z.string() });
export type FileAnswer = z.infer<typeof FileAnswer>;
export const FileParams = z.object({ sha256: Sha256 });

/** Who signs for a party. What identifies them is kept apart from every event and paper. */
export const SignatoryBody = z.strictObject({
  name: Words(160).min(3, 'escreva o nome de quem assina'),
  identityCard: Words(40).min(3, 'escreva o RG com o órgão emissor'),
  cpf: z
    .string()
    .trim()
    .regex(/^\d{3}\.?\d{3}\.?\d{3}-?\d{2}$/, 'escreva os onze algarismos do CPF'),
  civilStatus: Words(40).min(3, 'escreva o estado civil'),
  address: Words(300).min(3, 'escreva o endereço'),
});
export type SignatoryBody = z.infer<typeof SignatoryBody>;
export const SignatoryAnswer = z.object({ party: z.enum(['state', 'municipality']), name: z.string() });

export const TermoBody = z.strictObject({ version: z.int().min(0) });
export const TermoAnswer = z.object({ paper: z.string(), number: z.string(), version: z.int() });
export const TermoParams = z.object({ id: Words(80).min(1), form: z.enum(['pdf', 'docx']) });
