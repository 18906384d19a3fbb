import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { type CodeShown, CrosswalkAnswer } from '../contract/crosswalk.ts';
import { type CodedLevel, coverageOf, type PlanCode } from '../domain/crosswalk.ts';
import { type ActionRecord, listAllActions } from '../store/actions.ts';
import { type EntryRecord, listEntries } from '../store/entries.ts';
import {
  type IndicatorRecord,
  listIndicators,
  listObjectives,
  listStrategicActions,
  listTargets,
  type PlanRecord,
} from '../store/structure.ts';
import { getPlan } from './map.ts';

const entered = ({ id, version, content }: EntryRecord<PlanCode>): CodeShown => {
  const { kind: _kind, level: _level, id: _id, ...code } = content;
  return { ...code, basis: 'entered', entry: { id, version } };
};

/** The code of the PPA that the panel prints before the name of an indicator. */
function printed({ ppaCode, title }: IndicatorRecord, plan: PlanRecord): CodeShown[] {
  if (ppaCode === null) return [];
  const [from, to] = [Number(plan.from.slice(0, 4)), Number(plan.to.slice(0, 4))];
  const source = `Impresso no painel do plano (“${ppaCode} - ${title.slice(0, 60)}…”)`;
  return [{ book: 'PPA', code: ppaCode, title, from, to, source, basis: 'document', entry: null }];
}

async function codesByRecord(context: Context, plan: string): Promise<Map<string, CodeShown[]>> {
  const entries = (await listEntries(context, plan, ['code'])) as EntryRecord<PlanCode>[];
  const groups = Map.groupBy(entries, ({ content }) => `${content.level}/${content.id}`);
  return new Map([...groups].map(([key, list]) => [key, list.map(entered)]));
}

export async function readCrosswalk(context: Context): Promise<CrosswalkAnswer> {
  const plan = await getPlan(context);
  const codes = await codesByRecord(context, plan.id);
  const object = (level: CodedLevel, id: string, short: string, title: string, own: CodeShown[] = []) => ({
    level,
    id,
    short,
    title,
    codes: [...own, ...(codes.get(`${level}/${id}`) ?? [])],
  });
  const items = [
    ...(await listObjectives(context, plan.id)).map(({ id, number, title }) =>
      object('objective', id, number === null ? 'Resultado' : `Objetivo ${number}`, title),
    ),
    ...(await listTargets(context, plan.id)).map(({ id, text }, at) =>
      object('target', id, `Meta ${at + 1}`, text),
    ),
    ...(await listIndicators(context, plan.id)).map((each) =>
      object('indicator', each.id, each.ppaCode ?? each.shortName, each.title, printed(each, plan)),
    ),
    ...(await listStrategicActions(context, plan.id)).map(({ id, title }) =>
      object('strategicAction', id, id, title),
    ),
    ...(await listAllActions(context, plan.id)).map(({ id, title }) => object('action', id, id, title)),
  ];
  return { items, next: null, coverage: coverageOf(items) };
}

/** The codes of an action, and of the strategic action and the objective that it stands under. */
export async function codesOfAction(context: Context, action: ActionRecord) {
  const { id: plan } = await getPlan(context);
  const codes = await codesByRecord(context, plan);
  const places = [
    [`action/${action.id}`, 'Esta ação'],
    [`strategicAction/${action.strategicAction}`, `Ação estratégica ${action.strategicAction}`],
    [`objective/${action.objective}`, 'O objetivo dela'],
  ] as const;
  return places.flatMap(([key, of]) => (codes.get(key) ?? []).map((code) => ({ ...code, of })));
}

export const crosswalkRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/crosswalk',
    verb: 'plan.read',
    summary: 'O que do plano tem código no PES e no PPA, com fonte, e o que ainda não tem',
    answer: CrosswalkAnswer,
    handle: readCrosswalk,
  }),
];
