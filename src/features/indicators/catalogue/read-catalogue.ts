import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import { sha256 } from '../../../platform/ids.ts';
import type { Card } from '../domain/card.ts';

const Filter = z.strictObject({
  column: z.string(),
  op: z.enum(['in', 'not-in', 'prefix', 'not-prefix', 'icd-prefix', 'not-icd-prefix']),
  values: z.array(z.string()).min(1),
});
const Measure = z.strictObject({
  op: z.enum(['count', 'sum']),
  column: z.string().optional(),
  where: z.array(Filter),
});
const Month = z.string().regex(/^\d{4}-\d{2}$/);
const Rounding = z.enum(['half-up', 'truncate', 'half-even']);
const Denominator = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measure'),
    variants: z.array(z.strictObject({ id: z.string(), name: z.string(), measure: Measure })).min(1),
  }),
  z.strictObject({ kind: z.literal('population'), vintage: z.string(), year: z.int(), name: z.string() }),
  z.strictObject({ kind: z.literal('official'), series: z.string(), name: z.string() }),
]);
const Method = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  formula: z.string(),
  validFrom: Month.nullable(),
  validTo: Month.nullable(),
  rounding: Rounding.optional(),
  system: z.string(),
  grain: z.enum(['month', 'year']),
  over: z.enum(['sum', 'last']),
  scope: z.enum(['state-of-service', 'place']),
  place: z.string(),
  territoryColumn: z.string(),
  requires: z.array(z.string()),
  filters: z.array(Filter),
  numerator: z.strictObject({ name: z.string(), measure: Measure, times: z.int().min(1) }),
  denominator: Denominator,
  recordColumns: z.array(z.string()),
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
const CardFacts = z.strictObject({
  units: z.array(z.string()).min(1),
  careLines: z.array(z.string()),
  cite: z.strictObject({ act: z.string(), at: z.string(), quote: z.string() }),
  kinds: z.array(FactKind).min(1),
  rules: z.array(FactRule).min(1),
});
const CardFile = z.strictObject({
  id: z.string(),
  ppaCode: z.string().nullable(),
  address: z.string(),
  planId: z.string(),
  order: z.int(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(['computed', 'recomputed', 'imported', 'events']),
  direction: z.enum(['lower', 'higher']),
  unit: z.enum(['%', 'per-1000', 'per-10000', 'per-100000', 'count']),
  unitLabel: z.string(),
  countLabel: z.string().nullable(),
  multiplier: z.int().min(1),
  decimals: z.int().min(0).max(4),
  rounding: Rounding,
  accumulation: z.enum(['point', 'periodic-sum', 'cumulative']),
  concept: z.string(),
  use: z.string(),
  legalBasis: z.string().nullable(),
  limits: z.array(z.string()),
  openQuestions: z.array(z.string()),
  sources: z.array(z.string()),
  parts: z
    .strictObject({
      label: z.string(),
      column: z.string(),
      op: z.enum(['icd-prefix', 'prefix', 'in']),
      items: z.array(
        z.strictObject({ id: z.string(), name: z.string(), values: z.array(z.string()).min(1) }),
      ),
    })
    .nullable(),
  official: z
    .strictObject({ name: z.string(), value: z.string(), numerator: z.string(), denominator: z.string() })
    .nullable(),
  breaks: z.array(z.strictObject({ period: z.string(), note: z.string() })),
  defaultMethod: z.string().nullable(),
  methods: z.array(Method),
  unavailable: z
    .strictObject({ status: z.enum(['unavailable', 'no-records']), reason: z.string() })
    .nullable(),
  facts: CardFacts.nullable(),
});

export interface Catalogue {
  /** In the order of the plan. */
  readonly cards: readonly Card[];
  /** Of what decides the counts of a card; stored with them, so that old counts are known to be old. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** Reads every folder that holds a card. @throws where a card is not what it should be: a fault of the program. */
export function readCatalogue(folder: string = import.meta.dirname): Catalogue {
  const cards = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(
      (entry): Card =>
        CardFile.parse(JSON.parse(readFileSync(join(folder, entry.name, 'card.json'), 'utf8'))),
    )
    .sort((a, b) => a.order - b.order);
  const hashes = cards.map((card) => [card.id, sha256(canonicalJson(countedBy(card)))] as const);
  return { cards, hashes: new Map(hashes) };
}

function countedBy({ methods, parts, facts }: Card): unknown[] {
  return facts === null ? [methods, parts] : [facts.kinds, facts.rules, facts.careLines];
}
