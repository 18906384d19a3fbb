import type { z } from 'zod';
import { ANONYMOUS } from '../../../kernel/actor.ts';
import { parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { getTerritory, type TerritoryUnit } from '../../territory/index.ts';
import { loadValues } from '../commands/load-values.ts';
import { listPlaceTargets } from '../commands/place-targets.ts';
import { catalogue } from '../commands/recompute.ts';
import { getCard, resolveMethod } from '../commands/value-query.ts';
import { type Panel, PanelQuery, type Value } from '../contract.ts';
import type { Card } from '../domain/card.ts';
import type { IndicatorValue } from '../domain/compute.ts';
import { isNear } from '../domain/expected-path.ts';
import { judgeTarget } from '../domain/target.ts';
import type { TargetRecord } from '../store/published.ts';
import { namedAnswer, targetAnswer, valueAnswer } from './answers.ts';

/** Every indicator of the plan, or of the hospital resolution, target and actual side by side in each year. Targets are only those of this very place; a macro-region's are the parts that the cells of the state's name. */
export async function readPanel(
  context: Context,
  query: z.infer<typeof PanelQuery>,
  knownOn: string | null = null,
): Promise<Panel> {
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
        knownOn,
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
  knownOn: string | null,
): Promise<Panel['items'][number]> {
  const { direction, target: asked } = card;
  const tolerance = asked?.tolerance ?? null;
  // Facts have no versions: of a card that counts them there is only what stands now.
  const known = card.facts === null ? { knownOn } : {};
  const query = { card, unit, ...resolveMethod(card, null, null), ...known };
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

type YearAnswer = Panel['items'][number]['years'][number];

/** An indicator of the plan in one year of the whole state, beside its target, and the value of a shorter period in it. */
export interface YearStanding
  extends Pick<
    Panel['items'][number],
    'id' | 'code' | 'planId' | 'name' | 'shortName' | 'direction' | 'unit' | 'unitLabel'
  > {
  readonly year: number;
  readonly actual: YearAnswer['actual'];
  readonly target: YearAnswer['target'];
  readonly verdict: YearAnswer['verdict'];
  readonly within: Value;
}

/** Every indicator of the plan in the year of a period and in the period itself, as anybody may read them: small numbers are not told. */
export async function listYearStandings(context: Context, period: string): Promise<YearStanding[]> {
  const anybody = { ...context, actor: ANONYMOUS };
  const asked = parsePeriod(period);
  const year = Number(asked.last.slice(0, 4));
  const { items } = await readPanel(anybody, PanelQuery.parse({ from: year, to: year }));
  const territory = await getTerritory(context);
  const unit = territory.get(territory.home, context.clock.today());
  return Promise.all(
    items.map(async ({ id, code, planId, name, shortName, direction, unit: measure, unitLabel, years }) => {
      const card = getCard(id);
      const query = { card, unit, ...resolveMethod(card, null, null) };
      const [value] = await loadValues(anybody, query, [asked]);
      const { actual, target, verdict } = years[0] as YearAnswer;
      return {
        ...{
          id,
          code,
          planId,
          name,
          shortName,
          direction,
          unit: measure,
          unitLabel,
          year,
          actual,
          target,
          verdict,
        },
        within: valueAnswer(card, period, value as IndicatorValue),
      };
    }),
  );
}

/**
 * The indicators of which some year was judged, in the whole state: the newest such year, its value with its counts, and the target as written.
 * With a day of knowledge (`YYYY-MM-DD`), by the files that stood at its end.
 */
export async function listJudgedTargets(context: Context, knownOn: string | null = null) {
  const { items } = await readPanel(context, PanelQuery.parse({}), knownOn);
  return items.flatMap(({ code, name, shortName, years }) => {
    const judged = years.findLast(({ verdict }) => verdict === 'met' || verdict === 'missed');
    if (judged === undefined) return [];
    const { value: actual, text, numerator, denominator } = judged.actual;
    const target = judged.target?.raw ?? null;
    return [
      {
        code,
        name,
        shortName,
        year: judged.year,
        isMet: judged.verdict === 'met',
        actual,
        text,
        numerator,
        denominator,
        target,
      },
    ];
  });
}

/** Those whose newest judged year missed its target; `note` says the year, the value and the target, whichever side of it is the good one. */
export async function listMissedTargets(context: Context) {
  const missed = (await listJudgedTargets(context)).filter(({ isMet }) => !isMet);
  return missed.map(({ code, name, shortName, year, text, target }) => ({
    code,
    name,
    shortName,
    note: `${year}: ${text ?? 'sem valor'}${target === null ? '' : `, para a meta de ${target}`}`,
  }));
}
