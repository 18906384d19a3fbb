import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, inTransaction } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { append } from '../../platform/events.ts';
import { sha256 } from '../../platform/ids.ts';
import type { CycleSettings } from './domain/calendar.ts';
import { listSettings, saveSettings } from './store/settings.ts';

const FILE = join(PROJECT_ROOT, 'database/seed/monitoring/cycle.json');

/** Gives an installation its first calendar; one that has any keeps it. */
async function applyCycle(context: Context): Promise<void> {
  const { settings, source } = JSON.parse(readFileSync(FILE, 'utf8')) as {
    settings: CycleSettings;
    source: string;
  };
  await inTransaction(context, async (tx) => {
    if ((await listSettings(tx)).length > 0) return;
    await append(tx, { stream: 'cycle-settings', type: 'defined', data: { ...settings, source } });
    await saveSettings(tx, settings);
  });
}

/** The calendar of the cycle as the plan's action 1.3.1 asks it. */
export const monitoringSeed = {
  name: 'monitoring',
  version: sha256(readFileSync(FILE)),
  apply: applyCycle,
};
