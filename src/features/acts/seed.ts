import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { sha256 } from '../../platform/ids.ts';
import { verifyAgainst } from './commands/verify.ts';
import type { Act } from './domain/act.ts';
import type { ActLink, RegistryEntry } from './domain/registry.ts';
import { replaceSeed, type StoredAct } from './store.ts';

const FOLDER = join(PROJECT_ROOT, 'database/seed/acts');
const REGISTRY = join(PROJECT_ROOT, 'database/seed/acts-registry.json');

interface RegistrySeed {
  /** Norms that a stored document cites: their text is not loaded. */
  readonly norms: readonly Omit<RegistryEntry, Exclude<keyof typeof UNPUBLISHED, 'note'>>[];
  readonly links: readonly ActLink[];
}

const UNPUBLISHED = {
  origin: 'seed',
  coverage: 'none',
  publishedOn: null,
  publishedIn: null,
  adReferendum: false,
  homologateBy: null,
  note: null,
} as const;
const NO_TEXT = { source: null, ocr: null, units: [], corrections: [], tables: [], omissions: [] };

/** The acts of the seed files: those with text, each with the scan it names, then the norms they cite. */
export function readActSeed(): StoredAct[] {
  const texts = namesIn(FOLDER, '.json').map((name): StoredAct => {
    const { ocrFile, ...act } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Act;
    const ocr = ocrFile === null ? null : readFileSync(join(FOLDER, ocrFile), 'utf8');
    return { ...UNPUBLISHED, ...act, ocr };
  });
  return [...texts, ...readRegistry().norms.map((norm) => ({ ...UNPUBLISHED, ...NO_TEXT, ...norm }))];
}

/** How the acts of the seed files are linked. */
export function readLinkSeed(): readonly ActLink[] {
  return readRegistry().links;
}

function readRegistry(): RegistrySeed {
  return JSON.parse(readFileSync(REGISTRY, 'utf8')) as RegistrySeed;
}

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** A link whose words are not in the stored text stops the seed. */
async function apply(context: Context): Promise<void> {
  const acts = readActSeed();
  const links = readLinkSeed();
  verifyAgainst(
    new Map(acts.map((act) => [act.id, act])),
    links.flatMap(({ evidence }) => evidence ?? []),
  );
  await replaceSeed(context, acts, links);
}

const version = sha256(
  [...namesIn(FOLDER, '').map((name) => join(FOLDER, name)), REGISTRY]
    .map((path) => sha256(readFileSync(path)))
    .join('\n'),
);

/** For `app/seed.ts`. */
export const actsSeed = { name: 'acts', version, apply };
