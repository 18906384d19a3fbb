import { z } from 'zod';
import type { ExplainedJson } from '../../kernel/explained.ts';

import { DecisionAnswer } from './contract/readings.ts';
import { Cite, Competencia, Decimal, Interval, Status } from './contract/values.ts';

export * from './contract/accountability.ts';
export * from './contract/assessment.ts';
export * from './contract/cac.ts';
export * from './contract/deadlines.ts';
export * from './contract/evidence.ts';
export * from './contract/instrument.ts';
export * from './contract/instrument-parts.ts';
export * from './contract/ledger.ts';
export * from './contract/month.ts';
export * from './contract/obligations.ts';
export * from './contract/own.ts';
export * from './contract/panel.ts';
export * from './contract/readings.ts';
export * from './contract/simulation.ts';
export { Cite } from './contract/values.ts';

export const AgreementParams = z.object({ id: z.string().trim().min(1).max(80) });
export const MonthParams = AgreementParams.extend({ competencia: Competencia });

/** Facts to simulate (`ppi=99`) and readings (`reading.bands=lower-band`), by name. */
export const WhatIfQuery = z.record(z.string().max(60), z.string().max(40));

const ReadingAnswer = z.object({
  id: z.string(),
  question: z.string(),
  status: z.enum(['to-decide', 'decided']),
  chosen: z.string(),
  /** The decision that holds for the month, whatever was chosen to simulate. */
  decision: DecisionAnswer.nullable(),
  options: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      /** What the month would pay, and the difference from the chosen one; null where nothing can be calculated. */
      result: Decimal.nullable(),
      difference: Decimal.nullable(),
      note: z.string().nullable(),
    }),
  ),
});
export type ReadingAnswer = z.infer<typeof ReadingAnswer>;

const Head = z.object({
  id: z.string(),
  name: z.string(),
  establishment: z.string(),
  fund: z.string(),
  municipality: z.string(),
  effect: Interval,
  programme: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  act: z.object({ id: z.string(), name: z.string() }),
  /** `cite` is null where the act is in the register without its words. */
  approved: z.object({ value: Decimal, words: z.string(), cite: Cite.nullable() }),
});

export const AgreementList = z.object({ items: z.array(Head), next: z.null() });
export type AgreementList = z.infer<typeof AgreementList>;

const FactAnswer = z.object({
  id: z.string(),
  label: z.string(),
  month: z.string().nullable(),
  /** First day on which it binds. */
  from: z.iso.date(),
  /** As people read it. */
  text: z.string(),
  /** False where nobody stated it yet. */
  known: z.boolean(),
  /** What each part of a sum is. */
  items: z.array(z.string()),
  status: Status,
  note: z.string().nullable(),
  cite: Cite.nullable(),
});
export type FactAnswer = z.infer<typeof FactAnswer>;

const MonthSummary = z.object({
  competencia: Competencia,
  regime: z.enum(['exceptional', 'normal']),
  amount: Decimal.nullable(),
  factor: Decimal.nullable(),
  refusal: z.string().nullable(),
});

export const AgreementAnswer = Head.extend({
  territory: z.array(z.string()),
  facts: z.array(FactAnswer),
  months: z.array(MonthSummary),
  notes: z.array(z.string()),
});
export type AgreementAnswer = z.infer<typeof AgreementAnswer>;

/** A calculation that was kept, and the number of its memory. */
export const SavedAnswer = z.object({ number: z.string(), issuedOn: z.iso.date(), sha256: z.string() });
export type SavedAnswer = z.infer<typeof SavedAnswer>;

const InputAnswer = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['money', 'percent', 'percent-or-none', 'yes-no']),
});

export const PaymentAnswer = z.object({
  agreement: Head,
  competencia: Competencia,
  regime: z.enum(['exceptional', 'normal']),
  regimeLabel: z.string(),
  amount: Decimal,
  words: z.string(),
  factor: Decimal,
  base: Decimal,
  criteria: z.array(z.object({ id: z.string(), label: z.string(), value: Decimal })),
  trace: z.custom<ExplainedJson>((value) => typeof value === 'object' && value !== null),
  readings: z.array(ReadingAnswer),
  nextBands: z.array(
    z.object({
      rule: z.string(),
      criterion: z.string(),
      label: z.string(),
      printed: z.string(),
      /** `points` up to the threshold, a `first-value` where there is none, a `yes`. */
      needs: z.enum(['points', 'first-value', 'yes']),
      distance: Decimal.nullable(),
      strictly: z.boolean(),
      gain: Decimal,
      difference: Decimal,
    }),
  ),
  citations: z.array(Cite),
  /** What the act does not print and the calculation presumes. */
  assumed: z.array(z.object({ label: z.string(), why: z.string() })),
  inputs: z.array(InputAnswer.extend({ stated: z.string().nullable() })),
  /** Newest day from which law and facts used here were known. */
  basis: z.iso.date(),
  sha256: z.string(),
  /** The issued memory of this very calculation. */
  /** Whether something happened to the competência: its dossier can be made. */
  recorded: z.boolean(),
  saved: SavedAnswer.nullable(),
});
export type PaymentAnswer = z.infer<typeof PaymentAnswer>;

const Bound = z.object({
  from: Decimal.nullable(),
  fromInclusive: z.boolean(),
  to: Decimal.nullable(),
  toInclusive: z.boolean(),
});

const Stretch = z.object({
  from: Decimal,
  to: Decimal.nullable(),
  fromIncluded: z.boolean(),
  toIncluded: z.boolean(),
});

const TableVersionAnswer = z.object({
  effect: Interval,
  status: Status,
  note: z.string().nullable(),
  rows: z.array(
    z.object({ id: z.string(), printed: z.string(), score: Decimal, ocr: z.string().nullable(), cite: Cite }),
  ),
  /** The same rows under each reading of the holes: `bounds` row by row, what no row holds, what two rows hold. */
  readings: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      bounds: z.array(Bound),
      gaps: z.array(Stretch),
      overlaps: z.array(Stretch.extend({ rows: z.tuple([z.string(), z.string()]) })),
    }),
  ),
});
export type TableVersionAnswer = z.infer<typeof TableVersionAnswer>;

const TableAnswer = z.object({
  id: z.string(),
  label: z.string(),
  /** The line of a calculation that asks this table. */
  rule: z.string(),
  scoreUnit: z.enum(['TabSUS', 'ratio']),
  /** Oldest first; each binds from its day on. */
  versions: z.array(TableVersionAnswer).min(1),
});
export type TableAnswer = z.infer<typeof TableAnswer>;

const ProgrammeHead = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  /** Why nothing is paid by it; null where it is no example. */
  example: z.string().nullable(),
});

export const ProgrammeList = z.object({ items: z.array(ProgrammeHead), next: z.null() });
export type ProgrammeList = z.infer<typeof ProgrammeList>;

export const ProgrammeAnswer = ProgrammeHead.extend({
  act: z.object({ id: z.string(), name: z.string() }),
  effect: Interval,
  exceptional: z.object({ label: z.string(), cite: Cite }).nullable(),
  parameters: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      /** Whether a number may take its place in a simulation. */
      isNumber: z.boolean(),
      text: z.string(),
      status: Status,
      note: z.string().nullable(),
      cite: Cite.nullable(),
    }),
  ),
  tables: z.array(TableAnswer),
  readings: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      options: z.array(z.object({ id: z.string(), label: z.string(), note: z.string().nullable() })),
    }),
  ),
  /** Facts that may be stated to simulate. */
  inputs: z.array(InputAnswer),
  /** The table as the scan gives it, beside the reconstruction, where the act keeps it as data. */
  scan: z
    .object({
      at: z.string(),
      title: z.string(),
      columns: z.array(z.object({ key: z.string(), label: z.string() })),
      rows: z.array(
        z.object({
          label: z.string(),
          cells: z.record(
            z.string(),
            z.object({
              text: z.string(),
              ocr: z.string().nullable(),
              status: z.enum(['printed', 'reconstructed']),
              confidence: z.enum(['high', 'medium']),
              reason: z.string(),
            }),
          ),
        }),
      ),
      doubts: z.array(z.string()),
    })
    .nullable(),
});
export type ProgrammeAnswer = z.infer<typeof ProgrammeAnswer>;
