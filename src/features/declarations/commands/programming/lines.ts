import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../../platform/env.ts';
import { linesOf } from '../../domain/programming/line.ts';

const FILE = join(PROJECT_ROOT, 'database/seed/declarations/subgroups.json');

/** Every line that may be programmed: clinics, SIGTAP subgroups and totals. */
export const lines = linesOf(
  (JSON.parse(readFileSync(FILE, 'utf8')) as { subgroups: { code: string; name: string }[] }).subgroups,
);
