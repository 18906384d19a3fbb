import type { z } from 'zod';
import { parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { getTerritory, type TerritoryUnit } from '../../territory/index.ts';
import { loadValues } from '../commands/load-values.ts';
import { catalogue } from '../commands/recompute.ts';
import { resolveMethod } from '../commands/value-query.ts';
import type { Panel, PanelQuery } from '../contract.ts';
import type { Card } from '../domain/card.ts';
import type { IndicatorValue } from '../domain/compute.ts';
import { isNear } from '../domain/expected-path.ts';
import { judgeTarget, whyNotJudged } from '../domain/target.ts';
import { listTargets, type TargetRecord } from '../store/published.ts';
import { namedAnswer, targetAnswer, valueAnswer } from './answers.ts';

/** Every indicator of the plan, target and actual side by side in each year. Targets are only those of this very place. */
export async function readPanel(context: Context, query: z.infer<typeof PanelQuery>): Promise<Panel> {
  const territory = await getTerritory(context);
  const unit = territory.get(query.territory ?? territory.home, context.clock.today());
  const targets = await listTargets(context, unit.code, null);
  const last =
    query.to ?? Math.max(Number(context.clock.today().slice(0, 4)), ...targets.map((each) => each.year));
  const years = Array.from({ length: Math.max(0, last - query.from) + 1 }, (_, index) => query.from + index);
  const items = await Promise.all(
    catalogue.cards.filter(inPlan).map((card) =>
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
  return { territory: { code, name, level }, hasTargets: targets.length > 0, years, items };
}

function inPlan(card: Card): boolean {
  return card.set === 'plan';
}

function verdictOf(card: Card, actual: IndicatorValue, target: TargetRecord) {
  if (whyNotJudged(card, actual.method) !== null) return 'notYet' as const;
  return judgeTarget(card.direction, actual, target);
}

async function readRow(
  context: Context,
  card: Card,
  unit: TerritoryUnit,
  years: readonly number[],
  targets: readonly TargetRecord[],
): Promise<Panel['items'][number]> {
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
      const actual = values[index]!;
      const target = targets.find((each) => each.year === year) ?? null;
      return {
        year,
        actual: valueAnswer(card, String(year), actual),
        target: target && targetAnswer(card, target, targets),
        verdict: target && verdictOf(card, actual, target),
        near: target !== null && isNear(card, actual.rounded, target.value),
      };
    }),
  };
}
