import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { readParticipants } from '../commands/participants.ts';
import { ParticipationAnswer, ParticipationQuery, TakingPartAnswer } from '../contract/participation.ts';
import { getPlan } from './map.ts';

async function readParticipation(context: Context): Promise<ParticipationAnswer> {
  const { institutions, unread } = await readParticipants(context, await getPlan(context));
  const own = new Set(context.actor.kind === 'person' ? context.actor.grants.map((grant) => grant.unit) : []);
  const items = institutions
    .map(({ id, name, fullName, isUnit, actions }) => ({
      id,
      name,
      fullName,
      isUnit,
      isMine: own.has(id),
      actions: actions.length,
    }))
    .sort((a, b) => b.actions - a.actions || a.name.localeCompare(b.name, 'pt-BR'));
  return { items, next: null, unread: unread.length };
}

/** One page of the actions in which an institution takes part, or of those whose cell could not be read. @throws AppError `not-found`. */
async function readTakingPart(
  context: Context,
  { institution, cursor, limit }: ParticipationQuery,
): Promise<TakingPartAnswer> {
  const { institutions, unread } = await readParticipants(context, await getPlan(context));
  const all = institution === undefined ? unread : institutions.find(({ id }) => id === institution)?.actions;
  if (all === undefined)
    throw new AppError('not-found', 'Nenhuma ação nomeia esta instituição. Escolha outra na lista.');
  const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
  if (cursor !== undefined && from === 0)
    throw new AppError('invalid-input', 'O cursor não é desta lista. Comece de novo.');
  const page = all.slice(from, from + limit);
  return {
    items: page.map(({ id, title, participants: cell }) => ({ id, title, cell })),
    next: from + limit < all.length ? (page.at(-1)?.id ?? null) : null,
  };
}

export const participationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/participation',
    verb: 'plan.read',
    summary: 'As instituições que a coluna QUEM PARTICIPA nomeia, e em quantas ações cada uma participa',
    answer: ParticipationAnswer,
    handle: readParticipation,
  }),
  route({
    method: 'GET',
    path: '/api/plan/participation/actions',
    verb: 'plan.read',
    summary: 'As ações em que uma instituição participa, ou aquelas em que não se reconheceu nenhuma',
    query: ParticipationQuery,
    answer: TakingPartAnswer,
    handle: (context, { query }) => readTakingPart(context, query),
  }),
];
