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
import { listBeforeKeepers, listBodies, saveBody } from './store/bodies.ts';

const FILE = join(PROJECT_ROOT, 'database/seed/governance/bodies.json');

interface SeedBody extends Omit<Body, 'terms' | 'endedOn' | 'quorum' | 'act'> {
  readonly id: string;
}

/**
 * The bodies that the plan names; written once, and from then on what people make of them, but that those written before bodies named who
 * keeps them (decision 0033) are given the keeper that the plan says. Nothing where the plan is another.
 */
export const governanceSeed: Seed = {
  name: 'governance-bodies',
  // With a mark of its own, so that it runs once more where the file was applied before keepers were given.
  version: `${sha256(readFileSync(FILE))}-kept`,
  async apply(context: Context) {
    const { bodies } = JSON.parse(await readFile(FILE, 'utf8')) as { bodies: readonly SeedBody[] };
    const known = new Set((await listBodies(context)).map(({ id }) => id));
    const units = new Set((await listUnits(context)).map(({ id }) => id));
    for (const body of await listBeforeKeepers(context)) {
      const keeper = bodies.find(({ id }) => id === body.id)?.keeper ?? null;
      if (keeper === null || !units.has(keeper)) continue;
      const [stream, data, expected] = [bodyStream(body.id), { keeper }, body.version];
      await append(context, { stream, type: 'keeper-named', data, expected });
      await saveBody(context, { ...body, keeper, version: expected + 1 });
    }
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
