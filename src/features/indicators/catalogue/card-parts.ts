import { z } from 'zod';
import type { CardFilter } from '../domain/card.ts';
import { ENTRY_LEVELS, TOLD_METHOD } from '../domain/entries/card-entry.ts';

const Filter: z.ZodType<CardFilter> = z.union([
  z.strictObject({
    column: z.string(),
    op: z.enum(['in', 'not-in', 'prefix', 'not-prefix', 'icd-prefix', 'not-icd-prefix']),
    values: z.array(z.string()).min(1),
  }),
  z.strictObject({ column: z.string(), op: z.enum(['differs', 'same-region']), other: z.string() }),
  z.strictObject({
    op: z.literal('any'),
    get of() {
      return z.array(z.array(Filter).min(1)).min(1);
    },
  }),
]);
const Measure = z.strictObject({
  op: z.enum(['count', 'sum']),
  column: z.string().optional(),
  less: z.array(z.string()).min(1).optional(),
  times: z.int().min(1).optional(),
  plus: z
    .array(z.strictObject({ column: z.string(), times: z.int().min(1) }))
    .min(1)
    .optional(),
  atMost: z.string().optional(),
  where: z.array(Filter),
});
const Month = z.string().regex(/^\d{4}-\d{2}$/);
export const Rounding = z.enum(['half-up', 'truncate', 'half-even']);
const Counting = {
  system: z.string(),
  grain: z.enum(['month', 'year']),
  over: z.enum(['sum', 'last']),
  scope: z.enum(['state-of-service', 'place']),
  territoryColumn: z.string(),
  dated: z.strictObject({ column: z.string(), name: z.string(), monthsLate: z.int().min(1) }).optional(),
  establishment: z.strictObject({ column: z.string(), municipality: z.string() }).optional(),
  requires: z.array(z.string()),
  filters: z.array(Filter),
};
const Files = z.strictObject({
  ...Counting,
  timesDays: z.boolean().optional(),
  measure: Measure,
  byVariant: z.record(z.string(), Measure).optional(),
});
const Variants = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    numerator: Measure.optional(),
    measure: Measure.optional(),
    /** Among which records the method's own numerator is counted and divided: a share of them, never of others. */
    among: z.array(Filter).min(1).optional(),
  }),
);
type VariantFile = z.infer<typeof Variants>[number];
const Denominator = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), variants: Variants }),
  z.strictObject({
    kind: z.literal('measure'),
    variants: Variants.min(1).refine((all) =>
      all.every((each) => (each.measure ?? each.among) !== undefined),
    ),
  }),
  z.strictObject({ kind: z.literal('files'), name: z.string(), files: Files, variants: Variants }),
  z.strictObject({ kind: z.literal('population'), vintage: z.string(), year: z.int(), name: z.string() }),
  z.strictObject({
    kind: z.literal('population-of-year'),
    name: z.string(),
    vintages: z.array(z.strictObject({ from: z.int(), to: z.int(), vintage: z.string() })).min(1),
  }),
  z.strictObject({
    kind: z.literal('official'),
    series: z.string(),
    name: z.string(),
    files: Files.optional(),
  }),
]);
const WrittenMethod = z.strictObject({
  ...Counting,
  id: z.string(),
  name: z.string(),
  version: z.string(),
  formula: z.string(),
  validFrom: Month.nullable(),
  validTo: Month.nullable(),
  rounding: Rounding.optional(),
  place: z.string(),
  numerator: z.strictObject({ name: z.string(), measure: Measure, times: z.int().min(1) }),
  denominator: Denominator,
  people: z.object({ op: z.enum(['count', 'sum']), column: z.string().optional() }).optional(),
  notComparable: z.string().optional(),
  recordColumns: z.array(z.string()),
});
export const MethodFile = WrittenMethod.transform((method) => {
  const { denominator, numerator } = method;
  if (denominator.kind !== 'measure') return method;
  const variants = denominator.variants.map((variant) => countedAmong(variant, numerator.measure));
  return { ...method, denominator: { ...denominator, variants } };
});

function countedAmong({ among, ...variant }: VariantFile, { where, ...counted }: z.infer<typeof Measure>) {
  if (among === undefined) return variant;
  const numerator = { ...counted, where: [...where, ...among] };
  return { ...variant, numerator, measure: { op: 'count' as const, where: among } };
}
const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
export const TargetFile = z.strictObject({
  kind: z.enum(['increase-to', 'decrease-to', 'stay-above', 'stay-below', 'stay-within']),
  tolerance: z.strictObject({ value: Decimal, source: z.string() }).nullable(),
  noBand: z.string().nullable().default(null),
  baseline: z.strictObject({ value: Decimal, period: z.string(), source: z.string() }).nullable(),
});
export const BandsFile = z.array(
  z.strictObject({
    name: z.string(),
    from: Decimal.nullable(),
    to: Decimal.nullable(),
    source: z.string(),
  }),
);
export const PartsFile = z.strictObject({
  label: z.string(),
  column: z.string(),
  op: z.enum(['icd-prefix', 'prefix', 'in']),
  items: z.array(z.strictObject({ id: z.string(), name: z.string(), values: z.array(z.string()).min(1) })),
});
const FactKind = z.strictObject({
  id: z.string(),
  name: z.string(),
  standing: z.string(),
  help: z.string(),
  subject: z.enum(['municipality', 'macro-region', 'care-line', 'care-line-macro-region']),
  act: z.enum(['required', 'optional']),
  actHelp: z.string(),
  evidence: z.enum(['required', 'optional']),
  detail: z
    .strictObject({
      label: z.string(),
      options: z.array(z.strictObject({ id: z.string(), name: z.string() })).min(1),
    })
    .nullable(),
  quantity: z.strictObject({ label: z.string(), most: z.int().min(1) }).nullable(),
  ends: z.string().nullable(),
});
const FactRule = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  formula: z.string(),
  unitLabel: z.string(),
  requires: z.array(z.string()).min(1),
  counts: z.enum(['municipality', 'macro-region', 'pair', 'line', 'whole-line', 'people']),
  over: z.enum(['new', 'standing']),
  universe: z.enum(['municipalities', 'macro-regions', 'care-lines', 'pairs']).nullable(),
  universeLabel: z.string().nullable(),
});
export const FactsFile = z.strictObject({
  units: z.array(z.string()).min(1),
  careLines: z.array(z.string()),
  cite: z.strictObject({ act: z.string(), at: z.string(), quote: z.string() }),
  kinds: z.array(FactKind).min(1),
  rules: z.array(FactRule).min(1),
});
export const EntryFile = z.strictObject({
  id: z.literal(TOLD_METHOD),
  name: z.string(),
  version: z.string(),
  formula: z.string(),
  units: z.array(z.string()).min(1),
  grain: z.enum(['month', 'semester', 'year']),
  grainLabel: z.string(),
  levels: z.array(z.enum(ENTRY_LEVELS)).min(1),
  numerator: z.string(),
  denominator: z.string(),
  isPart: z.boolean(),
  help: z.string(),
});
