import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { AcronymsAnswer } from '../contract/acronyms.ts';
import { acronymState, usesOf } from '../domain/acronyms.ts';
import { listAllActions } from '../store/actions.ts';
import { listEntries } from '../store/entries.ts';
import { listObjectives, listStrategicActions } from '../store/structure.ts';
import { getPlan } from './map.ts';

export async function readAcronyms(context: Context): Promise<AcronymsAnswer> {
  const { id: plan } = await getPlan(context);
  const entries = await listEntries(context, plan, ['acronym']);
  const actions = (await listAllActions(context, plan)).map(({ id, title, owner, participants, notes }) => ({
    id,
    text: [title, owner, participants, notes].join('\n'),
  }));
  const above = [
    ...(await listObjectives(context, plan)).map((each) => each.title),
    ...(await listStrategicActions(context, plan)).map((each) => `${each.title}\n${each.owner}`),
  ].join('\n');
  const items = entries.flatMap(({ id, version, content }) => {
    if (content.kind !== 'acronym') return [];
    const { acronym, senses, settled } = content;
    const used = actions.map((action) => ({ id: action.id, uses: usesOf(acronym, action.text) }));
    const sum = used.reduce((total, each) => total + each.uses, usesOf(acronym, above));
    const where = used.filter((each) => each.uses > 0).map((each) => each.id);
    return [
      { id, version, acronym, senses, settled, state: acronymState(content), uses: sum, actions: where },
    ];
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
