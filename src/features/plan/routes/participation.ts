import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { readParticipants } from '../commands/participants.ts';
import { ParticipationAnswer } from '../contract/participation.ts';
import { getPlan } from './map.ts';

export async function readParticipation(context: Context): Promise<ParticipationAnswer> {
  const { institutions, unread } = await readParticipants(context, await getPlan(context));
  const own = new Set(context.actor.kind === 'person' ? context.actor.grants.map((grant) => grant.unit) : []);
  const items = institutions
    .map(({ id, name, fullName, isUnit, actions }) => ({
      id,
      name,
      fullName,
      isUnit,
      isMine: own.has(id),
      actions: actions.map(({ id: action, title, participants: cell }) => ({ id: action, title, cell })),
    }))
    .sort((a, b) => b.actions.length - a.actions.length || a.name.localeCompare(b.name, 'pt-BR'));
  return {
    items,
    next: null,
    unread: unread.map(({ id, participants: cell }) => ({ id, cell })),
  };
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
