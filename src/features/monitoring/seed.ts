import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, inTransaction } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { append } from '../../platform/events.ts';
import { sha256 } from '../../platform/ids.ts';
import { EVALUATION_SETTINGS } from './commands/evaluation/settings.ts';
import { NONCONFORMITY_SETTINGS } from './commands/nonconformities/settings.ts';
import type { CycleSettings } from './domain/calendar.ts';
import type { EvaluationSettings } from './domain/evaluation/settings.ts';
import type { NonConformitySettings } from './domain/nonconformities/settings.ts';
import { listEvaluationSettings, saveEvaluationSettings } from './store/evaluations.ts';
import { listNonConformitySettings, saveNonConformitySettings } from './store/nonconformities/settings.ts';
import { listSettings, saveSettings } from './store/settings.ts';

const FOLDER = join(PROJECT_ROOT, 'database/seed/monitoring');
const FILES = ['cycle.json', 'nonconformities.json', 'evaluation.json'].map((file) => join(FOLDER, file));

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { settings: object; source: string };

async function define(tx: Context, stream: string, { settings, source }: ReturnType<typeof read>) {
  await append(tx, { stream, type: 'defined', data: { ...settings, source } });
}

type Files = [
  cycle: ReturnType<typeof read>,
  nonConformities: ReturnType<typeof read>,
  evaluation: ReturnType<typeof read>,
];

/** Gives an installation its first calendar, days of non-conformities and rules of evaluation; one that has any keeps them. */
async function applyFirst(context: Context): Promise<void> {
  const [cycle, nonConformities, evaluation] = FILES.map(read) as Files;
  await inTransaction(context, async (tx) => {
    if ((await listSettings(tx)).length === 0) {
      await define(tx, 'cycle-settings', cycle);
      await saveSettings(tx, cycle.settings as CycleSettings);
    }
    if ((await listNonConformitySettings(tx)).length === 0) {
      await define(tx, NONCONFORMITY_SETTINGS, nonConformities);
      await saveNonConformitySettings(tx, nonConformities.settings as NonConformitySettings);
    }
    if ((await listEvaluationSettings(tx)).length > 0) return;
    await define(tx, EVALUATION_SETTINGS, evaluation);
    await saveEvaluationSettings(tx, evaluation.settings as EvaluationSettings);
  });
}

/** The calendar of the cycle as the plan's action 1.3.1 asks it, the days of non-conformities (action 1.4.3) and how semesters are evaluated (action 1.4.4). */
export const monitoringSeed = {
  name: 'monitoring',
  version: sha256(FILES.map((file) => readFileSync(file, 'utf8')).join('\n')),
  apply: applyFirst,
};
