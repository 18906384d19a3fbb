import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { newId, sha256 } from '../../platform/ids.ts';
import { announce } from '../../platform/outbox.ts';
import { catalogue } from './commands/recompute.ts';
import { amountNames, talliesOf } from './domain/compile.ts';
import { hundredthsOf } from './domain/questions.ts';
import { replaceCareLines } from './store/fact-spans.ts';
import { deleteSeededComputations, replaceSeeded } from './store/keep-counts.ts';
import { replaceReference } from './store/published.ts';

const FOLDER = join(PROJECT_ROOT, 'database/seed/indicators');
/** Asks for counts by the cards as they are now. */
export const CATALOGUE_CHANGED = 'indicators.catalogue-changed';

const Source = z.object({
  file: z.string(),
  title: z.string(),
  sha256: z.string(),
  date: z.string(),
  origin: z.string(),
});
const Official = z.object({
  sources: z.array(Source),
  /** Series, state, year, value. */
  figures: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
});
const Targets = z.object({
  act: z.string(),
  territory: z.string(),
  targets: z.array(
    z.object({
      indicator: z.string(),
      year: z.int(),
      raw: z.string(),
      value: z.string().nullable(),
      parts: z.array(z.object({ label: z.string(), value: z.string().nullable(), raw: z.string() })),
      note: z.string().nullable(),
    }),
  ),
});
const Facts = z.object({
  uf: z.string(),
  sources: z.array(Source),
  facts: z.array(
    z.object({
      indicator: z.string(),
      method: z.string(),
      system: z.string(),
      period: z.string(),
      source: z.string(),
      date: z.iso.date(),
      measures: z.array(z.string()),
      rows: z.array(z.tuple([z.string()], z.string().nullable())),
    }),
  ),
});
type Facts = z.infer<typeof Facts>;
const CareLines = z.object({
  careLines: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      parent: z.string().nullable(),
      cite: z.object({ act: z.string(), at: z.string(), quote: z.string() }),
    }),
  ),
});

function read<T>(name: string, schema: z.ZodType<T>): T | null {
  const path = join(FOLDER, name);
  return existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

async function applyIndicators(context: Context): Promise<void> {
  const official = read('official.json', Official);
  const targets = read('targets.json', Targets);
  await replaceReference(context, {
    sources: official?.sources ?? [],
    figures: (official?.figures ?? []).map(([series, territory, period, value]) => ({
      series,
      territory,
      period,
      value,
      source: official?.sources[0]?.file ?? '',
    })),
    targets: (targets?.targets ?? []).map((target) => ({
      ...target,
      territory: targets?.territory ?? '',
      act: targets?.act ?? '',
    })),
  });
  await replaceCareLines(context, read('care-lines.json', CareLines)?.careLines ?? []);
  await deleteSeededComputations(context);
  const facts = read(`${context.env.uf.toLowerCase()}/facts.json`, Facts);
  for (const fact of facts?.facts ?? []) await applyFact(context, facts as Facts, fact);
  await announce(context, CATALOGUE_CHANGED, {});
}

/** Counts of a public file, made by the same code that counts an import; a card that changed since leaves them out. */
async function applyFact(context: Context, file: Facts, fact: Facts['facts'][number]): Promise<void> {
  const card = catalogue.cards.find((each) => each.id === fact.indicator);
  const tally = card ? talliesOf(card).find((each) => each.key === fact.method) : undefined;
  const source = file.sources.find((each) => each.file === fact.source);
  if (!card || !tally || !source) return;
  const measures = amountNames(tally);
  if (measures.some((name) => !fact.measures.includes(name))) return;
  await replaceSeeded(context, {
    computation: {
      id: newId(context.clock.now()),
      indicator: card.id,
      method: tally.key,
      origin: 'seed',
      versionId: null,
      system: fact.system,
      uf: file.uf,
      period: fact.period,
      fileName: fact.source.replace(/^.*\//, ''),
      sha256: source.sha256,
      fileDate: fact.date,
      measures,
      cardSha256: catalogue.hashes.get(card.id) ?? '',
    },
    counts: fact.rows.map(([municipality, ...amounts]) => ({
      municipality,
      hundredths: measures.map((name) => {
        const amount = amounts[fact.measures.indexOf(name)] ?? null;
        return amount === null ? null : hundredthsOf(amount);
      }),
    })),
  });
}

/** Of the seed files, whatever the state, and of the cards: changes when any of them does. */
function versionOfSeeds(): string {
  const files = [
    'official.json',
    'targets.json',
    'care-lines.json',
    ...states().map((uf) => `${uf}/facts.json`),
  ];
  const texts = files
    .map((name) => join(FOLDER, name))
    .filter((path) => existsSync(path))
    .map((path) => sha256(readFileSync(path)));
  return sha256([...texts, ...catalogue.hashes.values()].join('\n'));
}

function states(): string[] {
  if (!existsSync(FOLDER)) return [];
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => entry.name).sort();
}

export const indicatorsSeed = { name: 'indicators', version: versionOfSeeds(), apply: applyIndicators };
