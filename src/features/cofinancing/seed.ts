import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../kernel/app-error.ts';
import type { Citation } from '../../kernel/explained.ts';
import type { Context } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { sha256 } from '../../platform/ids.ts';
import {
  actsSeed,
  type LockedQuote,
  readActSeed,
  refuseBrokenQuotes,
  type StoredAct,
} from '../acts/index.ts';
import { citationsOfCac } from './commands/cac/terms.ts';
import { citationsOfLifecycle } from './commands/instrument/terms.ts';
import { citationsOfLedger } from './commands/ledger/terms.ts';
import { citationsOfObligations } from './commands/obligations/terms.ts';
import { citationsOfPanel } from './commands/panel/read-panel.ts';
import { citationsOfProgramme } from './commands/programmes.ts';
import { compileProgramme } from './domain/compile.ts';
import type { Agreement, Programme } from './domain/programme.ts';
import { replaceReference } from './store.ts';

const FOLDER = join(PROJECT_ROOT, 'database/seed/cofinancing');

function readAll<T>(folder: string): { content: T; sha256: string }[] {
  return readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(FOLDER, folder, name), 'utf8');
      return { content: JSON.parse(text) as T, sha256: sha256(text) };
    });
}

/** The programmes and agreements of the seed files. */
export function readCofinancingSeed() {
  return { programmes: readAll<Programme>('programmes'), agreements: readAll<Agreement>('agreements') };
}

/** Where the words stand that the rules rest on, as they were checked; written by `scripts/seed/quotes.ts`. */
const QUOTES = join(FOLDER, 'quotes.json');

/** Every citation of the seed files: programmes, agreements, the panel of a hospital, the ledger, the life of instruments and the goals of the commission. */
export function citationsOfSeed(): Citation[] {
  const { programmes, agreements } = readCofinancingSeed();
  return [
    ...programmes.flatMap(({ content }) => citationsOfProgramme(content)),
    ...agreements.flatMap(({ content }) => content.facts.flatMap(({ cite }) => cite ?? [])),
    ...agreements.flatMap(({ content }) => content.approved.cite ?? []),
    ...citationsOfPanel(),
    ...citationsOfLedger(),
    ...citationsOfLifecycle(),
    ...citationsOfCac(),
    ...citationsOfObligations(),
  ];
}

/**
 * Holds every citation of the seed files against the stored acts, at the place and by the hash that were checked. The build
 * and the start of the program call it. @throws AppError `refused` naming each that changed
 */
export function refuseUnquoted(acts: readonly StoredAct[] = readActSeed()): void {
  const { quotes } = JSON.parse(readFileSync(QUOTES, 'utf8')) as { quotes: LockedQuote[] };
  refuseBrokenQuotes(new Map(acts.map((act) => [act.id, act])), citationsOfSeed(), quotes);
}

/** Brings the tables to the seed files of the configured state; another state's rules are not its own, and nobody signs an example. */
export async function applyCofinancing(context: Context, acts = readActSeed()): Promise<void> {
  const { programmes, agreements } = readCofinancingSeed();
  const own = programmes.filter(({ content }) => content.uf === context.env.uf);
  refuseUnsound(own.map(({ content }) => content));
  refuseUnquoted(acts);
  const ids = new Set(own.filter(({ content }) => !content.example).map(({ content }) => content.id));
  await replaceReference(
    context,
    own.map(({ content, sha256: hash }) => ({ definition: content, sha256: hash })),
    agreements.map(({ content }) => content).filter((agreement) => ids.has(agreement.programme)),
  );
}

/** A programme that does not compile is not published. */
function refuseUnsound(programmes: readonly Programme[]): void {
  const problems = programmes.flatMap((programme) =>
    compileProgramme(programme).map((problem) => `${programme.id}: ${problem}`),
  );
  if (problems.length > 0)
    throw new AppError('refused', `Nenhum programa foi publicado. ${problems.join(' ')}`, {
      details: { problems },
    });
}

/** Another text of an act is another version: its citations are looked up again before the program serves. */
function version(): string {
  const { programmes, agreements } = readCofinancingSeed();
  const files = [...programmes, ...agreements].map((each) => each.sha256);
  return sha256([...files, sha256(readFileSync(QUOTES)), actsSeed.version].join('\n'));
}

/** For `app/seed.ts`. */
export const cofinancingSeed = {
  name: 'cofinancing',
  version: version(),
  apply: (context: Context) => applyCofinancing(context),
};
