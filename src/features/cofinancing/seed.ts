import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../kernel/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { sha256 } from '../../platform/ids.ts';
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

/** Brings the tables to the seed files of the configured state; another state's rules are not its own, and nobody signs an example. */
async function applyCofinancing(context: Context): Promise<void> {
  const { programmes, agreements } = readCofinancingSeed();
  const own = programmes.filter(({ content }) => content.uf === context.env.uf);
  refuseUnsound(own.map(({ content }) => content));
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

function version(): string {
  const { programmes, agreements } = readCofinancingSeed();
  return sha256([...programmes, ...agreements].map((each) => each.sha256).join('\n'));
}

/** For `app/seed.ts`. */
export const cofinancingSeed = { name: 'cofinancing', version: version(), apply: applyCofinancing };
