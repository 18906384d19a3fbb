import type { z } from 'zod';
import { toCsv } from '../../../kernel/csv.ts';
import type { Context } from '../../../platform/context.ts';
import type { FileAnswer } from '../../../platform/http/route.ts';
import { getCard } from '../commands/value-query.ts';
import type { IndicatorPage, PlaceQuery, Series } from '../contract.ts';
import { readPage } from './page.ts';
import { pairsOf } from './populations.ts';

const HEADER = [
  'indicador',
  'território',
  'período',
  'valor',
  'unidade',
  'numerador',
  'denominador',
  'método',
  'situação',
  'motivo',
  'arquivos',
];
const POPULATION_HEADER = [
  'ano da população',
  'população usada',
  'pessoas na usada',
  'outra população do mesmo ano',
  'pessoas na outra',
  'diferença',
  'valor com a outra',
  'por que esta população',
];

/** The series as a spreadsheet reads it: `;`, decimal comma, BOM; where two populations are published, both stand in each line. */
export async function exportSeries(
  context: Context,
  id: string,
  query: z.infer<typeof PlaceQuery>,
): Promise<FileAnswer> {
  const page = await readPage(context, id, query);
  const all = [...page.series, ...(page.official ? [page.official] : [])];
  const populations = await Promise.all(page.series.map((series) => populationsOf(context, page, series)));
  const hasPopulations = populations.some((each) => each.size > 0);
  const rows = all.flatMap((series, at) =>
    [...series.years, ...series.months].map((value) => [
      page.code,
      page.territory.name,
      value.period,
      number(value.value),
      page.unitLabel,
      number(value.numerator),
      number(value.denominator),
      series.name,
      value.status,
      value.reason,
      value.sources.map((source) => `${source.file} (${source.sha256})`).join(', '),
      ...(hasPopulations ? (populations[at]?.get(value.period) ?? POPULATION_HEADER.map(() => '')) : []),
    ]),
  );
  return {
    kind: 'file',
    contentType: 'text/csv; charset=utf-8',
    fileName: `indicador-${page.code}-${page.territory.code}.csv`,
    body: toCsv([...HEADER, ...(hasPopulations ? POPULATION_HEADER : [])], rows),
  };
}

const number = (text: string | null) => text?.replace('.', ',') ?? '';

/** The last columns of each period of a series by one method. */
async function populationsOf(
  context: Context,
  { code, territory, knownOn }: IndicatorPage,
  { method: id, years, months }: Series,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const card = getCard(code);
  const method = card.methods.find((each) => each.id === id) ?? null;
  const known = [...years, ...months].filter(({ value }) => value !== null);
  const pairs = await pairsOf(context, { card, method, territory: territory.code, knownOn }, known);
  return new Map(
    pairs.map((pair) => [
      pair.period,
      [
        String(pair.year),
        pair.used,
        pair.people,
        pair.other,
        pair.otherPeople,
        pair.difference,
        number(pair.valueWithOther),
        card.whyPopulation ?? '',
      ],
    ]),
  );
}
