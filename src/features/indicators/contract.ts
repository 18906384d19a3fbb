import { z } from 'zod';
import type { ExplainedJson } from '../../kernel/explained.ts';

import { Grain } from './contract/series.ts';
import { Place, Small, Value, ValueQuery } from './contract/value.ts';

export * from './contract/entries.ts';
export * from './contract/facts.ts';
export * from './contract/reconciliation.ts';
export * from './contract/series.ts';
export * from './contract/value.ts';

/** Indicators that an imported file cannot serve. */
export const UnservedList = z.object({
  items: z.array(
    z.object({
      indicator: z.string(),
      name: z.string(),
      /** The one way of counting that it cannot serve; null where it is the usual one. */
      method: z.string().nullable(),
      columns: z.array(z.string()),
    }),
  ),
  next: z.null(),
});

/** A file before it is sent: what its heading tells. */
export const UnservedQuery = z.object({
  system: z.string().max(40),
  period: z
    .string()
    .regex(/^\d{4}(-\d{2})?$/)
    .optional(),
  /** Separated by commas. */
  columns: z.string().max(8000),
});
export const UnservedParams = z.object({ version: z.uuid() });

export const TargetAnswer = z.object({
  year: z.int(),
  /** The cell as the act prints it. */
  raw: z.string(),
  value: z.string().nullable(),
  text: z.string().nullable(),
  parts: z.array(z.object({ label: z.string(), value: z.string().nullable(), raw: z.string() })),
  /** Sum of the parts, where it differs from the printed total. */
  partsSum: z.string().nullable(),
  note: z.string().nullable(),
  act: z.string(),
});
export type TargetAnswer = z.infer<typeof TargetAnswer>;

const Verdict = z.enum(['met', 'missed', 'notYet']);

const Direction = z.enum(['lower', 'higher', 'within']);

const Named = {
  id: z.string(),
  /** Number of the state's plan, or the card's own name. */
  code: z.string(),
  planId: z.string(),
  name: z.string(),
  shortName: z.string(),
  direction: Direction,
  /** Whether a document names ranges for its value. */
  isBanded: z.boolean(),
  unit: z.string(),
  unitLabel: z.string(),
  countLabel: z.string().nullable(),
};

/** The SIH begins in 1992; a panel wider than this is read in pieces. */
const PANEL_YEARS = { first: 1992, last: 2100, most: 30 } as const;
const PanelYear = z.coerce.number().int().min(PANEL_YEARS.first).max(PANEL_YEARS.last);

export const PanelQuery = z
  .object({
    territory: z.string().max(7).optional(),
    /** Whose indicators: the plan's, or those that the hospital resolution asks of contracted hospitals. */
    set: z.enum(['plan', 'hospital']).default('plan'),
    from: PanelYear.default(2019),
    to: PanelYear.optional(),
  })
  .refine(({ from, to }) => to === undefined || to - from < PANEL_YEARS.most, {
    path: ['to'],
    error: `peça até ${PANEL_YEARS.most} anos de cada vez`,
  });
export const Panel = z.object({
  territory: Place,
  /** False where the place has no targets: another state, or a part of the state. */
  hasTargets: z.boolean(),
  years: z.array(z.int()),
  items: z.array(
    z.object({
      ...Named,
      /** Why no year has a value, where none can have. */
      absence: z.string().nullable(),
      years: z.array(
        z.object({
          year: z.int(),
          actual: Value,
          target: TargetAnswer.nullable(),
          verdict: Verdict.nullable(),
          /** Missed, but within the tolerance that the card declares. */
          near: z.boolean(),
        }),
      ),
    }),
  ),
});
export type Panel = z.infer<typeof Panel>;

export const IndicatorParams = z.object({ id: z.string().max(60) });
const MethodAnswer = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  formula: z.string(),
  system: z.string(),
  place: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  variants: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What the variants tell apart. */
  variesIn: z.enum(['numerator', 'denominator', 'both']),
  usual: z.boolean(),
  /** Why its values are not judged by the targets. */
  notComparable: z.string().nullable(),
  /** Its own unit, where it is not the card's: its numbers are not those of the targets. */
  otherUnit: z.string().nullable(),
  /** What people tell, with evidence and approval. */
  isTold: z.boolean(),
});

/** The publication that divides a value, beside another that speaks of the same place and year; people as whole numbers. */
const PopulationPair = z.object({
  period: z.string(),
  year: z.int(),
  text: z.string().nullable(),
  used: z.string(),
  people: z.string(),
  other: z.string(),
  otherPeople: z.string(),
  difference: z.string(),
  /** The value, had it been divided by the other; null where only a part of the residents divides. */
  valueWithOther: z.string().nullable(),
  textWithOther: z.string().nullable(),
});

export const Series = z.object({
  method: z.string(),
  name: z.string(),
  years: z.array(Value),
  /** Months, or the semesters that were told; none where values are yearly. */
  months: z.array(Value),
});
export type Series = z.infer<typeof Series>;

export const IndicatorPage = z.object({
  ...Named,
  kind: z.string(),
  accumulation: z.string(),
  /** Years that are also told together, where cases are few. */
  pooled: z.int().nullable(),
  concept: z.string(),
  use: z.string(),
  legalBasis: z.string().nullable(),
  limits: z.array(z.string()),
  openQuestions: z.array(z.string()),
  /** What is not told to everybody, where it counts people (pt-BR). */
  smallNumbers: z.array(z.string()),
  cardSources: z.array(z.string()),
  /** How the document prints what is counted, where it counts facts. */
  cite: z.object({ act: z.string(), at: z.string(), quote: z.string() }).nullable(),
  methods: z.array(MethodAnswer),
  partsLabel: z.string().nullable(),
  absence: z.string().nullable(),
  territory: Place,
  isHome: z.boolean(),
  method: z.string().nullable(),
  /** Lengths of period that values by this method can have. */
  grains: z.array(Grain),
  variant: z.string().nullable(),
  /** The day by whose files everything here was counted, where one was asked for. */
  knownOn: z.string().nullable(),
  series: z.array(Series),
  official: Series.nullable(),
  /** The two populations of each year by the chosen method, and why the one that divides; null where there are not two. */
  populations: z.object({ why: z.string(), items: z.array(PopulationPair) }).nullable(),
  /** Ranges that a document names. */
  bands: z.array(
    z.object({
      name: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      source: z.string(),
    }),
  ),
  breaks: z.array(z.object({ period: z.string(), note: z.string() })),
  targets: z.array(TargetAnswer),
  /** What the targets ask, what is still near, and where each month should be. */
  targetKind: z.enum(['increase-to', 'decrease-to', 'stay-above', 'stay-below', 'stay-within']),
  tolerance: z.object({ value: z.string(), source: z.string() }).nullable(),
  noBand: z.string().nullable(),
  baseline: z.object({ value: z.string(), period: z.string(), source: z.string() }).nullable(),
  expected: z.array(z.object({ period: z.string(), value: z.string() })),
});
export type IndicatorPage = z.infer<typeof IndicatorPage>;

export const ValueAnswer = z.object({
  indicator: z.string(),
  /** The territory, or the municipality where the establishment stands. */
  territory: Place,
  /** As people call the establishment, where one was asked for. */
  establishment: z.string().nullable(),
  value: Value,
  exact: z.string().nullable(),
  unit: z.string(),
  parts: z.array(
    /** Without a count where it is not told, so that no number of few people is. */
    z.object({
      id: z.string(),
      name: z.string(),
      count: z.string().nullable(),
      share: z.string().nullable(),
    }),
  ),
  /** What "de onde vem este número" shows. */
  source: z
    .object({
      explained: z.custom<ExplainedJson>((node) => typeof node === 'object' && node !== null),
      method: z.object({ name: z.string(), version: z.string() }).optional(),
      status: z.string().optional(),
      recordsHref: z.string().optional(),
    })
    .nullable(),
});
export type ValueAnswer = z.infer<typeof ValueAnswer>;

export const MapQuery = ValueQuery.extend({
  level: z.enum(['municipality', 'healthRegion', 'macroRegion', 'establishment']).default('municipality'),
});
export const MapAnswer = z.object({
  /** `value`, or `count` where the ratio is not known at this level. */
  shows: z.enum(['value', 'count']),
  unitLabel: z.string(),
  period: z.string(),
  places: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      group: z.string().nullable(),
      value: z.string().nullable(),
      text: z.string(),
      numerator: z.string().nullable(),
      denominator: z.string().nullable(),
      small: Small,
    }),
  ),
});
export type MapAnswer = z.infer<typeof MapAnswer>;

export const RecordsQuery = ValueQuery.extend({
  cursor: z
    .string()
    .regex(/^\d+\.\d+$/)
    .default('0.0'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const RecordsAnswer = z.object({
  columns: z.array(z.string()),
  items: z.array(z.object({ file: z.string(), record: z.string(), cells: z.array(z.string()) })),
  next: z.string().nullable(),
  total: z.string().nullable(),
  /** Why there are none to show, or which of them are not here. */
  note: z.string().nullable(),
});
export type RecordsAnswer = z.infer<typeof RecordsAnswer>;
