import type { z } from 'zod';
import { type Explained, type ExplainedJson, explainedJson } from '../../../kernel/explained.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { getTerritory } from '../../territory/index.ts';
import { nameOfEstablishment } from '../commands/establishments.ts';
import { readableCite } from '../commands/facts/fact-values.ts';
import { plain, readValue } from '../commands/indicator-value.ts';
import { listRecords } from '../commands/list-records.ts';
import { mayReadRecords, READ_RECORDS } from '../commands/reach.ts';
import { unservedBefore, unservedCards } from '../commands/unserved-cards.ts';
import type { ValueQuery as Query } from '../commands/value-query.ts';
import {
  IndicatorPage,
  IndicatorParams,
  MapAnswer,
  MapQuery,
  Panel,
  PanelQuery,
  PlaceQuery,
  ReconciliationAnswer,
  RecordsAnswer,
  RecordsQuery,
  UnservedList,
  UnservedParams,
  UnservedQuery,
  ValueAnswer,
  ValueQuery,
} from '../contract.ts';
import { type Card, findEntry, findMethod, findRule, publicCode } from '../domain/card.ts';
import type { IndicatorValue } from '../domain/compute.ts';
import { recordsAddress } from '../domain/records-address.ts';
import { valueAnswer } from './answers.ts';
import { entryRoutes } from './entries.ts';
import { factRoutes } from './facts.ts';
import { readMap } from './map.ts';
import { readPage } from './page.ts';
import { readPanel } from './panel.ts';
import { answerReconciliation } from './reconciliation.ts';
import { seriesRoutes } from './series.ts';
import { exportSeries } from './series-file.ts';

async function readOne(
  context: Context,
  id: string,
  asked: z.infer<typeof ValueQuery>,
): Promise<ValueAnswer> {
  const read = await readValue(context, { indicator: id, ...asked });
  const { card, unit, establishment, period, query, value } = read;
  const { code, name, level } = unit;
  return {
    indicator: card.id,
    territory: { code, name, level },
    establishment: establishment === null ? null : await nameOfEstablishment(context, establishment),
    value: valueAnswer(card, period.text, value),
    exact: value.value?.toString() ?? null,
    unit: card.unit,
    parts: partsAnswer(card, value),
    source: await sourceAnswer(context, query, value, period.text),
  };
}

function partsAnswer(card: Card, value: IndicatorValue): ValueAnswer['parts'] {
  const names = new Map(card.parts?.items.map((item) => [item.id, item.name]));
  return value.parts.map(({ id, count }) => ({
    id,
    name: names.get(id) ?? id,
    count: plain(count),
    share:
      count === null || value.numerator === null || value.numerator.isZero()
        ? null
        : count.mul(Rational.of(100)).div(value.numerator).toDecimal(1),
  }));
}

async function sourceAnswer(
  context: Context,
  query: Query,
  value: IndicatorValue,
  period: string,
): Promise<ValueAnswer['source']> {
  if (value.explained === null) return null;
  const { card } = query;
  const method = value.method === null ? null : methodOf(card, value.method);
  const explained = await readableExplained(context, value.explained);
  const counted = isTold(card, value.method) ? null : countedNote(context, value);
  const note = [explained.note, counted].filter(Boolean).join(' ');
  const address = await addressOf(context, query, value, period);
  return {
    explained: { ...explained, ...(note === '' ? {} : { note }) },
    ...(method ? { method: { name: method.name, version: method.version } } : {}),
    ...(value.reason === null ? {} : { status: value.reason }),
    ...(address === null ? {} : { recordsHref: address }),
  };
}

/** The tree with its own citation as people name it. */
async function readableExplained(context: Context, node: Explained): Promise<ExplainedJson> {
  const json = explainedJson(node);
  return json.cite === undefined ? json : { ...json, cite: await readableCite(context, json.cite) };
}

function methodOf(card: Card, id: string): { name: string; version: string } | null {
  return findMethod(card, id) ?? findRule(card, id) ?? findEntry(card, id);
}

const isTold = (card: Card, method: string | null): boolean =>
  method !== null && findEntry(card, method) !== null;

/** Where the records behind a number are read, by who may: rows of files, or facts of the register. */
async function addressOf(
  context: Context,
  { card, unit, establishment = null, knownOn = null }: Query,
  { method, variant }: IndicatorValue,
  period: string,
): Promise<string | null> {
  const [indicator, territory] = [publicCode(card), unit.code];
  if (isTold(card, method)) return `/indicadores/lancar?indicador=${indicator}`;
  if (card.facts !== null)
    return `/indicadores/fatos?aba=registros&indicador=${indicator}&territorio=${territory}`;
  const counted = method !== null && findMethod(card, method) !== null;
  if (!counted || !mayReadRecords(context, await getTerritory(context), territory)) return null;
  return recordsAddress({ indicator, territory, period, method, variant, establishment, knownOn });
}

/** The day, where people live, on which the counts were made. */
function countedNote({ env }: Context, { computedAt }: IndicatorValue): string | null {
  if (computedAt === null) return null;
  const day = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeZone: env.timeZone });
  return `Contado em ${day.format(new Date(computedAt))}.`;
}

async function readRecords(
  context: Context,
  id: string,
  { cursor, limit, ...asked }: z.infer<typeof RecordsQuery>,
): Promise<RecordsAnswer> {
  const { query, period, value } = await readValue(context, { indicator: id, ...asked });
  const page = await listRecords(context, { query, period, value }, { cursor, limit });
  return {
    ...page,
    columns: [...page.columns],
    items: [...page.items],
    total: page.columns.length === 0 ? null : plain(value.numerator),
  };
}

const unservedAnswer = (items: Awaited<ReturnType<typeof unservedCards>>) =>
  items.map((each) => ({ ...each, columns: [...each.columns] }));

export const indicatorsRoutes: readonly Route[] = [
  ...factRoutes,
  ...entryRoutes,
  ...seriesRoutes,
  route({
    method: 'GET',
    path: '/api/indicators',
    verb: 'indicators.read',
    summary: 'O painel: cada indicador do plano, com meta e valor de cada ano, num território',
    query: PanelQuery,
    answer: Panel,
    handle: (context, { query }) => readPanel(context, query),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/unserved',
    verb: 'indicators.read',
    summary: 'Os indicadores a que um arquivo com estas colunas não serviria, antes de enviá-lo',
    query: UnservedQuery,
    answer: UnservedList,
    handle: async (context, { query }) => ({
      items: unservedAnswer(unservedBefore(context, query)),
      next: null,
    }),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/unserved/:version',
    verb: 'indicators.read',
    summary: 'Os indicadores a que um arquivo importado não serve, e as colunas que lhe faltam',
    params: UnservedParams,
    answer: UnservedList,
    handle: async (context, { params }) => ({
      items: unservedAnswer(await unservedCards(context, params.version)),
      next: null,
    }),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/:id',
    verb: 'indicators.read',
    summary: 'Um indicador num território: ficha, séries por método e metas',
    params: IndicatorParams,
    query: PlaceQuery,
    answer: IndicatorPage,
    handle: (context, { params, query }) => readPage(context, params.id, query),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/:id/value',
    verb: 'indicators.read',
    summary: 'Um valor com a sua memória: numerador, denominador, método e arquivos',
    params: IndicatorParams,
    query: ValueQuery,
    answer: ValueAnswer,
    handle: (context, { params, query }) => readOne(context, params.id, query),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/:id/map',
    verb: 'indicators.read',
    summary: 'O valor de cada município, região de saúde ou macrorregião num período',
    params: IndicatorParams,
    query: MapQuery,
    answer: MapAnswer,
    handle: (context, { params, query }) => readMap(context, params.id, query),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/:id/records',
    verb: READ_RECORDS,
    summary:
      'Os registros contados num numerador, sem nome nem documento; dia, lugar e causa juntos podem apontar alguém',
    params: IndicatorParams,
    query: RecordsQuery,
    answer: RecordsAnswer,
    handle: (context, { params, query }) => readRecords(context, params.id, query),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/:id/series.csv',
    verb: 'indicators.read',
    summary: 'As séries de um indicador em CSV',
    params: IndicatorParams,
    query: PlaceQuery,
    handle: (context, { params, query }) => exportSeries(context, params.id, query),
  }),
  route({
    method: 'POST',
    path: '/api/indicators/reconciliations',
    // Counts of any place and month, small ones too.
    verb: 'indicators.reconcile',
    summary:
      'Por que meu número é diferente: uma tabela do TabNet ao lado do que é contado aqui; nada dela fica guardado',
    upload: true,
    answer: ReconciliationAnswer,
    handle: (context, { uploads }) => answerReconciliation(context, uploads),
  }),
];
