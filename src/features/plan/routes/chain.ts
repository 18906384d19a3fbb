import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { ChainAnswer, type ChainEdge, type ChainNode } from '../contract/chain.ts';
import type { Link } from '../domain/analysis/content.ts';
import { keyOf, lacks } from '../domain/chain.ts';
import { namedIndicators } from '../domain/links.ts';
import { listActionTexts } from '../store/actions.ts';
import { type EntryRecord, listEntries } from '../store/entries.ts';
import {
  type IndicatorRecord,
  listIndicators,
  listObjectives,
  listStrategicActions,
  listTargets,
  type StrategicActionRecord,
} from '../store/structure.ts';
import { getPlan } from './map.ts';

type Bare = Omit<ChainNode, 'lacks'> & { judgedByIndicators?: boolean };

const node = (level: ChainNode['level'], id: string, short: string, title: string): Bare => ({
  key: keyOf({ level, id }),
  level,
  id,
  short,
  title,
  actions: null,
});

const tie = (from: string, to: string, basis: ChainEdge['basis']): ChainEdge => ({
  from,
  to,
  basis,
  reason: null,
  entry: null,
});

function entered({ id, version, origin, content }: EntryRecord<Link>): ChainEdge {
  return {
    from: keyOf(content.from),
    to: keyOf(content.to),
    basis: origin === 'reading' ? 'reading' : 'entered',
    reason: content.reason,
    entry: { id, version },
  };
}

/** Indicators that the words of a strategic action, or of what is under it, name. */
function byWords(
  strategic: StrategicActionRecord,
  titles: readonly string[],
  indicators: readonly IndicatorRecord[],
): ChainEdge[] {
  const named = new Set([strategic.title, ...titles].flatMap((text) => namedIndicators(text, indicators)));
  return indicators
    .filter((each) => named.has(each.code))
    .map((each) => tie(`strategicAction/${strategic.id}`, `indicator/${each.id}`, 'words'));
}

export async function readChain(context: Context): Promise<ChainAnswer> {
  const { id: plan } = await getPlan(context);
  const entries = await listEntries(context, plan, ['problem', 'link']);
  const objectives = await listObjectives(context, plan);
  const strategic = await listStrategicActions(context, plan);
  const indicators = await listIndicators(context, plan);
  const targets = await listTargets(context, plan);
  const actions = Map.groupBy(await listActionTexts(context, plan), (action) => action.strategicAction);
  const titlesOf = (id: string) => (actions.get(id) ?? []).map((action) => action.title);
  const nodes: Bare[] = [
    ...entries.flatMap(({ content }) =>
      content.kind === 'problem' ? [node('problem', content.code, content.code, content.text)] : [],
    ),
    ...objectives.map((each) => ({
      ...node(
        'objective',
        each.id,
        each.number === null ? 'Resultado' : `Objetivo ${each.number}`,
        each.title,
      ),
      judgedByIndicators: each.number === null,
    })),
    ...strategic.map((each) => ({
      ...node('strategicAction', each.id, each.id, each.title),
      actions: titlesOf(each.id).length,
    })),
    ...indicators.map((each) => node('indicator', each.id, each.ppaCode ?? each.shortName, each.title)),
    ...targets.map((each, at) => node('target', each.id, `Meta ${at + 1}`, each.text)),
  ];
  const edges = [
    ...entries.flatMap((each) => (each.content.kind === 'link' ? [entered(each as EntryRecord<Link>)] : [])),
    ...strategic.map((each) => tie(`objective/${each.objective}`, `strategicAction/${each.id}`, 'document')),
    ...strategic.flatMap((each) => byWords(each, titlesOf(each.id), indicators)),
    ...targets.flatMap(({ id, indicator }) =>
      indicator === null ? [] : [tie(`indicator/${indicator}`, `target/${id}`, 'words')],
    ),
  ];
  const missing = lacks(
    nodes.map(({ actions: count, ...each }) => ({ ...each, ...(count === null ? {} : { actions: count }) })),
    edges,
  );
  return {
    nodes: nodes.map(({ judgedByIndicators: _judged, ...each }) => ({
      ...each,
      lacks: missing.get(each.key) ?? [],
    })),
    edges,
  };
}

export const chainRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/chain',
    verb: 'plan.read',
    summary:
      'A cadeia problema → objetivo → ação → indicador → meta: o que liga cada registro e o que falta a cada um',
    answer: ChainAnswer,
    handle: readChain,
  }),
];
