import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { sha256 } from '../../platform/ids.ts';
import type { Seed } from '../../platform/seeds.ts';
import { draftProgramme, publishProgramme, putProgrammeCells } from './commands/programming/write.ts';
import { type Cell, columnsOf, EACH_MONTH, EVERY_PLACE } from './domain/programming/programme.ts';
import { listProgrammes } from './store/programmes.ts';

const GOALS_FILE = join(PROJECT_ROOT, 'database/seed/declarations/goals.json');

const Goals = z.object({
  uf: z.string(),
  documents: z.array(
    z.object({
      hospital: z.string(),
      firstMonth: z.string(),
      act: z.object({ name: z.string(), date: z.iso.date() }),
      cite: z.object({ act: z.string(), at: z.string(), quote: z.string() }),
      goals: z.array(z.object({ line: z.string(), quantity: z.string(), amount: z.string() })),
    }),
  ),
});

/** The goals that an act prints, as the first published version of the hospital's Documento Descritivo. */
export const declarationsSeed: Seed = {
  name: 'declarations',
  version: sha256(readFileSync(GOALS_FILE)),
  async apply(context: Context): Promise<void> {
    const { uf, documents } = Goals.parse(JSON.parse(readFileSync(GOALS_FILE, 'utf8')));
    if (uf !== context.env.uf) return;
    for (const document of documents) {
      const { hospital, firstMonth, act, cite, goals } = document;
      if ((await listProgrammes(context, hospital, 'descriptive')).length > 0) continue;
      const asked = {
        hospital,
        kind: 'descriptive',
        firstMonth,
        lastMonth: null,
        origin: 'document',
      } as const;
      const draft = await draftProgramme(context, asked);
      const cells = goals.map((goal): Cell => ({ ...goal, municipality: EVERY_PLACE, month: EACH_MONTH }));
      const { sequence } = await putProgrammeCells(context, draft.id, { expected: draft.sequence, cells });
      await publishProgramme(context, draft.id, { expected: sequence, act, cite, evidence: null });
    }
  },
};

const PROGRAMME_FILE = join(PROJECT_ROOT, 'database/seed/declarations/demonstration.json');

const Demonstration = z.object({
  uf: z.string(),
  hospital: z.string(),
  ppi: z.object({
    act: z.string(),
    /** Quantity of each month, by line, of each municipality. */
    places: z.record(z.string(), z.record(z.string(), z.int())),
  }),
});

/** Invented quantities of the current year and the one before, through the same doors; never in production. */
export const demonstrationDeclarationsSeed: Seed = {
  name: 'declarations-demonstration',
  version: sha256(readFileSync(PROGRAMME_FILE)),
  demonstration: true,
  async apply(context: Context): Promise<void> {
    const { uf, hospital, ppi } = Demonstration.parse(JSON.parse(readFileSync(PROGRAMME_FILE, 'utf8')));
    if (uf !== context.env.uf || (await listProgrammes(context, hospital, 'ppi')).length > 0) return;
    const year = Number(context.clock.today().slice(0, 4));
    for (const each of [year - 1, year]) await programmeYear(context, hospital, each, ppi);
  },
};

async function programmeYear(
  context: Context,
  hospital: string,
  year: number,
  { act, places }: z.infer<typeof Demonstration>['ppi'],
): Promise<void> {
  const span = { firstMonth: `${year}-01`, lastMonth: `${year}-12` };
  const draft = await draftProgramme(context, { hospital, kind: 'ppi', ...span, origin: 'demonstration' });
  const cells = Object.entries(places).flatMap(([municipality, lines]) =>
    Object.entries(lines).flatMap(([line, quantity]) =>
      columnsOf(span).map(
        (month): Cell => ({ municipality, line, month, quantity: String(quantity), amount: null }),
      ),
    ),
  );
  const { sequence } = await putProgrammeCells(context, draft.id, { expected: draft.sequence, cells });
  const name = `${act}/${year}`;
  await publishProgramme(context, draft.id, {
    expected: sequence,
    act: { name, date: `${year}-01-15` },
    evidence: null,
  });
}
