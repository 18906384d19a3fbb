import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { sha256 } from '../../platform/ids.ts';
import type { Seed } from '../../platform/seeds.ts';
import { getInstrument } from './commands/instrument/open.ts';
import { recordStep } from './commands/instrument/record.ts';
import { StepBody } from './contract.ts';
import { OFFICES } from './domain/instrument/event-types.ts';

const FILE = join(PROJECT_ROOT, 'database/seed/cofinancing/demonstration/instruments.json');

/** Only a command issues a Termo; the invented life says that one was. */
const Issued = z.strictObject({
  type: z.literal('term-issued'),
  on: z.iso.date(),
  document: z.string(),
  details: z.strictObject({}).default({}),
});

const Invented = z.object({
  uf: z.string(),
  instruments: z.array(
    z.object({
      id: z.string(),
      steps: z.array(z.union([Issued, ...OFFICES.map((office) => StepBody(office).omit({ version: true }))])),
    }),
  ),
});

/** The invented life of the seeded Termos, through the same door and marked as what it is; never in production. */
export const demonstrationInstrumentsSeed: Seed = {
  name: 'cofinancing-instruments-demonstration',
  version: sha256(readFileSync(FILE)),
  demonstration: true,
  async apply(context: Context): Promise<void> {
    const { uf, instruments } = Invented.parse(JSON.parse(readFileSync(FILE, 'utf8')));
    if (uf !== context.env.uf) return;
    for (const { id, steps } of instruments) {
      let { version } = await getInstrument(context, id);
      if (version > 0) continue;
      for (const step of steps)
        ({ version } = await recordStep(context, id, { ...step, version, origin: 'demonstration' }));
    }
  },
};
