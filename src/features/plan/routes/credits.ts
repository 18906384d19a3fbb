import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listUnits } from '../../accounts/index.ts';
import { CreditsAnswer } from '../contract/credits.ts';
import { CREDIT_GROUPS, type Credit } from '../domain/credits.ts';
import { officeOf } from '../domain/office.ts';
import { listAllActions } from '../store/actions.ts';
import { type EntryRecord, listEntries } from '../store/entries.ts';
import type { PlanRecord } from '../store/structure.ts';
import { listVersions } from '../store/versions.ts';
import { getPlan } from './map.ts';

async function editionOf(context: Context, plan: PlanRecord): Promise<CreditsAnswer['edition']> {
  const [newest] = await listVersions(context, plan.id);
  const { title, unit, from, to, place, printedYear, sources } = plan;
  return {
    title,
    office: unit,
    from,
    to,
    place,
    printedYear,
    sources: sources.map((each) => ({ title: each.title, sha256: each.sha256 })),
    version:
      newest === undefined
        ? null
        : {
            number: newest.number,
            title: newest.title,
            dated: newest.dated,
            sha256: newest.sha256,
            act: newest.act === null ? null : `${newest.act.number}, ${newest.act.body}`,
          },
  };
}

/** The office of the plan and its coordinations, each with the actions that it reports, none of them left out. */
async function unitsOf(context: Context, plan: PlanRecord): Promise<CreditsAnswer['units']> {
  const units = await listUnits(context);
  const office = officeOf(plan.unit, units);
  const actions = await listAllActions(context, plan.id);
  return [office.id, ...office.coordinations].flatMap((id) => {
    const unit = units.find((each) => each.id === id);
    if (unit === undefined) return [];
    const own = actions.filter(({ lines }) => lines.some((line) => line.unit === id));
    return [{ id, acronym: unit.acronym, name: unit.name, actions: own.length }];
  });
}

async function workshopsOf(context: Context, plan: string): Promise<CreditsAnswer['workshops']> {
  const people = new Map<string, number>();
  for (const { content } of await listEntries(context, plan, ['workshop'])) {
    if (content.kind !== 'workshop' || content.process !== 'formulation') continue;
    for (const { institution, count } of content.participants)
      people.set(institution, (people.get(institution) ?? 0) + count);
  }
  return [...people].map(([institution, count]) => ({ institution, people: count }));
}

async function readCredits(context: Context): Promise<CreditsAnswer> {
  const plan = await getPlan(context);
  const entries = (await listEntries(context, plan.id, ['credit'])) as EntryRecord<Credit>[];
  const items = entries
    .map(({ id, version, origin, content }) => ({ id, version, origin, content }))
    .sort(
      ({ content: a }, { content: b }) =>
        CREDIT_GROUPS.indexOf(a.group) - CREDIT_GROUPS.indexOf(b.group) || a.order - b.order,
    );
  return {
    items,
    next: null,
    edition: await editionOf(context, plan),
    units: await unitsOf(context, plan),
    workshops: await workshopsOf(context, plan.id),
  };
}

export const creditRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/credits',
    verb: 'plan.read',
    summary:
      'A ficha técnica do plano: edição, funções e órgãos que o documento credita, e as pessoas que a instalação escreveu',
    answer: CreditsAnswer,
    handle: readCredits,
  }),
];
