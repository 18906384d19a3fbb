import type { z } from 'zod';
import { formatCount } from '../../../kernel/format.ts';
import { parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { getTerritory } from '../../territory/index.ts';
import { plain, resolveRequest } from '../commands/indicator-value.ts';
import { listPlaces, type PlaceValue } from '../commands/list-places.ts';
import type { MapAnswer, MapQuery } from '../contract.ts';
import type { Card } from '../domain/card.ts';
import { OMITTED_TEXT, textOf } from './answers.ts';

/** Every place of one level inside a place. */
export async function readMap(
  context: Context,
  id: string,
  query: z.infer<typeof MapQuery>,
): Promise<MapAnswer> {
  const { query: found } = await resolveRequest(context, { indicator: id, ...query });
  const places = await listPlaces(
    context,
    // An establishment is in no other place: beside it there is only its municipality.
    query.level === 'establishment' ? found : { ...found, establishment: null },
    query.period,
    query.level,
  );
  const ratio = places.some(({ value }) => value.rounded !== null);
  const groups = await groupNames(context, places, query.period);
  return {
    shows: ratio || places.length === 0 ? 'value' : 'count',
    unitLabel: ratio || places.length === 0 ? found.card.unitLabel : (found.card.countLabel ?? ''),
    period: query.period,
    places: places.map(({ unit, establishment, name, value }) => {
      const shown = ratio ? value.rounded : plain(value.numerator);
      return {
        code: establishment ?? unit.code,
        name,
        group: establishment === null ? (groups.get(unit.code) ?? null) : unit.name,
        value: shown,
        text: value.small === 'hidden' ? OMITTED_TEXT : placeText(found.card, shown, ratio),
        numerator: plain(value.numerator),
        denominator: plain(value.denominator),
        small: value.small,
      };
    }),
  };
}

function placeText(card: Card, shown: string | null, ratio: boolean): string {
  if (shown === null) return 'sem dado';
  return ratio ? textOf(card, shown) : formatCount(Number(shown));
}

/** The macro-region of each place. */
async function groupNames(
  context: Context,
  places: readonly PlaceValue[],
  period: string,
): Promise<Map<string, string>> {
  const territory = await getTerritory(context);
  const day = `${parsePeriod(period).last}-28`;
  return new Map(
    places.flatMap(({ unit }) => {
      const macro = territory.path(unit.code, day).find((code) => code.length === 4);
      return macro === undefined ? [] : [[unit.code, territory.get(macro, day).name] as const];
    }),
  );
}
