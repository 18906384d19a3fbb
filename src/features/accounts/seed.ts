import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { append } from '../../platform/events.ts';
import { newId, sha256 } from '../../platform/ids.ts';
import type { Seed } from '../../platform/seeds.ts';
import { getTerritory } from '../territory/index.ts';
import { recordGrant } from './commands/grants.ts';
import type { HeldGrant } from './domain/grants.ts';
import { UNIT_KINDS, type Unit } from './domain/units.ts';
import { roleBook } from './roles.ts';
import { saveGrant } from './store/grants.ts';
import { findPersonByEmail, savePerson } from './store/people.ts';
import { saveUnits } from './store/units.ts';

/** Reserved for examples: no mail can ever reach it. */
export const DEMONSTRATION_DOMAIN = 'demonstracao.pactua.example';

const FOLDER = join(PROJECT_ROOT, 'database/seed/accounts');

const Units = z.object({
  units: z.array(
    z.object({
      id: z.string(),
      acronym: z.string(),
      name: z.string(),
      kind: z.enum(UNIT_KINDS),
      parent: z.string().nullable(),
      territory: z.string().nullable(),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
      origin: z.enum(['document', 'project']),
      aliases: z.array(z.string()),
    }),
  ),
});

const DemonstrationPeople = z.object({
  people: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      role: z.string(),
      unit: z.string().nullable(),
      territory: z.string(),
    }),
  ),
});
type DemonstrationPerson = z.infer<typeof DemonstrationPeople>['people'][number];

/** A seed file of the configured state; null where the state has none. */
function readOwn(uf: string, name: string): string | null {
  const path = join(FOLDER, uf.toLowerCase(), name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Changes when this file of any state does. */
function versionOf(name: string): string {
  const states = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return sha256(states.map((state) => `${state.name}\n${readOwn(state.name, name) ?? ''}`).join('\n'));
}

/** The units that a state's seed names, without a database; none for a state that has no seed. */
export function readSeedUnits(uf: string): readonly Unit[] {
  const text = readOwn(uf, 'units.json');
  return text === null ? [] : Units.parse(JSON.parse(text)).units;
}

/** The units of the configured state's department. */
export const accountsSeed: Seed = {
  name: 'accounts',
  version: versionOf('units.json'),
  async apply(context: Context): Promise<void> {
    await saveUnits(context, readSeedUnits(context.env.uf));
  },
};

/** One invented person per role; never in production. */
export const demonstrationAccountsSeed: Seed = {
  name: 'accounts-demonstration',
  version: versionOf('demonstration.json'),
  demonstration: true,
  async apply(context: Context): Promise<void> {
    const text = readOwn(context.env.uf, 'demonstration.json');
    const { home } = await getTerritory(context);
    const people = text === null ? plainPeople(home) : DemonstrationPeople.parse(JSON.parse(text)).people;
    for (const person of people) await addDemonstrationPerson(context, person);
  },
};

/** For a state without people of its own: one per role, at the whole state. */
function plainPeople(home: string): DemonstrationPerson[] {
  return roleBook.roles.map((role) => ({
    person: role.id,
    name: `Pessoa Demonstração – ${role.name}`,
    role: role.id,
    unit: null,
    territory: home,
  }));
}

async function addDemonstrationPerson(context: Context, each: DemonstrationPerson): Promise<void> {
  const email = `${each.person}@${DEMONSTRATION_DOMAIN}`;
  if (await findPersonByEmail(context, email)) return;
  const now = context.clock.now();
  const id = newId(now);
  await savePerson(context, { id, name: each.name, email, demonstration: true });
  await append(context, { stream: `person/${id}`, type: 'registered', data: { by: 'demonstration' } });
  const grant: HeldGrant = {
    id: newId(now),
    person: id,
    role: each.role,
    unit: each.unit,
    territory: each.territory,
    from: context.clock.today(),
    to: null,
    reason: 'Pessoa de demonstração',
  };
  await saveGrant(context, grant);
  await recordGrant(context, grant);
}
