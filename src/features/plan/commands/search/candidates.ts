import type { Context } from '../../../../platform/context.ts';
import { listUnits } from '../../../accounts/index.ts';
import { listActs } from '../../../acts/index.ts';
import { listCards } from '../../../indicators/index.ts';
import { getTerritory, type TerritoryUnit } from '../../../territory/index.ts';
import type { Candidate } from '../../store/search.ts';
import type { PlanRecord } from '../../store/structure.ts';
import { field } from './field.ts';
import { candidatesOfPlan } from './plan-candidates.ts';

/** The number of an act also without its point: 1.606/2001 is asked for as 1606. */
async function acts(context: Context): Promise<Candidate[]> {
  return (await listActs(context)).map(({ id, title, body, ementa, number }) => ({
    kind: 'act',
    id,
    title,
    fields: [field(title), field(ementa, 'Ementa'), field(body, 'Órgão')],
    words: `${number ?? ''} ${number?.replaceAll('.', '') ?? ''}`,
  }));
}

const MOST_PLACES = 200;

/** The places of the configured state that the territory's own rule finds: by name, by another name, by code. */
async function places(context: Context, typed: string): Promise<Candidate[]> {
  const territory = await getTerritory(context);
  const isOwn = ({ code }: TerritoryUnit) => code.startsWith(territory.home);
  return territory
    .search(typed, context.clock.today(), MOST_PLACES)
    .filter(({ unit }) => isOwn(unit))
    .map(({ unit: { code, name }, alias }, at) => ({
      kind: 'place',
      id: code,
      title: name,
      fields: [field(alias === null ? name : `${name} – ${alias}`)],
      weight: 1 / (at + 1),
    }));
}

const cards = (): Candidate[] =>
  listCards().map(({ address, name, shortName, ppaCode, concept, use, sources }) => ({
    kind: 'card',
    id: address,
    title: name,
    fields: [
      field(name),
      field(concept, 'O que é'),
      field(use, 'Para que serve'),
      field(sources.join('; '), 'Fontes'),
    ],
    words: `${shortName} ${ppaCode ?? ''}`,
  }));

/** Units that no cell names too: each by all its names. */
async function units(context: Context): Promise<Candidate[]> {
  return (await listUnits(context)).map(({ id, acronym, name, aliases }) => ({
    kind: 'unit',
    id,
    title: name,
    fields: [field(`${acronym} – ${name}`), field(aliases.join('; '), 'Outros nomes')],
  }));
}

const NO_PLAN = { candidates: [], acronyms: [], instrumentOf: new Map<string, string>() };

/** Everything that is not stored with its words, the siglas by which it may be asked for, and the instrument of each own plan. */
export async function candidatesOf(context: Context, plan: PlanRecord | null, typed: string) {
  const own = plan === null ? NO_PLAN : await candidatesOfPlan(context, plan);
  const others = [...(await acts(context)), ...(await places(context, typed)), ...cards()];
  return { ...own, candidates: [...own.candidates, ...others, ...(await units(context))] };
}
