import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import { sha256 } from '../../../platform/ids.ts';
import type { Card } from '../domain/card.ts';
import {
  BandsFile,
  EntryFile,
  FactsFile,
  MethodFile,
  PartsFile,
  Rounding,
  TargetFile,
} from './card-parts.ts';

const CardFile = z.strictObject({
  id: z.string(),
  ppaCode: z.string().nullable(),
  address: z.string(),
  set: z.enum(['plan', 'hospital']).default('plan'),
  planId: z.string(),
  order: z.int(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(['computed', 'recomputed', 'imported', 'events']),
  direction: z.enum(['lower', 'higher', 'within']),
  unit: z.enum(['%', 'per-1000', 'per-10000', 'per-100000', 'count', 'days', 'BRL']),
  unitLabel: z.string(),
  countLabel: z.string().nullable(),
  multiplier: z.int().min(1),
  decimals: z.int().min(0).max(4),
  rounding: Rounding,
  accumulation: z.enum(['point', 'periodic-sum', 'cumulative']),
  lengths: z.array(z.enum(['four-months', 'semester'])).default([]),
  people: z.boolean().default(false),
  pooled: z.int().min(2).max(10).nullable().default(null),
  concept: z.string(),
  use: z.string(),
  legalBasis: z.string().nullable(),
  limits: z.array(z.string()),
  openQuestions: z.array(z.string()),
  sources: z.array(z.string()),
  parts: PartsFile.nullable(),
  official: z
    .strictObject({ name: z.string(), value: z.string(), numerator: z.string(), denominator: z.string() })
    .nullable(),
  target: TargetFile.nullable().default(null),
  bands: BandsFile.default([]),
  breaks: z.array(z.strictObject({ period: z.string(), note: z.string() })),
  whyPopulation: z.string().nullable().default(null),
  defaultMethod: z.string().nullable(),
  methods: z.preprocess(likeOthers, z.array(MethodFile)),
  unavailable: z
    .strictObject({ status: z.enum(['unavailable', 'no-records']), reason: z.string() })
    .nullable(),
  facts: FactsFile.nullable(),
  entry: EntryFile.nullable().default(null),
});

/** A method that is `like` another of its card has what it does not say itself. */
function likeOthers(methods: unknown): unknown {
  const written = z.array(z.looseObject({ id: z.string(), like: z.string().optional() })).parse(methods);
  return written.map(({ like, ...own }) => ({ ...written.find(({ id }) => id === like), ...own }));
}

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
