import type { z } from 'zod';
import { parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { getTerritory, type TerritoryUnit } from '../../territory/index.ts';
import { loadValues } from '../commands/load-values.ts';
import { listPlaceTargets } from '../commands/place-targets.ts';
import { catalogue } from '../commands/recompute.ts';
import { resolveMethod } from '../commands/value-query.ts';
import { type Panel, PanelQuery } from '../contract.ts';
import type { Card } from '../domain/card.ts';
import { isNear } from '../domain/expected-path.ts';
import { judgeTarget } from '../domain/target.ts';
import type { TargetRecord } from '../store/published.ts';
import { namedAnswer, targetAnswer, valueAnswer } from './answers.ts';

/** Every indicator of the plan, or of the hospital resolution, target and actual side by side in each year. Targets are only those of this very place; a macro-region's are the parts that the cells of the state's name. */
export async function readPanel(context: Context, query: z.infer<typeof PanelQuery>): Promise<Panel> {
  const territory = await getTerritory(context);
  const unit = territory.get(query.territory ?? territory.home, context.clock.today());
  const cards = catalogue.cards.filter(({ set }) => set === query.set);
  const targets = (await listPlaceTargets(context, unit, null)).filter((target) =>
    cards.some(({ id }) => id === target.indicator),
  );
  const last =
    query.to ?? Math.max(Number(context.clock.today().slice(0, 4)), ...targets.map((each) => each.year));
  const years = Array.from({ length: Math.max(0, last - query.from) + 1 }, (_, index) => query.from + index);
  const items = await Promise.all(
    cards.map((card) =>
      readRow(
        context,
        card,
        unit,
        years,
        targets.filter((target) => target.indicator === card.id),
      ),
    ),
  );
  const { code, name, level } = unit;
  return {
    territory: { code, name, level },
    hasTargets: targets.length > 0,
    years,
    items,
  };
}

async function readRow(
  context: Context,
  card: Card,
  unit: TerritoryUnit,
  years: readonly number[],
  targets: readonly TargetRecord[],
): Promise<Panel['items'][number]> {
  const { direction, target: asked } = card;
  const tolerance = asked?.tolerance ?? null;
  const query = { card, unit, ...resolveMethod(card, null, null) };
  const values = await loadValues(
    context,
    query,
    years.map((year) => parsePeriod(String(year))),
  );
  return {
    ...namedAnswer(card),
    absence: values.some((value) => value.rounded !== null) ? null : (card.unavailable?.reason ?? null),
    years: years.map((year, index) => {
      const actual = valueAnswer(card, String(year), values[index]!);
      const target = targets.find((each) => each.year === year) ?? null;
      const verdict = target && judgeTarget(card.direction, actual, target);
      return {
        year,
        actual,
        target: target && targetAnswer(card, target, targets),
        verdict,
        near: verdict === 'missed' && isNear({ direction, tolerance }, actual.value, target?.value ?? null),
      };
    }),
  };
}

/** The indicators whose newest judged year missed its target, in the whole state: the year, the value and the target as they are written. */
export async function listMissedTargets(context: Context) {
  const { items } = await readPanel(context, PanelQuery.parse({}));
  return items.flatMap(({ code, name, years }) => {
    const judged = years.findLast(({ verdict }) => verdict === 'met' || verdict === 'missed');
    if (judged?.verdict !== 'missed') return [];
    return [
      { code, name, year: judged.year, actual: judged.actual.value, target: judged.target?.raw ?? null },
    ];
  });
}
