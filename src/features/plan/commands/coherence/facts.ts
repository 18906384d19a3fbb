import type { Context } from '../../../../platform/context.ts';
import { listUnits } from '../../../accounts/index.ts';
import { getTerritory, type Territory, type TerritoryUnit } from '../../../territory/index.ts';
import { keyOf } from '../../domain/chain.ts';
import type { FactCell, FactUnit, PlanFacts, SharedName } from '../../domain/coherence/plan-facts.ts';
import { officeOf } from '../../domain/office.ts';
import { type KnownUnit, readOwners } from '../../domain/plan-document/owners.ts';
import { plainWords } from '../../domain/plan-document/source-row.ts';
import type { Owner } from '../../domain/reporting.ts';
import { listEntries, listLinks } from '../../store/entries.ts';
import { readRecords } from '../../store/imports.ts';
import type { PlanRecords } from '../../store/records.ts';
import { getPlanById, type IndicatorRecord, type PlanRecord } from '../../store/structure.ts';
import { listKept } from '../instruments/read.ts';
import { readParticipants } from '../participants.ts';

/** The stored plan as the rules of coherence look at it. */
export async function readFacts(context: Context, plan: PlanRecord): Promise<PlanFacts> {
  const records = await readRecords(context, plan);
  const territory = await getTerritory(context);
  const instruments = await listKept(context, plan.id);
  const problems = await readProblems(context, plan);
  const ties = (await listLinks(context, plan.id)).map(({ content }) => ({
    from: keyOf(content.from),
    to: keyOf(content.to),
  }));
  const takingPart = await readTakingPart(context, plan);
  const facts = factsOf(records, await listUnits(context), { territory, takingPart });
  return { ...facts, problems, instruments, ties, carriedOutBy: [] };
}

/** The problems as the analysis shows them: the document's, and those that people wrote. */
async function readProblems(context: Context, plan: PlanRecord): Promise<PlanFacts['problems']> {
  return (await listEntries(context, plan.id, ['problem'])).flatMap(({ content }) =>
    content.kind === 'problem' ? { id: content.code, text: content.text } : [],
  );
}

/** The plans born of the actions of a plan, each with the actions that carry it out. */
export async function readOwnFacts(context: Context, { operationalActions, instruments }: PlanFacts) {
  const all: PlanFacts[] = [];
  for (const { content } of instruments) {
    if (content.plan === null || content.declined !== null) continue;
    const facts = await readFacts(context, await getPlanById(context, content.plan));
    all.push({
      ...facts,
      carriedOutBy: operationalActions.filter(({ id }) => content.carry.includes(id)),
    });
  }
  return all;
}

/** Who took part in making the plan, and whom its actions call to take part in them. */
interface TakingPart {
  readonly workshops: ReadonlyMap<string, string>;
  readonly calledBy: ReadonlyMap<string, readonly string[]>;
}

async function readTakingPart(context: Context, plan: PlanRecord): Promise<TakingPart> {
  const workshops = new Map<string, string>();
  for (const { content } of await listEntries(context, plan.id, ['workshop']))
    if (content.kind === 'workshop' && content.process === 'formulation')
      for (const { unit } of content.participants) if (unit !== null) workshops.set(unit, content.title);
  const { institutions } = await readParticipants(context, plan);
  return {
    workshops,
    calledBy: new Map(institutions.map(({ id, actions }) => [id, actions.map((each) => each.id)])),
  };
}

/** Pure: the records with what the territory and the register of units say of the names in them. */
function factsOf(
  { plan, objectives, targets, indicators, strategicActions, operationalActions }: PlanRecords,
  units: readonly KnownUnit[],
  { territory, takingPart }: { readonly territory: Territory; readonly takingPart: TakingPart },
): Omit<PlanFacts, 'instruments' | 'ties' | 'problems' | 'carriedOutBy'> {
  const office = officeOf(plan.unit, units);
  const titles = (id: string) => operationalActions.filter((each) => each.strategicAction === id);
  return {
    starts: plan.from,
    ends: plan.to,
    objectives,
    targets,
    indicators: indicators.map((each) => ({ ...each, years: each.years.map(cellOf) })),
    strategicActions: strategicActions.map((each) => {
      const context = [each.title, ...titles(each.id).map(({ title }) => title)].join(' ');
      const { owners, doubt } = readOwners(each.owner, { units, office, context });
      return { ...each, ownerDoubt: doubt, ...namedBy(owners.flatMap(({ owner }) => owner ?? [])) };
    }),
    operationalActions: operationalActions.map((each) => ({ ...each, ...namedBy(each.owners) })),
    acronyms: plan.acronyms,
    units: units.map(
      (each): FactUnit => ({
        id: each.id,
        acronym: each.acronym,
        name: each.name,
        aliases: each.aliases,
        own: office.coordinations.includes(each.id),
        tookPartIn: each.id === office.id ? null : (takingPart.workshops.get(each.id) ?? null),
        calledBy: takingPart.calledBy.get(each.id) ?? [],
      }),
    ),
    placeOf: (name) => placeOf(territory, name, plan.to),
    sharedNames: sharedNames(territory, plan.to),
  };
}

function namedBy(owners: readonly Owner[]): { units: string[]; everyUnit: boolean } {
  const named = owners.flatMap((owner) =>
    owner.kind === 'unit' || owner.kind === 'group' ? [owner.unit] : [],
  );
  return { units: [...new Set(named)], everyUnit: owners.some(({ kind }) => kind === 'everyCoordination') };
}

interface Breakdown {
  readonly macroregion: string;
  readonly value: number;
  readonly raw: string;
}

function cellOf({ year, raw, value, parts }: IndicatorRecord['years'][number]): FactCell {
  const { breakdown = [], careLines = [] } = (parts ?? {}) as {
    breakdown?: Breakdown[];
    careLines?: string[];
  };
  return {
    year,
    raw,
    value,
    parts: [
      ...breakdown.map((part) => ({
        name: part.macroregion,
        value: /\d/.test(part.raw) ? String(part.value) : null,
      })),
      ...careLines.map((name) => ({ name, value: null })),
    ],
  };
}

function placeOf(territory: Territory, name: string, day: string) {
  const hit = territory
    .search(name, day, 20)
    .find(
      ({ unit, alias }) =>
        unit.level === 'macroRegion' &&
        [unit.name, alias ?? ''].some((each) => plainWords(each) === plainWords(name)),
    );
  if (hit === undefined) return null;
  const { code, name: official } = hit.unit;
  return { code, name: official, municipalities: territory.municipalitiesOn(day, code).length };
}

const LEVELS: Readonly<Record<string, string>> = {
  macroRegion: 'macrorregião',
  healthRegion: 'região de saúde',
};

/** Names that a macro-region and a health region have in common. */
function sharedNames(territory: Territory, day: string): SharedName[] {
  const macros = territory.children(territory.home, day).filter(({ level }) => level === 'macroRegion');
  const regions = macros.flatMap((macro) =>
    territory.children(macro.code, day).map((unit) => ({ unit, within: macro })),
  );
  const all = [...macros.map((unit) => ({ unit, within: null })), ...regions];
  const byName = Map.groupBy(all, ({ unit }) => plainWords(unit.name));
  return [...byName.values()]
    .filter((places) => places.some(({ within }) => within !== null && isElsewhere(places, within)))
    .map((places) => ({
      name: places[0]?.unit.name ?? '',
      places: places.map(({ unit, within }) => ({
        code: unit.code,
        level: LEVELS[unit.level] ?? unit.level,
        within: within === null ? '' : `${within.name} (${within.code})`,
      })),
    }));
}

/** Whether a region lies outside the macro-region whose name it has: a macro-region with its own region of one name is no ambiguity. */
const isElsewhere = (places: readonly { readonly unit: TerritoryUnit }[], within: TerritoryUnit): boolean =>
  places.some(({ unit }) => unit.level === 'macroRegion' && unit.code !== within.code);
