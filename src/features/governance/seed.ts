import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { append } from '../../platform/events.ts';
import { sha256 } from '../../platform/ids.ts';
import type { Seed } from '../../platform/seeds.ts';
import { listUnits } from '../accounts/index.ts';
import { listActionBriefs } from '../plan/index.ts';
import { bodyStream } from './commands/bodies.ts';
import { type Body, USUAL_TERMS } from './domain/body.ts';
import { listBodies, saveBody } from './store/bodies.ts';

const FILE = join(PROJECT_ROOT, 'database/seed/governance/bodies.json');

interface SeedBody extends Omit<Body, 'terms' | 'endedOn' | 'quorum' | 'act'> {
  readonly id: string;
}

/** The bodies that the plan names; written once, and from then on what people make of them. Nothing where the plan is another. */
export const governanceSeed: Seed = {
  name: 'governance-bodies',
  version: sha256(readFileSync(FILE)),
  async apply(context: Context) {
    const { bodies } = JSON.parse(await readFile(FILE, 'utf8')) as { bodies: readonly SeedBody[] };
    const known = new Set((await listBodies(context)).map(({ id }) => id));
    const units = new Set((await listUnits(context)).map(({ id }) => id));
    for (const { id, ...named } of bodies) {
      const briefs = await listActionBriefs(context, named.actions);
      if (known.has(id) || briefs.length !== named.actions.length) continue;
      const keeper = named.keeper !== null && units.has(named.keeper) ? named.keeper : null;
      const body: Body = { ...named, keeper, act: null, quorum: null, terms: USUAL_TERMS, endedOn: null };
      await append(context, { stream: bodyStream(id), type: 'transcribed', data: { ...body }, expected: 0 });
      await saveBody(context, { id, ...body, origin: 'document', version: 1 });
    }
  },
};
