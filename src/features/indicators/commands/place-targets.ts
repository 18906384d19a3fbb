import type { Context } from '../../../platform/context.ts';
import { getTerritory, type TerritoryUnit } from '../../territory/index.ts';
import { targetsOfPart } from '../domain/target.ts';
import { listTargets, type TargetRecord } from '../store/published.ts';
import { getCard } from './value-query.ts';

/** As many answers to a printed name as are looked through for a macro-region. */
const MOST_PLACES = 50;

/**
 * The targets of a place, of one indicator or of all, by year: those written for it and, of a macro-region, the parts
 * that the state's cells name ("54 (19 Sul + 35 Norte)").
 */
export async function listPlaceTargets(
  context: Context,
  unit: TerritoryUnit,
  indicator: string | null,
): Promise<TargetRecord[]> {
  const own = await listTargets(context, unit.code, indicator);
  if (unit.level !== 'macroRegion' || unit.parent === null) return own;
  const territory = await getTerritory(context);
  const today = context.clock.today();
  const isUnit = (label: string) =>
    territory
      .search(label, today, MOST_PLACES)
      .find((hit) => hit.unit.level === 'macroRegion' && hit.unit.parent === unit.parent)?.unit.code ===
    unit.code;
  const ofState = await listTargets(context, unit.parent, indicator);
  const parts = [...Map.groupBy(ofState, (target) => target.indicator)].flatMap(([id, targets]) =>
    targetsOfPart(getCard(id).accumulation, targets, isUnit),
  );
  const written = new Set(own.map((target) => target.indicator));
  return [
    ...own,
    ...parts
      .filter((target) => !written.has(target.indicator))
      .map((target) => ({ ...target, territory: unit.code })),
  ];
}
