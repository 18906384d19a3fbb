import { authorise, type Context } from '../../../platform/context.ts';
import { getTerritory } from '../../territory/index.ts';
import { denominatorKey, type Tally, talliesOf } from '../domain/compile.ts';
import { questionsOf } from '../domain/questions.ts';
import { regionsOn } from './regions.ts';
import { getCard, resolveMethod } from './value-query.ts';

interface QueryText {
  /** What it counts (pt-BR). */
  readonly name: string;
  readonly system: string;
  /** As the engine of this installation asks it; the files are named by their kind. */
  readonly text: string;
}

/** What the engine is asked to count an indicator by one method: the card's filters and measures, compiled. */
export async function queryTexts(
  context: Context,
  request: { readonly indicator: string; readonly method?: string | null },
): Promise<QueryText[]> {
  authorise(context, 'indicators.read');
  const card = getCard(request.indicator);
  const { method } = resolveMethod(card, request.method ?? null, null);
  if (method === null) return [];
  const territory = await getTerritory(context);
  const regions = regionsOn(territory, context.clock.today().slice(0, 7));
  const keys = [method.id, denominatorKey(method)];
  return talliesOf(card)
    .filter((tally) => keys.includes(tally.key))
    .flatMap((tally) =>
      textsOf(context, tally, tally.key === method.id ? method.numerator.name : 'Denominador', regions),
    );
}

function textsOf(
  context: Context,
  tally: Tally,
  counted: string,
  regions: Parameters<typeof questionsOf>[1],
): QueryText[] {
  const { system, grain } = tally.counting;
  const partitions = [{ path: `${system}/UF/${grain === 'month' ? 'AAAA-MM' : 'AAAA'}.parquet`, sha256: '' }];
  return questionsOf([tally], regions).map(({ groupBy, filters, measures }) => ({
    name: `${counted}, por ${groupBy.map(({ as }) => KEY_WORDS[as] ?? as).join(', ')}`,
    system,
    text: context.warehouse.textOf({
      system,
      partitions,
      filters,
      groupBy,
      measures: measures.map(unnumbered),
    }),
  }));
}

const KEY_WORDS: Readonly<Record<string, string>> = {
  municipality: 'município',
  establishment: 'estabelecimento',
  part: 'código',
};

/** Measures go by `tally/name` where several tallies share a pass; here there is one. */
function unnumbered<T extends { readonly name: string }>(measure: T): T {
  return { ...measure, name: measure.name.replace(/^0\//, '') };
}
