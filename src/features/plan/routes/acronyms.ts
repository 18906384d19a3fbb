import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { AcronymsAnswer } from '../contract/acronyms.ts';
import { acronymReader, acronymState } from '../domain/acronyms.ts';
import { listActionTexts } from '../store/actions.ts';
import { listEntries } from '../store/entries.ts';
import { listObjectives, listStrategicActions } from '../store/structure.ts';
import { getPlan } from './map.ts';

export async function readAcronyms(context: Context): Promise<AcronymsAnswer> {
  const { id: plan } = await getPlan(context);
  const entries = await listEntries(context, plan, ['acronym']);
  const actions = (await listActionTexts(context, plan)).map(({ id, title, owner, participants, notes }) => ({
    id,
    text: [title, owner, participants, notes].join('\n'),
  }));
  const above = [
    ...(await listObjectives(context, plan)).map((each) => each.title),
    ...(await listStrategicActions(context, plan)).map((each) => `${each.title}\n${each.owner}`),
  ].join('\n');
  const known = entries.flatMap(({ content }) => (content.kind === 'acronym' ? content.acronym : []));
  const read = acronymReader(known);
  const uses = read(above);
  const where = new Map<string, string[]>(known.map((acronym) => [acronym, []]));
  for (const action of actions)
    for (const [acronym, count] of read(action.text)) {
      uses.set(acronym, (uses.get(acronym) ?? 0) + count);
      where.get(acronym)?.push(action.id);
    }
  const items = entries.flatMap(({ id, version, content }) => {
    if (content.kind !== 'acronym') return [];
    const { acronym, senses, settled } = content;
    const found = { uses: uses.get(acronym) ?? 0, actions: where.get(acronym) ?? [] };
    return [{ id, version, acronym, senses, settled, state: acronymState(content), ...found }];
  });
  return { items: items.sort((a, b) => a.acronym.localeCompare(b.acronym, 'pt-BR')), next: null };
}

export const acronymRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/acronyms',
    verb: 'plan.read',
    summary: 'As siglas do plano: os sentidos de cada uma, qual vale aqui, e onde se usam',
    answer: AcronymsAnswer,
    handle: readAcronyms,
  }),
];
