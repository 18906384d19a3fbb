import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { sha256 } from '../../platform/ids.ts';
import type { Act } from './domain/act.ts';
import { replaceActs, type StoredAct } from './store.ts';

const FOLDER = join(PROJECT_ROOT, 'database/seed/acts');

/** The acts of the seed files, each with the scan it names. */
export function readActSeed(): StoredAct[] {
  return namesIn(FOLDER, '.json').map((name) => {
    const { ocrFile, ...act } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Act;
    return { ...act, ocr: ocrFile === null ? null : readFileSync(join(FOLDER, ocrFile), 'utf8') };
  });
}

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
}

const version = sha256(
  namesIn(FOLDER, '')
    .map((name) => sha256(readFileSync(join(FOLDER, name))))
    .join('\n'),
);

/** For `app/seed.ts`. */
export const actsSeed = {
  name: 'acts',
  version,
  apply: (context: Context): Promise<void> => replaceActs(context, readActSeed()),
};
