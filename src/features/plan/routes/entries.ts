import type { Context } from '../../../platform/context.ts';
import { listEvents } from '../../../platform/events.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listNames } from '../../accounts/index.ts';
import { addEntries, changeEntry, entryStream, removeEntry } from '../commands/entries.ts';
import { undoEntry } from '../commands/undo-entry.ts';
import {
  AddEntriesBody,
  ChangeEntryBody,
  EntriesAnswer,
  Entry,
  EntryHistory,
  EntryParams,
  RemoveEntryBody,
  UndoEntryBody,
} from '../contract/entries.ts';
import { changedFields } from '../domain/analysis/entry-rules.ts';
import type { EntryRecord } from '../store/entries.ts';

const entryAnswer = ({ id, version, origin, content }: EntryRecord): Entry =>
  Entry.parse({ id, version, origin, content });

async function readHistory(context: Context, id: string): Promise<EntryHistory> {
  const events = await listEvents(context, entryStream(id));
  const names = await listNames(
    context,
    events.flatMap((event) => event.actorId ?? []),
  );
  const contentOf = (at: number) => (events[at]?.data.content ?? {}) as Record<string, unknown>;
  const items = events.map((event, at) => ({
    id: event.id,
    type: event.type,
    at: event.at,
    by: event.actorId === null ? null : (names.get(event.actorId) ?? null),
    reason: event.reason,
    fields: at === 0 ? [] : changedFields(contentOf(at - 1), contentOf(at)),
  }));
  return { items: items.toReversed(), next: null };
}

export const entryRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/plan/entries',
    verb: 'plan.manage',
    summary: 'Registra oficinas, problemas, fortalezas e fragilidades ou avaliações, todos ou nenhum',
    body: AddEntriesBody,
    answer: EntriesAnswer,
    handle: async (context, { body }) => ({
      items: (await addEntries(context, body)).map(entryAnswer),
      next: null,
    }),
  }),
  route({
    method: 'PATCH',
    path: '/api/plan/entries/:id',
    verb: 'plan.manage',
    summary: 'Muda um registro, se ninguém o mudou antes',
    params: EntryParams,
    body: ChangeEntryBody,
    answer: Entry,
    handle: async (context, { params, body }) => entryAnswer(await changeEntry(context, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/api/plan/entries/:id/remove',
    verb: 'plan.manage',
    summary: 'Retira um registro, com motivo; a história fica',
    params: EntryParams,
    body: RemoveEntryBody,
    answer: Entry,
    handle: async (context, { params, body }) => entryAnswer(await removeEntry(context, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/api/plan/entries/:id/undo',
    verb: 'plan.manage',
    summary: 'Desfaz a última mudança de um registro, se ninguém o mudou depois',
    params: EntryParams,
    body: UndoEntryBody,
    answer: Entry,
    handle: async (context, { params, body }) => entryAnswer(await undoEntry(context, params.id, body)),
  }),
  route({
    method: 'GET',
    path: '/api/plan/entries/:id/history',
    verb: 'plan.read',
    summary: 'Quem escreveu o quê em um registro, do mais novo ao mais antigo',
    params: EntryParams,
    answer: EntryHistory,
    handle: (context, { params }) => readHistory(context, params.id),
  }),
];
