import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listUnits } from '../../accounts/index.ts';
import { ParticipationAnswer } from '../contract/participation.ts';
import { officeOf } from '../domain/office.ts';
import { type Institution, isInstitution, participantsReader } from '../domain/participants.ts';
import { listActionTexts } from '../store/actions.ts';
import { listEntries } from '../store/entries.ts';
import { getPlan } from './map.ts';

interface Known extends Institution {
  readonly name: string;
  readonly fullName: string;
  readonly isUnit: boolean;
}

/** The register of units, then whoever the plan knows by an acronym alone. */
async function institutionsOf(context: Context, plan: string): Promise<Known[]> {
  const units = (await listUnits(context)).map(
    (unit): Known => ({
      id: unit.id,
      name: unit.acronym,
      fullName: unit.name,
      isUnit: true,
      names: [unit.acronym, unit.name, ...unit.aliases],
    }),
  );
  const taken = new Set(units.flatMap((unit) => unit.names));
  const others = (await listEntries(context, plan, ['acronym'])).flatMap(({ content }): Known[] => {
    if (content.kind !== 'acronym' || taken.has(content.acronym)) return [];
    const { expansion = null } = content.senses[content.settled ?? 0] ?? {};
    if (expansion === null || !isInstitution(expansion)) return [];
    const { acronym } = content;
    return [{ id: acronym, name: acronym, fullName: expansion, isUnit: false, names: [acronym, expansion] }];
  });
  return [...units, ...others];
}

export async function readParticipation(context: Context): Promise<ParticipationAnswer> {
  const { id: plan, unit } = await getPlan(context);
  const office = officeOf(unit, await listUnits(context));
  const known = await institutionsOf(context, plan);
  const own = new Set(context.actor.kind === 'person' ? context.actor.grants.map((grant) => grant.unit) : []);
  const institutionsIn = participantsReader(known, office);
  const read = (await listActionTexts(context, plan)).map(({ id, title, participants: cell }) => ({
    action: { id, title, cell },
    named: institutionsIn(cell),
  }));
  const actionsOf = new Map<string, (typeof read)[number]['action'][]>(known.map(({ id }) => [id, []]));
  for (const { action, named } of read) for (const id of named) actionsOf.get(id)?.push(action);
  const items = known
    .map(({ id, name, fullName, isUnit }) => ({
      id,
      name,
      fullName,
      isUnit,
      isMine: own.has(id),
      actions: actionsOf.get(id) ?? [],
    }))
    .filter((each) => each.actions.length > 0)
    .sort((a, b) => b.actions.length - a.actions.length || a.name.localeCompare(b.name, 'pt-BR'));
  const unread = read
    .filter(({ named, action }) => named.length === 0 && action.cell !== '')
    .map(({ action: { id, cell } }) => ({ id, cell }));
  return { items, next: null, unread };
}

export const participationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/participation',
    verb: 'plan.read',
    summary: 'As instituições que a coluna QUEM PARTICIPA nomeia, e em que ações cada uma participa',
    answer: ParticipationAnswer,
    handle: readParticipation,
  }),
];
